package vn.giaoban.room.visca.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import vn.giaoban.room.visca.Octets;

@Execution(ExecutionMode.CONCURRENT)
class WiresTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    /** Writes down what it is told. */
    private static final class Told implements WireListener {
        private final BlockingQueue<String> all = new LinkedBlockingQueue<>();

        @Override
        public void opened() {
            all.add("opened");
        }

        @Override
        public void received(Octets bytes) {
            all.add(bytes.toString());
        }

        @Override
        public void lost(String code) {
            all.add(code);
        }

        @Nullable
        String next() throws InterruptedException {
            return all.poll(15, TimeUnit.SECONDS);
        }
    }

    @Test
    void aNameThatIsUnknownAtFirstIsLookedUpAgainAndOneThatMovesIsFollowed() throws Exception {
        var told = new Told();
        var where = new AtomicReference<>(InetSocketAddress.createUnresolved("may-quay", 1259));
        try (var one = new DatagramSocket(0, HERE);
                var two = new DatagramSocket(0, HERE);
                UdpPort port = UdpPort.open(0);
                var wire = new UdpWire(port, where::get, Duration.ofMillis(50), told)) {
            assertThat(told.next()).isEqualTo("unknown-host");
            where.set(new InetSocketAddress(HERE, one.getLocalPort()));
            String next = told.next();
            assertThat(next != null && next.equals("unknown-host") ? told.next() : next)
                    .isEqualTo("opened");
            wire.send(Octets.parse("81 09 04 00 FF"));
            assertThat(heard(one)).isEqualTo("81 09 04 00 FF");
            where.set(new InetSocketAddress(HERE, two.getLocalPort()));
            assertThat(told.next()).isEqualTo("opened");
            wire.send(Octets.parse("81 09 04 47 FF"));
            assertThat(heard(two)).isEqualTo("81 09 04 47 FF");
        }
    }

    private static String heard(DatagramSocket at) throws IOException {
        at.setSoTimeout(5_000);
        var packet = new DatagramPacket(new byte[64], 64);
        at.receive(packet);
        return Octets.of(Arrays.copyOf(packet.getData(), packet.getLength())).toString();
    }

    @Test
    void aConnectionOnWhichNothingComesIsReplacedAndNotCalledLostWhenAnotherCanBeMade() throws Exception {
        var told = new Told();
        try (var camera = new ServerSocket(0, 2, HERE);
                var wires = new Wires(0);
                var wire = wires.open(CameraAddress.parse("tcp://127.0.0.1:" + camera.getLocalPort()), told);
                Socket silent = camera.accept()) {
            camera.setSoTimeout(15_000);
            assertThat(told.next()).isEqualTo("opened");
            try (Socket next = camera.accept()) {
                assertThat(told.next()).isEqualTo("opened");
                wire.send(Octets.parse("81 09 04 00 FF"));
                assertThat(next.getInputStream().readNBytes(5))
                        .isEqualTo(Octets.parse("81 09 04 00 FF").toArray());
                assertThat(silent.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void aSerialPortThatCannotBeOpenedIsToldFromOneThatIsNotThere() throws Exception {
        var told = new Told();
        Path device = Files.createTempFile(Path.of("/dev/shm"), "giaoban", "");
        try (var wires = new Wires(0);
                var wire = wires.open(CameraAddress.parse("serial:" + device), told)) {
            assertThat(wire).isNotNull();
            assertThat(told.next()).isEqualTo("device-refused");
            Files.delete(device);
            String next = told.next();
            assertThat("device-refused".equals(next) ? told.next() : next).isEqualTo("no-device");
        } finally {
            Files.deleteIfExists(device);
        }
    }

    @Test
    void aNameThatNobodyHasIsSaidOfATcpLineToo() throws Exception {
        var told = new Told();
        try (var wires = new Wires(0);
                var wire = wires.open(CameraAddress.parse("tcp://khong-co.invalid:5678"), told)) {
            assertThat(wire).isNotNull();
            assertThat(told.next()).isEqualTo("unknown-host");
        }
    }
}
