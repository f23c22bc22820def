package vn.giaoban.media.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The system calls that {@link LinuxStreams} needs besides those of {@link Libc} (man 2 accept4, epoll_ctl; man 7 tcp). */
final class LibcStreams {
    static final int SOCK_STREAM_NONBLOCK_CLOEXEC = 1 | 0x800 | 0x80000;
    static final int NONBLOCK_CLOEXEC = 0x800 | 0x80000;
    static final int SO_REUSEADDR = 2;
    static final int IPPROTO_TCP = 6;
    static final int TCP_NODELAY = 1;
    static final int EPOLLIN = 1;
    static final int EPOLLOUT = 4;
    static final int EPOLL_CTL_ADD = 1;
    static final int EPOLL_CTL_MOD = 3;
    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;

    private static final MethodHandle LISTEN = Libc.call("listen", JAVA_INT, JAVA_INT);
    private static final MethodHandle ACCEPT = Libc.call("accept4", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle EPOLL_CREATE = Libc.call("epoll_create1", JAVA_INT);
    private static final MethodHandle EPOLL_CTL = Libc.call("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle EPOLL_WAIT = Libc.call("epoll_wait", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final FunctionDescriptor TRANSFER =
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle RECV = transfer("recv");
    private static final MethodHandle SEND = transfer("send");

    private final MemorySegment state;
    private final Libc libc;

    LibcStreams(Arena arena) {
        libc = new Libc(arena);
        state = libc.state();
    }

    private static MethodHandle transfer(String name) {
        return Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow(name),
                        TRANSFER,
                        Linker.Option.captureCallState("errno"));
    }

    Libc libc() {
        return libc;
    }

    void listen(int fd, int waiting) throws IOException {
        libc.checked("listen", () -> (int) LISTEN.invokeExact(state, fd, waiting));
    }

    /** Negative when nobody waits. */
    int accept(int fd, MemorySegment address, MemorySegment length) {
        return Libc.value(() -> (int) ACCEPT.invokeExact(state, fd, address, length, NONBLOCK_CLOEXEC));
    }

    int epoll() throws IOException {
        return libc.checked("epoll_create1", () -> (int) EPOLL_CREATE.invokeExact(state, EPOLL_CLOEXEC));
    }

    void watch(int epoll, int how, int fd, MemorySegment event) throws IOException {
        libc.checked("epoll_ctl", () -> (int) EPOLL_CTL.invokeExact(state, epoll, how, fd, event));
    }

    /** How many are ready now; negative when it failed. */
    int ready(int epoll, MemorySegment events, int most) {
        return Libc.value(() -> (int) EPOLL_WAIT.invokeExact(state, epoll, events, most, 0));
    }

    long receive(int fd, MemorySegment into, long most) {
        try {
            return (long) RECV.invokeExact(state, fd, into, most, Libc.MSG_DONTWAIT);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    long send(int fd, MemorySegment from, long length) {
        try {
            return (long) SEND.invokeExact(state, fd, from, length, Libc.MSG_DONTWAIT | MSG_NOSIGNAL);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
