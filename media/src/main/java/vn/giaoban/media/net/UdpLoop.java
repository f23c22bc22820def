package vn.giaoban.media.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.rate.Pacer;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.media.secure.DtlsTransport;
import vn.giaoban.media.secure.SrtpKeys;
import vn.giaoban.media.sfu.Output;
import vn.giaoban.media.sfu.Send;
import vn.giaoban.media.sfu.Sfu;

/**
 * The only sockets, clock and thread of the embedded media server. What the sockets hold is given to the core at once,
 * what the core wants sent is sent inline; commands come through a queue. Handshakes run on virtual threads and come
 * back as commands.
 */
public final class UdpLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UdpLoop.class);
    /** Bytes of the largest datagram that is read: Firefox begins DTLS with 1,408. */
    static final int DATAGRAM = 2048;

    private static final int BATCH = 256;
    private static final int REPORTS = 64;
    /** Packets: what came meanwhile may be sound, which goes first. */
    private static final int SENT_BETWEEN_READS = 32;

    private static final long TICK_NANOS = 10_000_000L;
    /** Bytes asked of the kernel for each direction; it grants no more than {@code net.core.rmem_max, wmem_max}. */
    public static final int SOCKET_BUFFER = 4 * 1024 * 1024;

    private final DtlsIdentity identity;
    private final Sfu sfu;
    private final long originNanos;
    private final Consumer<Output> told;
    private final Pacer pacer;
    private final Sockets sockets;
    private final Bound bound;
    private final Map<Long, DtlsTransport> handshakes = new HashMap<>();
    private final Queue<Consumer<Sfu>> commands = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Thread thread;
    private final AtomicLong faults = new AtomicLong();
    private volatile boolean open = true;
    private long nextTick;

    /**
     * Where a loop takes packets.
     *
     * @param udp one for each address asked for
     * @param tcp those on which TCP could be had, too
     */
    public record Bound(List<InetSocketAddress> udp, List<InetSocketAddress> tcp) {}

    /**
     * Binds and starts.
     *
     * @param tcp whether TCP is taken on the same ports
     * @param core made once the ports are known
     * @param originNanos {@code System.nanoTime()} at which the core's clock is zero
     * @param lineRate bits per second that the network card carries; 0 to hold nothing back
     * @param told gets events and feed packets on the loop's thread
     */
    public UdpLoop(
            List<InetSocketAddress> addresses,
            boolean tcp,
            DtlsIdentity identity,
            Function<Bound, Sfu> core,
            long originNanos,
            long lineRate,
            Consumer<Output> told)
            throws IOException {
        this.identity = identity;
        this.originNanos = originNanos;
        this.told = told;
        this.pacer = new Pacer(lineRate);
        this.sockets = Sockets.bind(addresses);
        try {
            this.bound = new Bound(sockets.addresses(), tcp ? sockets.listen() : List.of());
            this.sfu = core.apply(bound);
        } catch (IOException | RuntimeException e) {
            sockets.close();
            throw e;
        }
        thread = Thread.ofPlatform().name("media-loop").daemon().start(this::run);
    }

    public Bound bound() {
        return bound;
    }

    /** How often something of ours failed where nothing may; what comes from the network can never be the reason. */
    public long faults() {
        return faults.get();
    }

    /** Has a command done on the loop's thread. */
    public void submit(Consumer<Sfu> command) {
        commands.add(command);
        if (woken.compareAndSet(false, true)) {
            sockets.wakeUp();
        }
    }

    /** The core's time. */
    public long now() {
        return System.nanoTime() - originNanos;
    }

    private void run() {
        if (!Precedence.take()) {
            LOG.info("media wait for a processor like everything else: no permission to go before it");
        }
        while (open) {
            try {
                turn();
            } catch (IOException | RuntimeException | Error e) {
                faults.incrementAndGet();
                LOG.error("media loop", e);
            }
        }
        handshakes.values().forEach(DtlsTransport::close);
        sockets.close();
    }

    /** A method of its own: the JVM compiles what is called often, and a loop that mostly sleeps only after minutes. */
    private void turn() throws IOException {
        sockets.await(pause());
        woken.set(false);
        gather();
        commands();
        act();
        long now = now();
        if (now >= nextTick) {
            sfu.tick(now);
            nextTick = now + TICK_NANOS;
            act();
        }
        reports();
    }

    private long pause() {
        long now = now();
        long tick = nextTick - now;
        if (sfu.picturesWait()) {
            return Math.min(tick, pacer.rest(now));
        }
        pacer.idle();
        return tick;
    }

    private void commands() {
        for (Consumer<Sfu> command = commands.poll(); command != null; command = commands.poll()) {
            try {
                command.accept(sfu);
            } catch (RuntimeException | Error e) {
                faults.incrementAndGet();
                LOG.error("media command", e);
            }
        }
    }

    /** Reads what came; where a picture begins, its other packets too, which come at once after the first. */
    private void gather() throws IOException {
        boolean more = sfu.picturesWait();
        read();
        if (!more && sfu.picturesWait()) {
            sockets.gather();
            read();
        }
    }

    private void read() throws IOException {
        sockets.receive(BATCH, this::handle);
    }

    /** What receivers tell waits until the media are out that came meanwhile; a few at a time, and then media again. */
    private void reports() throws IOException {
        boolean more = true;
        for (int taken = 0; more && taken < BATCH; taken += REPORTS) {
            more = sockets.reports(REPORTS, this::handle);
            if (more) {
                read();
            }
            act();
        }
    }

    private void handle(byte[] datagram, int length, Path from) {
        try {
            sfu.handle(datagram, 0, length, from, now());
        } catch (RuntimeException | Error e) {
            faults.incrementAndGet();
            LOG.error("datagram of {} bytes", length, e);
        }
    }

    private void act() throws IOException {
        int sent = 0;
        for (Output output = poll(); output != null; output = poll()) {
            switch (output) {
                case Send send -> {
                    pacer.sent(send.end(), send.count(), now());
                    sockets.send(send);
                    sent += send.count();
                    if (sent >= SENT_BETWEEN_READS) {
                        sent = 0;
                        sockets.flush();
                        read();
                    }
                }
                case Output.Handshake handshake -> handshake(handshake);
                case Output.Gone gone -> {
                    DtlsTransport transport = handshakes.remove(gone.connection());
                    if (transport != null) {
                        transport.close();
                    }
                }
                case Output.Happened happened -> told.accept(happened);
                case Output.Fed fed -> told.accept(fed);
            }
        }
        sockets.flush();
    }

    private @Nullable Output poll() {
        long now = now();
        return sfu.poll(now, pacer.ready(now));
    }

    private void handshake(Output.Handshake handshake) {
        handshakes
                .computeIfAbsent(handshake.connection(), id -> begin(id, handshake))
                .receive(handshake.datagram());
    }

    private DtlsTransport begin(long id, Output.Handshake handshake) {
        DtlsTransport transport = new DtlsTransport(
                identity,
                DtlsTransport.Role.SERVER,
                handshake.expected(),
                bytes -> submit(core -> core.handshake(id, bytes)),
                new DtlsTransport.Listener() {
                    @Override
                    public void established(SrtpKeys keys) {
                        submit(core -> core.secured(id, keys));
                    }

                    @Override
                    public void closed(String reason) {
                        submit(core -> {
                            handshakes.remove(id);
                            core.unsecured(id, reason);
                        });
                    }
                });
        Thread.ofVirtual().name("dtls-" + id).start(transport);
        return transport;
    }

    @Override
    public void close() {
        open = false;
        sockets.wakeUp();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
