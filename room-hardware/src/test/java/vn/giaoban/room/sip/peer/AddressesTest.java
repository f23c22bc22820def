package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;
import vn.giaoban.room.sip.stack.SipAgent;

/** A machine has several addresses: its loopback's and one for each network. */
class AddressesTest {
    private static final InetAddress OTHER = InetAddress.ofLiteral("127.0.0.2");

    @TempDir
    private Path folder;

    private SipSettings settings(int port) {
        return new SipSettings(List.of(Sipp.LOCAL, OTHER), port, null, 0, 0, folder, 20);
    }

    @Test
    void roomsAreAnsweredOnEveryAddress() throws Exception {
        int port = Sipp.freePort();
        try (SipRooms rooms = SipRooms.start(settings(port), new Nobody())) {
            assertThat(rooms.states().join()).isEmpty();
            assertThat(options(Sipp.LOCAL, port)).startsWith("SIP/2.0 200");
            assertThat(options(OTHER, port)).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void aPortThatIsTakenOnOneOfThemIsToldAndNoneIsKept() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(0, OTHER)) {
            int port = taken.getLocalPort();
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> SipRooms.start(settings(port), new Nobody()))
                        .isInstanceOf(SipAgent.Unavailable.class)
                        .hasMessageContaining(Integer.toString(port));
            }
            new DatagramSocket(port, Sipp.LOCAL).close();
        }
    }

    private static String options(InetAddress server, int port) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, Sipp.LOCAL)) {
            socket.setSoTimeout(5000);
            byte[] request = """
                    OPTIONS sip:hop@%1$s SIP/2.0
                    Via: SIP/2.0/UDP 127.0.0.1:%2$d;branch=z9hG4bK%2$d;rport
                    From: <sip:a@b>;tag=1
                    To: <sip:hop@%1$s>
                    Call-ID: %3$s
                    CSeq: 1 OPTIONS
                    Max-Forwards: 70
                    Content-Length: 0

                    """.formatted(
                            server.getHostAddress(), socket.getLocalPort(), "to-" + server.getHostAddress())
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            socket.send(new DatagramPacket(request, request.length, server, port));
            DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
            socket.receive(answer);
            assertThat(answer.getAddress()).isEqualTo(server);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
        }
    }
}
