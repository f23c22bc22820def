package vn.giaoban.media.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.sfu.Send;

/** What the media loop relies on, whatever the sockets are made of. */
abstract class SocketsContract {
    private static final long SECOND = 1_000_000_000L;

    private Sockets sockets;

    abstract Sockets open(List<InetSocketAddress> addresses) throws IOException;

    @BeforeEach
    void bind() throws IOException {
        sockets = open(List.of(at("127.0.0.1", 0), at("::1", 0), at("127.0.0.2", 0)));
    }

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void eachSocketHasThePortOfItsOwnAddress() throws IOException {
        assertThat(sockets.addresses())
                .extracting(InetSocketAddress::getAddress)
                .containsExactly(of("127.0.0.1"), of("::1"), of("127.0.0.2"));
        assertThat(sockets.addresses()).extracting(InetSocketAddress::getPort).allMatch(port -> port > 0);
    }

    @Test
    void aDatagramComesWithTheSocketAndTheAddressItCameFrom() throws IOException {
        for (int i = 0; i < 3; i++) {
            InetSocketAddress ours = sockets.addresses().get(i);
            try (var peer = new DatagramSocket(0, ours.getAddress())) {
                byte[] sent = bytes(100 + i);
                peer.send(new DatagramPacket(sent, sent.length, ours));
                assertThat(next(1)).singleElement().satisfies(got -> {
                    assertThat(got.bytes).isEqualTo(sent);
                    assertThat(got.from.remote()).isEqualTo(peer.getLocalSocketAddress());
                });
            }
        }
    }

    @Test
    void allThatCameIsGivenInTheOrderItCame() throws IOException {
        try (var peer = new DatagramSocket(0, of("127.0.0.1"))) {
            List<byte[]> sent = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                byte[] one = bytes(20 + i);
                sent.add(one);
                peer.send(
                        new DatagramPacket(one, one.length, sockets.addresses().getFirst()));
            }
            assertThat(next(150)).extracting(got -> got.bytes).containsExactlyElementsOf(sent);
        }
    }

    @Test
    void reportsComeFromTheSameAddressesBesideEverythingElse() throws IOException {
        for (int i = 0; i < 3; i++) {
            InetSocketAddress ours = sockets.addresses().get(i);
            try (var peer = new DatagramSocket(0, ours.getAddress())) {
                for (int type = 0; type < 256; type++) {
                    byte[] sent = {(byte) 0x81, (byte) type, 1, 2};
                    peer.send(new DatagramPacket(sent, sent.length, ours));
                }
                List<Got> got = next(256);
                assertThat(got).allSatisfy(one -> {
                    assertThat(one.from.socket()).isEqualTo(ours(ours));
                    assertThat(one.from.remote()).isEqualTo(peer.getLocalSocketAddress());
                });
                assertThat(got)
                        .extracting(one -> one.bytes[1] & 0xff)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, 256).boxed().toList());
            }
        }
    }

    private int ours(InetSocketAddress address) throws IOException {
        return sockets.addresses().indexOf(address);
    }

    @Test
    void whatIsSentTogetherArrivesDatagramByDatagramWhateverTheLengths() throws IOException {
        int[] lengths = {1200, 1200, 1200, 300, 1200, 1201, 1200, 1200, 50, 50, 51, 7, 1400, 1400, 1400};
        for (int i = 0; i < 3; i++) {
            InetSocketAddress ours = sockets.addresses().get(i);
            try (var peer = new DatagramSocket(0, ours.getAddress())) {
                peer.setSoTimeout(2000);
                Send send = new Send(lengths.length);
                send.begin(new Path(i, (InetSocketAddress) peer.getLocalSocketAddress()));
                for (int length : lengths) {
                    System.arraycopy(bytes(length), 0, send.buffer(), send.end(), length);
                    send.add(length);
                }
                sockets.send(send);
                sockets.flush();
                for (int length : lengths) {
                    assertThat(receive(peer, ours)).isEqualTo(bytes(length));
                }
            }
        }
    }

    @Test
    void aThousandStrangersEachKeepTheirAddress() throws IOException {
        Set<DatagramSocket> peers = new HashSet<>();
        try {
            for (int i = 0; i < 1000; i++) {
                peers.add(new DatagramSocket(0, of("127.0.0." + (1 + i % 250))));
            }
            for (int round = 0; round < 2; round++) {
                for (DatagramSocket peer : peers) {
                    byte[] port = bytes(peer.getLocalPort() % 1000 + 1);
                    peer.send(new DatagramPacket(
                            port, port.length, sockets.addresses().getFirst()));
                    Got got = next(1).getFirst();
                    assertThat(got.from.remote()).isEqualTo(peer.getLocalSocketAddress());
                    Send send = new Send(got.from, got.bytes);
                    sockets.send(send);
                    sockets.flush();
                    peer.setSoTimeout(2000);
                    assertThat(receive(peer, sockets.addresses().getFirst())).isEqualTo(port);
                }
            }
        } finally {
            peers.forEach(DatagramSocket::close);
        }
    }

    @Test
    void whatIsForManyGoesOutTogetherAndOneWhoCannotBeReachedCostsNobodyAnything() throws IOException {
        InetSocketAddress ours = sockets.addresses().getFirst();
        InetSocketAddress nowhere = new InetSocketAddress(of("127.0.0.1"), 0);
        List<DatagramSocket> peers = new ArrayList<>();
        try {
            for (int i = 0; i < 150; i++) {
                DatagramSocket peer = new DatagramSocket(0, ours.getAddress());
                peer.setSoTimeout(2000);
                peers.add(peer);
            }
            for (int i = 0; i < peers.size(); i++) {
                sockets.send(new Send(new Path(0, nowhere), bytes(10)));
                Send send = new Send(8);
                send.begin(new Path(0, (InetSocketAddress) peers.get(i).getLocalSocketAddress()));
                for (int length : List.of(1200, 1200, 1200, 1200, 1 + i)) {
                    System.arraycopy(bytes(length), 0, send.buffer(), send.end(), length);
                    send.add(length);
                }
                sockets.send(send);
            }
            sockets.flush();
            for (int i = 0; i < peers.size(); i++) {
                for (int length : List.of(1200, 1200, 1200, 1200, 1 + i)) {
                    assertThat(receive(peers.get(i), ours)).isEqualTo(bytes(length));
                }
            }
        } finally {
            peers.forEach(DatagramSocket::close);
        }
    }

    @Test
    void aPeerThatIsGoneHarmsNobody() throws IOException {
        InetSocketAddress gone;
        try (var peer = new DatagramSocket(0, of("127.0.0.1"))) {
            gone = (InetSocketAddress) peer.getLocalSocketAddress();
        }
        for (int i = 0; i < 5; i++) {
            sockets.send(new Send(new Path(0, gone), bytes(10)));
        }
        sockets.flush();
        aDatagramComesWithTheSocketAndTheAddressItCameFrom();
    }

    @Test
    void framesOfATcpConnectionComeAsDatagramsAndAnswersGoBackOnIt() throws IOException {
        List<InetSocketAddress> listening = sockets.listen();
        assertThat(listening).isNotEmpty();
        for (InetSocketAddress ours : listening) {
            try (var peer = new Socket(ours.getAddress(), ours.getPort())) {
                peer.setSoTimeout(5000);
                var out = new DataOutputStream(peer.getOutputStream());
                var in = new DataInputStream(peer.getInputStream());
                for (int round = 0; round < 3; round++) {
                    for (int length : List.of(20, 1408, 2048)) {
                        out.writeShort(length);
                        out.write(bytes(length));
                    }
                    List<Got> got = next(3);
                    assertThat(got).extracting(each -> each.bytes.length).containsExactly(20, 1408, 2048);
                    assertThat(got.getLast().bytes).isEqualTo(bytes(2048));
                    assertThat(got.getFirst().from.remote()).isEqualTo(peer.getLocalSocketAddress());
                    Send send = new Send(3);
                    send.begin(got.getFirst().from);
                    for (int length : List.of(100, 100, 50)) {
                        System.arraycopy(bytes(length), 0, send.buffer(), send.end(), length);
                        send.add(length);
                    }
                    sockets.send(send);
                    for (int length : List.of(100, 100, 50)) {
                        assertThat(in.readUnsignedShort()).isEqualTo(length);
                        assertThat(in.readNBytes(length)).isEqualTo(bytes(length));
                    }
                }
            }
        }
        aDatagramComesWithTheSocketAndTheAddressItCameFrom();
    }

    @Test
    void aConnectionThatTakesNothingHarmsNobodyAndGetsWholeFramesOnceItReads() throws IOException {
        InetSocketAddress ours = sockets.listen().getFirst();
        try (var slow = new Socket()) {
            slow.setReceiveBufferSize(8192);
            slow.connect(ours);
            slow.setSoTimeout(5000);
            slow.getOutputStream().write(new byte[] {0, 1, 1});
            Path path = next(1).getFirst().from;
            for (int i = 0; i < 3000; i++) {
                byte[] datagram = bytes(1000);
                datagram[0] = 1;
                sockets.send(new Send(path, datagram));
            }
            aDatagramComesWithTheSocketAndTheAddressItCameFrom();
            Thread reading = Thread.ofVirtual().start(() -> {
                try {
                    var in = new DataInputStream(slow.getInputStream());
                    for (int i = 0; i < 250; i++) {
                        assertThat(in.readUnsignedShort()).isEqualTo(1000);
                        assertThat(in.readNBytes(1000)[999]).isEqualTo(bytes(1000)[999]);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            for (long end = System.nanoTime() + 10 * SECOND; reading.isAlive() && System.nanoTime() < end; ) {
                sockets.await(SECOND / 100);
                sockets.receive(256, (b, length, from) -> {});
            }
            assertThat(reading.isAlive()).isFalse();
        }
    }

    @Test
    void whoSpeaksSomethingElseOverTcpIsCutOff() throws IOException {
        InetSocketAddress ours = sockets.listen().getFirst();
        try (var browser = new Socket(ours.getAddress(), ours.getPort())) {
            browser.setSoTimeout(5000);
            browser.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 20; i++) {
                sockets.await(SECOND / 100);
                sockets.receive(256, (b, length, from) -> {});
            }
            assertThat(ended(browser)).isTrue();
        }
        aDatagramComesWithTheSocketAndTheAddressItCameFrom();
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void waitingEndsWhenSomebodyWakesIt() throws Exception {
        Thread other = Thread.ofVirtual().start(sockets::wakeUp);
        long began = System.nanoTime();
        sockets.await(20 * SECOND);
        assertThat(System.nanoTime() - began).isLessThan(10 * SECOND);
        other.join();
    }

    @Test
    void wakingClosedSocketsDoesNothing() {
        sockets.close();
        sockets.wakeUp();
    }

    @Test
    void aTakenPortIsRefused() throws IOException {
        InetSocketAddress taken = sockets.addresses().getFirst();
        assertThatThrownBy(() -> open(List.of(taken)).close()).isInstanceOf(BindException.class);
    }

    private record Got(byte[] bytes, Path from) {}

    private List<Got> next(int count) throws IOException {
        List<Got> got = new ArrayList<>();
        long end = System.nanoTime() + 5 * SECOND;
        while (got.size() < count && System.nanoTime() < end) {
            sockets.await(SECOND / 10);
            Sockets.Receiver receiver = (b, length, from) -> got.add(new Got(Arrays.copyOf(b, length), from));
            sockets.receive(256, receiver);
            sockets.reports(256, receiver);
        }
        assertThat(got).hasSize(count);
        return got;
    }

    private static byte[] receive(DatagramSocket peer, InetSocketAddress from) throws IOException {
        var packet = new DatagramPacket(new byte[2048], 2048);
        peer.receive(packet);
        assertThat(packet.getSocketAddress()).isEqualTo(from);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7 + length);
        }
        return bytes;
    }

    private static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(of(host), port);
    }

    private static InetAddress of(String host) {
        return InetAddress.ofLiteral(host);
    }
}
