package vn.giaoban.room.sip.media;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.net.Precedence;
import vn.giaoban.room.sip.translate.StageToRooms;
import vn.giaoban.room.sip.translate.Translations;

/** The only thread, clock and sockets of all rooms' media. */
public final class RtpLoop implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RtpLoop.class);
    private static final long FRAME_NANOS = 20_000_000L;
    /** A machine that stood still does not make up for more than this. */
    private static final int MOST_BEHIND = 10;

    private static final int DATAGRAM = 2048;

    private final Selector selector = Selector.open();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<Clocked> clocked = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(DATAGRAM);
    private final int firstPort;
    private final int lastPort;
    private final Translations translations = new Translations(this::output, this);
    private final SharedSounds sounds = new SharedSounds();
    private final Rounds rounds = new Rounds();
    private final Thread thread;
    private int nextPort;
    private volatile boolean open = true;
    private long next = System.nanoTime();

    /** Takes the datagrams of one socket; the array is the loop's. */
    interface Reader {
        void datagram(byte[] b, int length, InetSocketAddress from, long nowNanos);
    }

    /** Is called every 20 ms. */
    interface Clocked {
        void frame(long nowNanos);
    }

    /**
     * Starts.
     *
     * @param firstPort of the range for RTP, even; 0 for any free ports
     */
    public RtpLoop(int firstPort, int lastPort) throws IOException {
        this.firstPort = firstPort;
        this.lastPort = lastPort;
        this.nextPort = firstPort;
        thread = Thread.ofPlatform().name("room-media").daemon().start(this::run);
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** The longest time that one round of all calls has taken, in microseconds. */
    public long slowestMicros() {
        return rounds.slowestMicros();
    }

    /** Ninety-nine of a hundred rounds took no longer, in microseconds. */
    public long ninetyNineMicros() {
        return rounds.ninetyNineMicros();
    }

    /** Counts rounds from now on. */
    public void forgetRounds() {
        execute(rounds::forget);
    }

    SharedSounds sounds() {
        return sounds;
    }

    private void run() {
        if (!Precedence.take()) {
            LOG.info("rooms' sound waits for a processor like everything else: no permission to go before it");
        }
        while (open) {
            try {
                turn();
            } catch (IOException | RuntimeException | Error e) {
                LOG.error("room media", e);
            }
        }
    }

    /** A method of its own: the JVM compiles what is called often, and a loop that mostly sleeps only after minutes. */
    private void turn() throws IOException {
        long wait = (next - System.nanoTime()) / 1_000_000;
        if (wait > 0) {
            selector.select(this::read, wait);
        } else {
            selector.selectNow(this::read);
        }
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
        }
        long now = System.nanoTime();
        if (now - next > MOST_BEHIND * FRAME_NANOS) {
            next = now;
        }
        if (now >= next) {
            next += FRAME_NANOS;
            List.copyOf(clocked).forEach(each -> guarded(() -> each.frame(now)));
            guarded(() -> translations.poll(now));
            rounds.took(System.nanoTime() - now);
        }
    }

    /** One room's fault, also a codec's assertion, ends the sound of no other. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("room media", e);
        }
    }

    private void read(SelectionKey key) {
        if (!(key.channel() instanceof DatagramChannel channel) || !(key.attachment() instanceof Reader reader)) {
            return;
        }
        try {
            for (int i = 0; i < 64 && channel.isOpen(); i++) {
                buffer.clear();
                if (!(channel.receive(buffer) instanceof InetSocketAddress from)) {
                    return;
                }
                reader.datagram(buffer.array(), buffer.position(), from, System.nanoTime());
            }
        } catch (PortUnreachableException gone) {
            LOG.trace("unreachable", gone);
        } catch (IOException | RuntimeException e) {
            LOG.debug("receiving", e);
        } catch (Error e) {
            LOG.error("room media", e);
        }
    }

    /** Two neighbouring ports, RTP and RTCP, the first one even. From any thread; not yet read. */
    synchronized DatagramChannel[] pair(InetAddress address) throws IOException {
        int tries = firstPort == 0 ? 64 : (lastPort - firstPort + 1) / 2;
        for (int i = 0; i < tries; i++) {
            DatagramChannel first = null;
            try {
                first = bound(address, firstPort == 0 ? 0 : next());
                int port = port(first);
                if (port % 2 == 0) {
                    return new DatagramChannel[] {first, bound(address, port + 1)};
                }
            } catch (BindException taken) {
                LOG.trace("taken", taken);
            }
            if (first != null) {
                first.close();
            }
        }
        throw new BindException("no free ports for RTP");
    }

    private int next() {
        int port = nextPort;
        nextPort = nextPort + 3 > lastPort ? firstPort : nextPort + 2;
        return port;
    }

    static int port(DatagramChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    static DatagramChannel bound(@Nullable InetAddress address, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            return channel.bind(address == null ? null : new InetSocketAddress(address, port));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Reads a socket from now on; on the loop. */
    void read(DatagramChannel channel, Reader reader) {
        try {
            channel.register(selector, SelectionKey.OP_READ, reader);
        } catch (IOException e) {
            LOG.debug("registering", e);
        }
    }

    /** The pictures that are coded anew for rooms. */
    public Translations translations() {
        return translations;
    }

    /** A socket of this machine alone. */
    private StageToRooms.Output output(StageToRooms.Reader reader) throws IOException {
        DatagramChannel socket = bound(InetAddress.ofLiteral("127.0.0.1"), 0);
        int port = port(socket);
        read(socket, (b, length, from, now) -> reader.datagram(b, length, from));
        return new StageToRooms.Output() {
            @Override
            public int port() {
                return port;
            }

            @Override
            public void close() {
                try {
                    socket.close();
                } catch (IOException e) {
                    LOG.debug("closing", e);
                }
            }
        };
    }

    void add(Clocked each) {
        clocked.add(each);
    }

    void remove(Clocked each) {
        clocked.remove(each);
    }

    static void send(DatagramChannel channel, byte[] datagram, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(datagram), to);
        } catch (IOException e) {
            LOG.trace("sending", e);
        }
    }

    @Override
    public void close() {
        open = false;
        selector.wakeup();
        try {
            thread.join(2_000);
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            LOG.debug("closing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
