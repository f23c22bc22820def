package vn.giaoban.media.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.sfu.Send;

/**
 * Sockets by the system calls of Linux: many datagrams are taken with one call ({@code recvmmsg}), and those for one peer
 * leave as one, which the kernel or the network card cuts apart ({@code sendmmsg} with {@code UDP_SEGMENT}). A browser
 * sends the packets of a picture back to back; {@link #gather} waits {@value #GATHER_NANOS} ns after the first, so that each
 * receiver gets them in one call. Reports wake nobody (see {@link ReportFilter}).
 */
final class LinuxSockets implements Sockets {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxSockets.class);
    static final int MESSAGE_HEADER = 64;
    private static final int POLLIN = 1;
    private static final long GATHER_NANOS = 100_000;
    private static final long SECOND = 1_000_000_000;
    private static final int NONE = -1;

    /** @param reports the socket beside it for what nobody is woken for, or {@link #NONE} */
    private record Socket(int fd, int reports, boolean v6) {}

    private final Arena arena = Arena.ofShared();
    private final Libc libc = new Libc(arena);
    private final Libc waking = new Libc(arena);
    private final ReportFilter filter = new ReportFilter(libc, arena);
    private final SegmentSender sender = new SegmentSender(libc, arena);
    private final List<Socket> sockets = new ArrayList<>();
    private final BatchReader reader = new BatchReader(libc, arena);
    private final MemorySegment address = arena.allocate(Sockaddr.SIZE, 8);
    private final MemorySegment number = arena.allocate(8, 8);
    private final MemorySegment time = arena.allocate(16, 8);
    private final int wakeFd;
    private MemorySegment waiting = MemorySegment.NULL;
    private int waitingCount;
    private @Nullable LinuxStreams streams;
    private boolean streamsReady;
    private long nextExpiry;
    private boolean closed;

    private LinuxSockets() throws IOException {
        wakeFd = libc.eventfd();
    }

    /** Whether this is a 64-bit Linux whose calls may be used. */
    static boolean available() {
        return System.getProperty("os.name").equals("Linux")
                && Set.of("amd64", "aarch64").contains(System.getProperty("os.arch"))
                && LinuxSockets.class.getModule().isNativeAccessEnabled();
    }

    static Sockets open(List<InetSocketAddress> addresses) throws IOException {
        LinuxSockets opened = new LinuxSockets();
        try {
            for (InetSocketAddress address : addresses) {
                opened.bind(address);
            }
            opened.prepare();
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void bind(InetSocketAddress wanted) throws IOException {
        InetAddress host = wanted.getAddress();
        boolean v6 = host instanceof Inet6Address;
        int fd = socket(host);
        sockets.add(new Socket(fd, NONE, v6));
        int length = Sockaddr.length(v6);
        MemorySegment name = address.asSlice(0, length);
        Sockaddr.write(name, wanted, v6);
        libc.bind(fd, name, length);
        number.set(JAVA_INT, 0, length);
        libc.name(fd, name, number);
        sockets.set(sockets.size() - 1, new Socket(fd, reports(fd, host, name, length), v6));
    }

    private int reports(int fd, InetAddress host, MemorySegment name, int length) throws IOException {
        int reports = socket(host);
        try {
            filter.part(fd, reports, name, length);
            return reports;
        } catch (IOException e) {
            LOG.info("no socket of their own for reports: {}", e.getMessage());
            libc.close(reports);
            return NONE;
        }
    }

    private int socket(InetAddress host) throws IOException {
        boolean v6 = host instanceof Inet6Address;
        int fd = libc.socket(v6 ? Libc.AF_INET6 : Libc.AF_INET, Libc.SOCK_DGRAM_NONBLOCK_CLOEXEC);
        MemorySegment value = number.asSlice(0, 4);
        value.set(JAVA_INT, 0, UdpLoop.SOCKET_BUFFER);
        libc.option(fd, Libc.SOL_SOCKET, Libc.SO_RCVBUF, value);
        libc.option(fd, Libc.SOL_SOCKET, Libc.SO_SNDBUF, value);
        if (v6) {
            value.set(JAVA_INT, 0, host.isAnyLocalAddress() ? 0 : 1);
            libc.option(fd, Libc.IPPROTO_IPV6, Libc.IPV6_V6ONLY, value);
        }
        return fd;
    }

    private void prepare() {
        waiting = arena.allocate(8L * (sockets.size() + 2), 8);
        sockets.forEach(socket -> waitFor(socket.fd()));
        waitFor(wakeFd);
    }

    private void waitFor(int fd) {
        waiting.set(JAVA_INT, waitingCount * 8L, fd);
        waiting.set(JAVA_SHORT, waitingCount * 8L + 4, (short) POLLIN);
        waitingCount++;
    }

    static void header(MemorySegment message, MemorySegment vector) {
        message.set(ADDRESS, 16, vector);
        message.set(JAVA_LONG, 24, 1);
    }

    @Override
    public List<InetSocketAddress> addresses() throws IOException {
        List<InetSocketAddress> bound = new ArrayList<>();
        for (Socket socket : sockets) {
            number.set(JAVA_INT, 0, Sockaddr.SIZE);
            libc.name(socket.fd(), address, number);
            bound.add(Sockaddr.read(address));
        }
        return bound;
    }

    @Override
    public List<InetSocketAddress> listen() throws IOException {
        LinuxStreams opened = new LinuxStreams(arena, sockets.size());
        streams = opened;
        waitFor(opened.fd());
        return Sockets.listening(addresses(), opened::listen);
    }

    @Override
    public void await(long nanos) throws IOException {
        long left = Math.max(0, nanos);
        time.set(JAVA_LONG, 0, left / SECOND);
        time.set(JAVA_LONG, 8, left % SECOND);
        int ready = libc.poll(waiting, waitingCount, time);
        if (ready < 0 && libc.errno() != Libc.EINTR) {
            throw new IOException("poll: errno " + libc.errno());
        }
        boolean woken = ready > 0 && waiting.get(JAVA_SHORT, sockets.size() * 8L + 6) != 0;
        if (woken) {
            libc.readEvent(wakeFd, number);
        }
        if (streams != null) {
            streamsReady = ready > 0 && waiting.get(JAVA_SHORT, (waitingCount - 1) * 8L + 6) != 0;
            expire(streams, System.nanoTime());
        }
    }

    @Override
    public void gather() {
        LockSupport.parkNanos(GATHER_NANOS);
    }

    private void expire(LinuxStreams all, long now) {
        if (now >= nextExpiry) {
            nextExpiry = now + Sockets.EXPIRY_NANOS;
            all.expire(now);
        }
    }

    @Override
    public void receive(int most, Receiver receiver) throws IOException {
        for (int i = 0; i < sockets.size(); i++) {
            reader.drain(sockets.get(i).fd(), i, most, receiver);
        }
        if (streams != null && streamsReady) {
            streamsReady = false;
            streams.receive(receiver, System.nanoTime());
        }
    }

    @Override
    public boolean reports(int most, Receiver receiver) throws IOException {
        boolean more = false;
        for (int i = 0; i < sockets.size(); i++) {
            int fd = sockets.get(i).reports();
            more |= fd != NONE && reader.drain(fd, i, most, receiver);
        }
        return more;
    }

    @Override
    public void send(Send send) {
        Path to = send.to();
        if (to.socket() >= sockets.size()) {
            if (streams != null) {
                streams.send(send);
            }
            return;
        }
        Socket socket = sockets.get(to.socket());
        sender.send(socket.fd(), socket.v6(), send);
    }

    @Override
    public void flush() {
        sender.flush();
    }

    @Override
    public synchronized void wakeUp() {
        if (!closed) {
            waking.writeEvent(wakeFd);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (streams != null) {
                streams.close();
            }
            sockets.forEach(socket -> {
                libc.close(socket.fd());
                if (socket.reports() != NONE) {
                    libc.close(socket.reports());
                }
            });
            libc.close(wakeFd);
            arena.close();
        }
    }
}
