package vn.giaoban.media.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.Plan;
import vn.giaoban.media.ice.IceCredentials;
import vn.giaoban.media.ice.StunMessage;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.media.secure.DtlsTransport;
import vn.giaoban.media.secure.SrtpKeys;

/** The only thread, clock and sockets of many simulated peers: one socket each, one selector for all. */
public final class PeerLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeerLoop.class);
    private static final long BUSY_MILLIS = 5;
    private static final long IDLE_MILLIS = 50;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final SecureRandom random = new SecureRandom();
    private final DtlsIdentity identity = DtlsIdentity.create(random, Instant.now());
    private final ByteBuffer buffer = ByteBuffer.allocate(2048);
    private final Thread thread;
    private volatile boolean closed;

    private PeerLoop() throws IOException {
        selector = Selector.open();
        thread = Thread.ofPlatform().name("simulated-peers").daemon().start(this::run);
    }

    public static PeerLoop start() {
        try {
            return new PeerLoop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A new peer that plays a loop when asked to send. Its offer is ready at once.
     *
     * @param loop the name of a prepared loop
     */
    public Peer add(Plan plan, String loop) {
        Offer offer = new Offer(
                IceCredentials.newUfrag(random),
                IceCredentials.newPassword(random),
                identity.fingerprint(),
                plan,
                Offer.Pictures.VP8);
        return new Peer(offer, Loops.get(loop));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private void run() {
        while (!closed) {
            try {
                boolean busy =
                        selector.keys().stream().anyMatch(k -> k.attachment() instanceof Peer p && p.media.busy());
                selector.select(this::readable, busy ? BUSY_MILLIS : IDLE_MILLIS);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                for (SelectionKey key : selector.keys()) {
                    if (key.attachment() instanceof Peer peer) {
                        peer.poll();
                    }
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("simulated peers", e);
            }
        }
        selector.keys().forEach(key -> ((Peer) key.attachment()).end());
    }

    private void readable(SelectionKey key) {
        if (key.attachment() instanceof Peer peer) {
            peer.read();
        }
    }

    private void onLoop(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }

    /** One simulated peer. Methods may be called from any thread. */
    public final class Peer implements AutoCloseable, DtlsTransport.Listener {
        private final Offer offer;
        private final SimulatedPeer media;
        private @Nullable DatagramChannel channel;
        private @Nullable DtlsTransport dtls;
        private @Nullable Answer answer;
        private boolean ended;

        private Peer(Offer offer, Loop loop) {
            this.offer = offer;
            int ssrc = random.nextInt() & 0x7ffffff0;
            this.media = new SimulatedPeer(offer, loop, ssrc, System.nanoTime());
        }

        /** The SDP to offer. */
        public String offer() {
            return offer.sdp();
        }

        /**
         * Connects by the server's answer.
         *
         * @throws IllegalArgumentException naming what the answer lacks
         */
        public void answer(String sdp) {
            Answer read = Answer.read(sdp);
            onLoop(() -> {
                try {
                    answer = read;
                    channel = DatagramChannel.open();
                    channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, this);
                    media.connect(new IceClient(
                            offer.ufrag(), read, () -> randomBytes(12), random.nextLong(), System.nanoTime()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        /** What the server wants sent; everything else stays silent. */
        public void send(boolean microphone, Collection<String> rids) {
            onLoop(() -> media.send(microphone, rids, System.nanoTime()));
        }

        @Override
        public void close() {
            onLoop(this::end);
        }

        private void end() {
            ended = true;
            if (dtls != null) {
                dtls.close();
            } else {
                closeSocket();
            }
        }

        private void closeSocket() {
            if (channel != null) {
                try {
                    channel.close();
                } catch (IOException e) {
                    LOG.debug("closing", e);
                }
            }
        }

        private void read() {
            DatagramChannel from = channel;
            if (from == null || ended) {
                return;
            }
            try {
                for (int i = 0; i < 64; i++) {
                    buffer.clear();
                    if (!(from.receive(buffer) instanceof InetSocketAddress sender)) {
                        return;
                    }
                    handle(buffer.array(), buffer.position(), sender);
                }
            } catch (IOException e) {
                LOG.debug("receiving", e);
            }
        }

        private void handle(byte[] bytes, int length, InetSocketAddress sender) {
            long now = System.nanoTime();
            if (StunMessage.looksLikeStun(bytes, 0, length)) {
                StunMessage message = StunMessage.read(bytes, 0, length);
                if (message != null && media.stun(message, sender, now)) {
                    handshake(sender);
                }
            } else if (DtlsTransport.looksLikeDtls(bytes, 0, length)) {
                if (dtls != null) {
                    dtls.receive(Arrays.copyOf(bytes, length));
                }
            } else {
                media.media(bytes, length, now);
            }
        }

        private void handshake(InetSocketAddress server) {
            Answer known = answer;
            if (known == null || dtls != null) {
                return;
            }
            DtlsTransport transport = new DtlsTransport(
                    identity, DtlsTransport.Role.CLIENT, known.fingerprint(), bytes -> write(bytes, server), this);
            dtls = transport;
            Thread.ofVirtual().name("simulated-dtls").start(transport);
        }

        private void write(byte[] bytes, InetSocketAddress to) {
            DatagramChannel out = channel;
            if (out == null || !out.isOpen()) {
                return;
            }
            try {
                out.send(ByteBuffer.wrap(bytes), to);
            } catch (IOException e) {
                LOG.debug("sending", e);
            }
        }

        private void poll() {
            if (!ended) {
                media.poll(System.nanoTime(), System.currentTimeMillis(), this::write);
            }
        }

        @Override
        public void established(SrtpKeys keys) {
            onLoop(() -> media.keys(keys));
        }

        @Override
        public void closed(String reason) {
            LOG.debug("simulated peer: {}", reason);
            // Only now, so that the server has heard close_notify.
            onLoop(this::closeSocket);
        }
    }
}
