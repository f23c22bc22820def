package vn.giaoban.media.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import vn.giaoban.media.ice.StunMessage;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.secure.DtlsTransport;

/**
 * A wire between peers and the server on which somebody sits who overhears everything and sends what he likes: from the
 * addresses of those whom he overheard, and from his own.
 */
final class NoisyWire implements AutoCloseable {
    private static final int KEPT = 64;
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private enum Kind {
        STUN,
        DTLS,
        RTCP,
        RTP
    }

    /** @param overheard by the number of the kind */
    private record Flow(DatagramSocket upstream, List<List<byte[]>> overheard) {
        List<byte[]> of(Kind kind) {
            return overheard.get(kind.ordinal());
        }
    }

    private final InetSocketAddress server;
    private final Random random;
    private final DatagramSocket outside = new DatagramSocket(0, LOOPBACK);
    private final DatagramSocket stranger = new DatagramSocket(0, LOOPBACK);
    private final Map<SocketAddress, Flow> flows = new ConcurrentHashMap<>();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean open = true;

    NoisyWire(int serverPort, long seed) throws IOException {
        server = new InetSocketAddress(LOOPBACK, serverPort);
        random = new Random(seed);
        Thread.ofVirtual().start(() -> receive(outside, this::up));
        Thread.ofVirtual().start(() -> receive(stranger, packet -> answered.incrementAndGet()));
    }

    /** Where peers are to send. */
    InetSocketAddress address() {
        return (InetSocketAddress) outside.getLocalSocketAddress();
    }

    /** How many datagrams of noise were sent. */
    long sent() {
        return sent.get();
    }

    /** How many datagrams the server sent to the address of somebody whom it does not know. */
    long answered() {
        return answered.get();
    }

    private interface Taken {
        void packet(DatagramPacket packet) throws IOException;
    }

    private void receive(DatagramSocket socket, Taken taken) {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        while (open) {
            try {
                packet.setLength(2048);
                socket.receive(packet);
                taken.packet(packet);
            } catch (IOException e) {
                // Closed, or a port is not there any more.
                if (socket.isClosed()) {
                    return;
                }
            }
        }
    }

    private void up(DatagramPacket packet) throws IOException {
        SocketAddress from = packet.getSocketAddress();
        Flow flow = flows.computeIfAbsent(from, this::begin);
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        flow.upstream.send(new DatagramPacket(bytes, bytes.length, server));
        List<byte[]> kept = flow.of(kind(bytes));
        synchronized (kept) {
            if (kept.size() < KEPT) {
                kept.add(bytes);
            } else {
                kept.set(random.nextInt(KEPT), bytes);
            }
        }
    }

    private Flow begin(SocketAddress peer) {
        try {
            List<List<byte[]>> overheard = new ArrayList<>();
            for (int i = 0; i < Kind.values().length; i++) {
                overheard.add(new ArrayList<>());
            }
            Flow flow = new Flow(new DatagramSocket(0, LOOPBACK), overheard);
            Thread.ofVirtual()
                    .start(() -> receive(flow.upstream, packet -> {
                        packet.setSocketAddress(peer);
                        outside.send(packet);
                    }));
            return flow;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kind kind(byte[] b) {
        if (StunMessage.looksLikeStun(b, 0, b.length)) {
            return Kind.STUN;
        }
        if (DtlsTransport.looksLikeDtls(b, 0, b.length)) {
            return Kind.DTLS;
        }
        return RtpPacket.isRtcp(b, 0, b.length) ? Kind.RTCP : Kind.RTP;
    }

    /** Those whom noise will come from: everybody who was overheard until now. */
    List<SocketAddress> peers() {
        return List.copyOf(flows.keySet());
    }

    /** Sends some noise: half of it random, half changed or unchanged copies of what was overheard. */
    void noise(List<SocketAddress> from, int count) throws IOException {
        List<Flow> all = from.stream()
                .map(peer -> Objects.requireNonNull(flows.get(peer)))
                .toList();
        for (int i = 0; i < count; i++) {
            byte[] bytes = random.nextBoolean() ? any() : copy(all.get(random.nextInt(all.size())));
            DatagramSocket socket = random.nextInt(4) == 0 ? stranger : all.get(random.nextInt(all.size())).upstream;
            socket.send(new DatagramPacket(bytes, bytes.length, server));
            sent.incrementAndGet();
        }
    }

    private byte[] any() {
        byte[] bytes = new byte[random.nextInt(1500)];
        random.nextBytes(bytes);
        if (bytes.length > 0 && random.nextBoolean()) {
            // Each kind of datagram is told by its first byte (RFC 7983).
            bytes[0] = (byte) new int[] {0, 22, 23, 128, 144}[random.nextInt(5)];
        }
        return bytes;
    }

    private byte[] copy(Flow flow) {
        List<byte[]> kept = flow.of(Kind.values()[random.nextInt(Kind.values().length)]);
        byte[] bytes;
        synchronized (kept) {
            if (kept.isEmpty()) {
                return any();
            }
            bytes = kept.get(random.nextInt(kept.size())).clone();
        }
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> {
                for (int i = 1 + random.nextInt(6); i > 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            default -> {}
        }
        return bytes;
    }

    @Override
    public void close() {
        open = false;
        outside.close();
        stranger.close();
        flows.values().forEach(flow -> flow.upstream.close());
    }
}
