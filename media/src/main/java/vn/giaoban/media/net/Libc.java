package vn.giaoban.media.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The system calls that {@link LinuxSockets} needs, with the constants of 64-bit Linux (man 2 socket, sendmmsg, recvmmsg,
 * poll, eventfd; man 7 udp). One instance belongs to one thread: it remembers that thread's {@code errno}.
 */
final class Libc {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOCK_DGRAM_NONBLOCK_CLOEXEC = 2 | 0x800 | 0x80000;
    static final int SOL_SOCKET = 1;
    static final int SO_SNDBUF = 7;
    static final int SO_RCVBUF = 8;
    static final int IPPROTO_IPV6 = 41;
    static final int IPV6_V6ONLY = 26;
    static final int SOL_UDP = 17;
    static final int UDP_SEGMENT = 103;
    static final int MSG_DONTWAIT = 0x40;
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int EAGAIN = 11;
    static final int EINVAL = 22;
    static final int EADDRINUSE = 98;
    static final int ECONNREFUSED = 111;
    static final int EFD_NONBLOCK_CLOEXEC = 0x800 | 0x80000;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final VarHandle ERRNO_VALUE =
            Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = call("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = call("bind", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SETSOCKOPT = call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle GETSOCKNAME = call("getsockname", JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle PPOLL = call("ppoll", ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
    private static final MethodHandle RECVMMSG = call("recvmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle SENDMMSG = call("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle EVENTFD = call("eventfd", JAVA_INT, JAVA_INT);
    private static final MethodHandle EVENTFD_READ = call("eventfd_read", JAVA_INT, ADDRESS);
    private static final MethodHandle EVENTFD_WRITE = call("eventfd_write", JAVA_INT, JAVA_LONG);
    private static final MethodHandle CLOSE = call("close", JAVA_INT);

    private final MemorySegment state;

    Libc(Arena arena) {
        state = arena.allocate(Linker.Option.captureStateLayout());
    }

    static MethodHandle call(String name, java.lang.foreign.MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments), ERRNO);
    }

    MemorySegment state() {
        return state;
    }

    int socket(int family, int type) throws IOException {
        return checked("socket", () -> (int) SOCKET.invokeExact(state, family, type, 0));
    }

    void bind(int fd, MemorySegment address, int length) throws IOException {
        checked("bind", () -> (int) BIND.invokeExact(state, fd, address, length));
    }

    void option(int fd, int level, int name, MemorySegment value) throws IOException {
        checked("setsockopt", () ->
                (int) SETSOCKOPT.invokeExact(state, fd, level, name, value, (int) value.byteSize()));
    }

    void name(int fd, MemorySegment address, MemorySegment length) throws IOException {
        checked("getsockname", () -> (int) GETSOCKNAME.invokeExact(state, fd, address, length));
    }

    int eventfd() throws IOException {
        return checked("eventfd", () -> (int) EVENTFD.invokeExact(state, 0, EFD_NONBLOCK_CLOEXEC));
    }

    /** How many of them are ready within a {@code struct timespec}; negative when it failed, see {@link #errno}. */
    int poll(MemorySegment fds, long count, MemorySegment time) {
        return value(() -> (int) PPOLL.invokeExact(state, fds, count, time, MemorySegment.NULL));
    }

    /** How many datagrams came; negative when it failed. */
    int receive(int fd, MemorySegment messages, int most) {
        try {
            return (int) RECVMMSG.invokeExact(state, fd, messages, most, MSG_DONTWAIT, MemorySegment.NULL);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many messages the system took; negative when it refused the first one. */
    int send(int fd, MemorySegment messages, int count) {
        try {
            return (int) SENDMMSG.invokeExact(state, fd, messages, count, MSG_DONTWAIT);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    void readEvent(int fd, MemorySegment value) {
        value(() -> (int) EVENTFD_READ.invokeExact(state, fd, value));
    }

    void writeEvent(int fd) {
        value(() -> (int) EVENTFD_WRITE.invokeExact(state, fd, 1L));
    }

    void close(int fd) {
        value(() -> (int) CLOSE.invokeExact(state, fd));
    }

    int errno() {
        return (int) ERRNO_VALUE.get(state, 0L);
    }

    interface Call {
        int run() throws Throwable;
    }

    static int value(Call call) {
        try {
            return call.run();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    int checked(String what, Call call) throws IOException {
        int value = value(call);
        if (value < 0) {
            throw errno() == EADDRINUSE
                    ? new java.net.BindException("Address already in use")
                    : new IOException(what + ": errno " + errno());
        }
        return value;
    }
}
