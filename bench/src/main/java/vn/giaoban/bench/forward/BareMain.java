package vn.giaoban.bench.forward;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.ice.IceCredentials;
import vn.giaoban.media.ice.IceLite;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.ice.StunMessage;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.media.secure.DtlsTransport;
import vn.giaoban.media.secure.Fingerprint;
import vn.giaoban.media.secure.SrtpContext;
import vn.giaoban.media.secure.SrtpKeys;

/**
 * The bare loop: one thread, one socket, one send for each packet and receiver, and no feature at all. What the machine
 * allows a Java program that does the least. {@code HOST HTTP-PORT MEDIA-PORT}.
 */
final class BareMain {
    private static final String SPEAKER = "speaker";

    private final InetSocketAddress address;
    private final SecureRandom random = new SecureRandom();
    private final DtlsIdentity identity = DtlsIdentity.create(random, Instant.now());
    private final Selector selector = Selector.open();
    private final DatagramChannel channel = DatagramChannel.open();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Map<String, Peer> byUfrag = new HashMap<>();
    private final Map<InetSocketAddress, Peer> byAddress = new HashMap<>();
    private final List<Peer> receivers = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(2048);
    private final ByteBuffer out = ByteBuffer.allocateDirect(2048);
    private final byte[] datagram = new byte[2048];
    private final byte[] copy = new byte[2048];

    private static final class Peer implements DtlsTransport.Listener {
        final boolean speaks;
        final IceLite ice;
        final Fingerprint fingerprint;

        @Nullable
        DtlsTransport dtls;

        volatile @Nullable SrtpContext inbound;
        volatile @Nullable SrtpContext outbound;

        @Nullable
        InetSocketAddress address;

        Peer(boolean speaks, IceLite ice, Fingerprint fingerprint) {
            this.speaks = speaks;
            this.ice = ice;
            this.fingerprint = fingerprint;
        }

        @Override
        public void established(SrtpKeys keys) {
            inbound = keys.inbound();
            outbound = keys.outbound();
        }

        @Override
        public void closed(String reason) {}
    }

    private BareMain(InetSocketAddress address) throws IOException {
        this.address = address;
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, 4 << 20);
        channel.bind(address).configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    public static void main(String... args) throws IOException {
        InetAddress host = InetAddress.ofLiteral(args[0]);
        BareMain bare = new BareMain(new InetSocketAddress(host, Integer.parseInt(args[2])));
        HttpServer http = HttpServer.create(new InetSocketAddress(host, Integer.parseInt(args[1])), 100);
        http.createContext("/", exchange -> {
            try (exchange) {
                String offer = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                String name = exchange.getRequestURI().getPath().substring(1);
                byte[] answer = offer.isEmpty()
                        ? new byte[0]
                        : bare.admit(name.equals(SPEAKER), offer).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        http.start();
        bare.run();
    }

    private String admit(boolean speaks, String offer) {
        var credentials = new IceCredentials(
                IceCredentials.newUfrag(random), IceCredentials.newPassword(random), line(offer, "a=ice-ufrag:"));
        Fingerprint fingerprint = Fingerprint.parse(line(offer, "a=fingerprint:"));
        if (fingerprint == null) {
            throw new IllegalArgumentException("fingerprint");
        }
        Peer peer = new Peer(speaks, new IceLite(credentials, System.nanoTime()), fingerprint);
        tasks.add(() -> {
            byUfrag.put(credentials.ufrag(), peer);
            if (!speaks) {
                receivers.add(peer);
            }
        });
        selector.wakeup();
        return "a=ice-ufrag:%s\na=ice-pwd:%s\na=fingerprint:%s\na=candidate:1 1 udp 1 %s %d typ host\n"
                .formatted(
                        credentials.ufrag(),
                        credentials.password(),
                        identity.fingerprint(),
                        address.getHostString(),
                        address.getPort());
    }

    private static String line(String sdp, String prefix) {
        return sdp.lines()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .orElseThrow()
                .substring(prefix.length());
    }

    private void run() throws IOException {
        while (true) {
            turn();
        }
    }

    /** A method of its own, as in our server: the JVM compiles what is called often. */
    private void turn() throws IOException {
        selector.select(10);
        selector.selectedKeys().clear();
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        in.clear();
        for (var from = (InetSocketAddress) channel.receive(in);
                from != null;
                from = (InetSocketAddress) channel.receive(in)) {
            in.flip();
            int length = in.remaining();
            in.get(datagram, 0, length);
            take(length, from);
            in.clear();
        }
    }

    private void take(int length, InetSocketAddress from) throws IOException {
        if ((datagram[0] & 0xc0) == 0x80) {
            Peer peer = byAddress.get(from);
            SrtpContext inbound = peer == null ? null : peer.inbound;
            if (peer != null && peer.speaks && inbound != null && !RtpPacket.isRtcp(datagram, 0, length)) {
                forward(inbound.unprotectRtp(datagram, 0, length));
            }
        } else if (StunMessage.looksLikeStun(datagram, 0, length)) {
            check(length, from);
        } else if (DtlsTransport.looksLikeDtls(datagram, 0, length)) {
            handshake(length, from);
        }
    }

    private void forward(int length) throws IOException {
        if (length < 0) {
            return;
        }
        for (Peer receiver : receivers) {
            SrtpContext outbound = receiver.outbound;
            if (outbound != null && receiver.address != null) {
                System.arraycopy(datagram, 0, copy, 0, length);
                out.clear();
                out.put(copy, 0, outbound.protectRtp(copy, 0, length)).flip();
                channel.send(out, receiver.address);
            }
        }
    }

    private void check(int length, InetSocketAddress from) throws IOException {
        StunMessage message = StunMessage.read(datagram, 0, length);
        Peer peer = message == null ? null : byUfrag.get(IceCredentials.addressee(message.username()));
        byte[] answer =
                peer == null || message == null ? null : peer.ice.answer(message, new Path(0, from), System.nanoTime());
        if (peer != null && answer != null) {
            byAddress.put(from, peer);
            peer.address = from;
            channel.send(ByteBuffer.wrap(answer), from);
        }
    }

    private void handshake(int length, InetSocketAddress from) {
        Peer peer = byAddress.get(from);
        if (peer == null) {
            return;
        }
        if (peer.dtls == null) {
            peer.dtls = new DtlsTransport(
                    identity, DtlsTransport.Role.SERVER, peer.fingerprint, bytes -> send(bytes, from), peer);
            Thread.ofVirtual().start(peer.dtls);
        }
        peer.dtls.receive(Arrays.copyOf(datagram, length));
    }

    private void send(byte[] bytes, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(bytes), to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
