package vn.giaoban.media.net;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.sfu.Send;

/** TCP by the system calls of Linux; all of it is ready when its one {@link #fd} is, so the loop waits for that. */
final class LinuxStreams {
    private static final int WAITING = 512;
    private static final int EVENTS = 64;
    /** Events are packed on one architecture only (man 2 epoll_ctl, and the kernel's eventpoll.h). */
    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");

    private static final int EVENT = PACKED ? 12 : 16;
    private static final int DATA = PACKED ? 4 : 8;
    private static final int CHUNK = 64 * 1024;
    /** Bytes that the kernel keeps behind our own queue. */
    private static final int SEND_BUFFER = 64 * 1024;

    private final LibcStreams calls;
    private final Libc libc;
    private final MemorySegment name;
    private final MemorySegment number;
    private final MemorySegment events;
    private final MemorySegment event;
    private final MemorySegment chunk;
    private final int epoll;
    private final int firstSocket;
    private final List<Integer> listeners = new ArrayList<>();
    private final Map<Integer, Streams.Connection> byFd = new HashMap<>();
    private final Streams streams = new Streams();

    /** @param firstSocket number of the first listener among the loop's sockets */
    LinuxStreams(Arena arena, int firstSocket) throws IOException {
        calls = new LibcStreams(arena);
        libc = calls.libc();
        name = arena.allocate(Sockaddr.SIZE, 8);
        number = arena.allocate(8, 8);
        events = arena.allocate((long) EVENTS * EVENT, 8);
        event = arena.allocate(EVENT, 8);
        chunk = arena.allocate(CHUNK, 8);
        this.firstSocket = firstSocket;
        epoll = calls.epoll();
    }

    int fd() {
        return epoll;
    }

    void listen(InetSocketAddress address) throws IOException {
        boolean v6 = address.getAddress() instanceof Inet6Address;
        int fd = libc.socket(v6 ? Libc.AF_INET6 : Libc.AF_INET, LibcStreams.SOCK_STREAM_NONBLOCK_CLOEXEC);
        try {
            option(fd, Libc.SOL_SOCKET, LibcStreams.SO_REUSEADDR, 1);
            option(fd, Libc.SOL_SOCKET, Libc.SO_SNDBUF, SEND_BUFFER);
            if (v6) {
                option(fd, Libc.IPPROTO_IPV6, Libc.IPV6_V6ONLY, 1);
            }
            Sockaddr.write(name, address, v6);
            libc.bind(fd, name, Sockaddr.length(v6));
            calls.listen(fd, WAITING);
            watch(LibcStreams.EPOLL_CTL_ADD, fd, LibcStreams.EPOLLIN);
            listeners.add(fd);
        } catch (IOException e) {
            libc.close(fd);
            throw e;
        }
    }

    private void option(int fd, int level, int which, int value) throws IOException {
        number.set(JAVA_INT, 0, value);
        libc.option(fd, level, which, number);
    }

    private void watch(int how, int fd, int what) throws IOException {
        event.fill((byte) 0);
        event.set(JAVA_INT_UNALIGNED, 0, what);
        event.set(JAVA_INT_UNALIGNED, DATA, fd);
        calls.watch(epoll, how, fd, event);
    }

    void receive(Sockets.Receiver receiver, long now) throws IOException {
        int ready = calls.ready(epoll, events, EVENTS);
        for (int i = 0; i < ready; i++) {
            int what = events.get(JAVA_INT_UNALIGNED, (long) i * EVENT);
            int fd = events.get(JAVA_INT_UNALIGNED, (long) i * EVENT + DATA);
            Streams.Connection connection = byFd.get(fd);
            int listener = connection == null ? listeners.indexOf(fd) : -1;
            if (listener >= 0) {
                accept(fd, firstSocket + listener, now);
            }
            if (connection != null && (what & LibcStreams.EPOLLOUT) != 0) {
                streams.writable(connection);
            }
            if (connection != null && (what & ~LibcStreams.EPOLLOUT) != 0 && byFd.containsKey(fd)) {
                streams.readable(connection, receiver, now);
            }
        }
    }

    private void accept(int listener, int socket, long now) throws IOException {
        while (true) {
            number.set(JAVA_INT, 0, Sockaddr.SIZE);
            int fd = calls.accept(listener, name, number);
            if (fd < 0) {
                return;
            }
            Path path = new Path(socket, Sockaddr.read(name));
            option(fd, LibcStreams.IPPROTO_TCP, LibcStreams.TCP_NODELAY, 1);
            watch(LibcStreams.EPOLL_CTL_ADD, fd, LibcStreams.EPOLLIN);
            byFd.put(fd, streams.accepted(path, new Stream(fd), now));
        }
    }

    void send(Send send) {
        streams.send(send);
    }

    void expire(long now) {
        streams.expire(now);
    }

    void close() {
        streams.close();
        listeners.forEach(libc::close);
        libc.close(epoll);
    }

    private final class Stream implements Streams.Stream {
        private final int fd;

        Stream(int fd) {
            this.fd = fd;
        }

        @Override
        public int read(byte[] b, int offset, int length) throws IOException {
            int came = (int) calls.receive(fd, chunk, Math.min(length, CHUNK));
            if (came > 0) {
                MemorySegment.copy(chunk, JAVA_BYTE, 0, b, offset, came);
                return came;
            }
            return came == 0 ? -1 : nothing();
        }

        @Override
        public int write(byte[] b, int offset, int length) throws IOException {
            int most = Math.min(length, CHUNK);
            MemorySegment.copy(b, offset, chunk, JAVA_BYTE, 0, most);
            int taken = (int) calls.send(fd, chunk, most);
            return taken >= 0 ? taken : nothing();
        }

        private int nothing() throws IOException {
            int error = libc.errno();
            if (error == Libc.EAGAIN || error == Libc.EINTR) {
                return 0;
            }
            throw new EOFException("errno " + error);
        }

        @Override
        public void wantsRoom(boolean wanted) throws IOException {
            watch(
                    LibcStreams.EPOLL_CTL_MOD,
                    fd,
                    wanted ? LibcStreams.EPOLLIN | LibcStreams.EPOLLOUT : LibcStreams.EPOLLIN);
        }

        @Override
        public void close() {
            if (byFd.remove(fd) != null) {
                libc.close(fd);
            }
        }
    }
}
