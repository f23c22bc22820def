package vn.giaoban.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LinuxSocketsTest extends SocketsContract {
    @Override
    Sockets open(List<InetSocketAddress> addresses) throws IOException {
        return LinuxSockets.open(addresses);
    }

    @Test
    void nobodyIsWokenForAReport() throws IOException {
        InetSocketAddress ours = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        try (Sockets sockets = open(List.of(ours));
                DatagramSocket peer = new DatagramSocket(0, ours.getAddress())) {
            List<Integer> types = new ArrayList<>();
            Sockets.Receiver receiver = (b, length, from) -> types.add(b[1] & 0xff);
            for (int type : new int[] {200, 205, 96}) {
                byte[] sent = {(byte) 0x80, (byte) type, 0, 0};
                peer.send(new DatagramPacket(
                        sent, sent.length, sockets.addresses().getFirst()));
            }
            sockets.receive(256, receiver);
            assertThat(types).containsExactly(96);
            sockets.await(0);
            sockets.receive(256, receiver);
            assertThat(types).containsExactly(96);
            assertThat(sockets.reports(256, receiver)).as("there may be more").isFalse();
            assertThat(types).containsExactly(96, 200, 205);
        }
    }
}
