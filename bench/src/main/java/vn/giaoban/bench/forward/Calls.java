package vn.giaoban.bench.forward;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;

/** The system calls that {@link Wires} needs (man 2 socket, recvmmsg, epoll_wait; man 7 socket). */
final class Calls {
    static final int SO_RCVBUF = 8;
    static final int SO_TIMESTAMPNS = 35;
    static final ValueLayout.OfShort PORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int DATAGRAM_NONBLOCKING = 2 | 0x800 | 0x80000;
    private static final int EVENTFD_NONBLOCKING = 0x800 | 0x80000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int SOL_SOCKET = 1;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final VarHandle ERRNO_VALUE =
            Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));
    private static final MethodHandle SOCKET = call("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = call("bind", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CONNECT = call("connect", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SETSOCKOPT = call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle GETSOCKNAME = call("getsockname", JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle RECVMMSG = call("recvmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle SEND = call("send", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle EPOLL_CREATE = call("epoll_create1", JAVA_INT);
    private static final MethodHandle EPOLL_CTL = call("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle EPOLL_WAIT = call("epoll_wait", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle EVENTFD = call("eventfd", JAVA_INT, JAVA_INT);
    private static final MethodHandle EVENTFD_READ = call("eventfd_read", JAVA_INT, ADDRESS);
    private static final MethodHandle EVENTFD_WRITE = call("eventfd_write", JAVA_INT, JAVA_LONG);
    private static final MethodHandle CLOSE = call("close", JAVA_INT);

    private Calls() {}

    private static MethodHandle call(String name, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments), ERRNO);
    }

    /** The calls of one thread at a time, with its error number. */
    static final class Call {
        private final Arena arena;
        private final MemorySegment state;

        Call(Arena arena) {
            this.arena = arena;
            this.state = arena.allocate(Linker.Option.captureStateLayout());
        }

        private interface Made {
            int run() throws Throwable;
        }

        private static int made(Made call) {
            try {
                return call.run();
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        int checked(String what, int result) throws IOException {
            if (result < 0) {
                throw new IOException(what + ": errno " + (int) ERRNO_VALUE.get(state, 0L));
            }
            return result;
        }

        int socket() {
            return made(() -> (int) SOCKET.invokeExact(state, 2, DATAGRAM_NONBLOCKING, 0));
        }

        int bind(int fd, MemorySegment name) {
            return made(() -> (int) BIND.invokeExact(state, fd, name, 16));
        }

        int connect(int fd, MemorySegment name) {
            return made(() -> (int) CONNECT.invokeExact(state, fd, name, 16));
        }

        void option(int fd, int option, int value) throws IOException {
            MemorySegment given = arena.allocate(4, 4);
            given.set(JAVA_INT, 0, value);
            checked("setsockopt", made(() -> (int) SETSOCKOPT.invokeExact(state, fd, SOL_SOCKET, option, given, 4)));
        }

        InetSocketAddress name(int fd, MemorySegment name, String host) throws IOException {
            MemorySegment length = arena.allocate(4, 4);
            length.set(JAVA_INT, 0, 16);
            checked("getsockname", made(() -> (int) GETSOCKNAME.invokeExact(state, fd, name, length)));
            return new InetSocketAddress(host, name.get(PORT, 2) & 0xffff);
        }

        int receive(int fd, MemorySegment messages, int most) {
            return made(() -> (int) RECVMMSG.invokeExact(state, fd, messages, most, MSG_DONTWAIT, MemorySegment.NULL));
        }

        void send(int fd, MemorySegment from, long length) {
            made(() -> (int) SEND.invokeExact(state, fd, from, length, MSG_DONTWAIT));
        }

        int epoll() {
            return made(() -> (int) EPOLL_CREATE.invokeExact(state, 0));
        }

        int epollAdd(int epoll, int fd, MemorySegment event) {
            return made(() -> (int) EPOLL_CTL.invokeExact(state, epoll, 1, fd, event));
        }

        int epollWait(int epoll, MemorySegment events, int most, int millis) {
            return made(() -> (int) EPOLL_WAIT.invokeExact(state, epoll, events, most, millis));
        }

        int eventfd() {
            return made(() -> (int) EVENTFD.invokeExact(state, 0, EVENTFD_NONBLOCKING));
        }

        void wake(int fd) {
            made(() -> (int) EVENTFD_WRITE.invokeExact(state, fd, 1L));
        }

        void woken(int fd, MemorySegment value) {
            made(() -> (int) EVENTFD_READ.invokeExact(state, fd, value));
        }

        void close(int fd) {
            made(() -> (int) CLOSE.invokeExact(state, fd));
        }
    }
}
