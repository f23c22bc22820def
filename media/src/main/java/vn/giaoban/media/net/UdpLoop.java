package vn.giaoban.media.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.ice.Path;
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
    private static final int DATAGRAM = 2048;
    private static final int BATCH = 256;
    private static final int SENDS_BETWEEN_READS = 64;
    private static final long TICK_NANOS = 5_000_000L;
    /** Bytes asked of the kernel for each direction; it grants no more than {@code net.core.rmem_max, wmem_max}. */
    public static final int SOCKET_BUFFER = 4 * 1024 * 1024;

    private final DtlsIdentity identity;
    private final Sfu sfu;
    private final long originNanos;
    private final Consumer<Output> told;
    private final Selector selector;
    private final List<DatagramChannel> sockets = new ArrayList<>();
    private final Map<Long, DtlsTransport> handshakes = new HashMap<>();
    private final Queue<Consumer<Sfu>> commands = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ByteBuffer in = ByteBuffer.allocateDirect(DATAGRAM);
    private final byte[] datagram = new byte[DATAGRAM];
    private final ByteBuffer out = ByteBuffer.allocateDirect(DATAGRAM);
    private final Thread thread;
    private volatile boolean open = true;

    /**
     * Binds and starts.
     *
     * @param originNanos {@code System.nanoTime()} at which the core's clock is zero
     * @param told gets events and feed packets on the loop's thread
     */
    public UdpLoop(
            List<InetSocketAddress> addresses, DtlsIdentity identity, Sfu sfu, long originNanos, Consumer<Output> told)
            throws IOException {
        this.identity = identity;
        this.sfu = sfu;
        this.originNanos = originNanos;
        this.told = told;
        this.selector = Selector.open();
        try {
            for (InetSocketAddress address : addresses) {
                bind(address);
            }
        } catch (IOException | RuntimeException e) {
            closeSockets();
            throw e;
        }
        thread = Thread.ofPlatform().name("media-loop").daemon().start(this::run);
    }

    private void bind(InetSocketAddress address) throws IOException {
        DatagramChannel socket = DatagramChannel.open();
        sockets.add(socket);
        socket.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
        socket.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
        socket.configureBlocking(false);
        socket.bind(address);
        socket.register(selector, SelectionKey.OP_READ, sockets.size() - 1);
    }

    /** Has a command done on the loop's thread. */
    public void submit(Consumer<Sfu> command) {
        commands.add(command);
        if (woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    /** The core's time. */
    public long now() {
        return System.nanoTime() - originNanos;
    }

    private void run() {
        long nextTick = 0;
        while (open) {
            try {
                long wait = Math.max(1, (nextTick - now()) / 1_000_000);
                selector.select(wait);
                woken.set(false);
                read();
                commands();
                long now = now();
                if (now >= nextTick) {
                    sfu.tick(now);
                    nextTick = now + TICK_NANOS;
                }
                act();
            } catch (IOException | RuntimeException e) {
                LOG.error("media loop", e);
            }
        }
        handshakes.values().forEach(DtlsTransport::close);
        closeSockets();
    }

    private void commands() {
        for (Consumer<Sfu> command = commands.poll(); command != null; command = commands.poll()) {
            try {
                command.accept(sfu);
            } catch (RuntimeException e) {
                LOG.error("media command", e);
            }
        }
    }

    private void read() throws IOException {
        selector.selectedKeys().clear();
        for (int i = 0; i < sockets.size(); i++) {
            for (int n = 0; n < BATCH; n++) {
                in.clear();
                InetSocketAddress from = receive(sockets.get(i));
                if (from == null) {
                    break;
                }
                in.flip();
                int length = in.remaining();
                in.get(datagram, 0, length);
                handle(length, new Path(i, from));
            }
        }
    }

    /** An ICMP error of an earlier send is reported here; it says nothing about the next datagram. */
    private @Nullable InetSocketAddress receive(DatagramChannel socket) throws IOException {
        try {
            return (InetSocketAddress) socket.receive(in);
        } catch (java.net.PortUnreachableException e) {
            return null;
        }
    }

    private void handle(int length, Path from) {
        try {
            sfu.handle(datagram, 0, length, from, now());
        } catch (RuntimeException e) {
            LOG.error("datagram of {} bytes", length, e);
        }
    }

    private void act() throws IOException {
        int sends = 0;
        for (Output output = sfu.poll(); output != null; output = sfu.poll()) {
            switch (output) {
                case Send send -> {
                    send(send);
                    if (++sends % SENDS_BETWEEN_READS == 0) {
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
    }

    private void send(Send send) {
        DatagramChannel socket = sockets.get(send.to().socket());
        for (int i = 0; i < send.count(); i++) {
            out.clear();
            out.put(send.buffer(), send.offset(i), send.length(i)).flip();
            try {
                socket.send(out, send.to().remote());
            } catch (IOException | RuntimeException e) {
                LOG.debug("send to {}", send.to(), e);
                return;
            }
        }
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

    private void closeSockets() {
        try {
            for (DatagramChannel socket : sockets) {
                socket.close();
            }
            selector.close();
        } catch (IOException e) {
            LOG.debug("closing", e);
        }
    }

    @Override
    public void close() {
        open = false;
        selector.wakeup();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
