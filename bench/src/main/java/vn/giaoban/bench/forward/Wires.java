package vn.giaoban.bench.forward;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import vn.giaoban.bench.forward.Calls.Call;

/**
 * The generator's sockets, by the system calls of Linux: of every datagram the kernel says when it came, so that what is
 * measured is the server's delay and not how long the generator took to read several hundred sockets. IPv4 only.
 */
final class Wires implements AutoCloseable {
    private static final int MESSAGES = 16;
    private static final int DATAGRAM = 2048;
    private static final int HEADER = 64;
    private static final int CONTROL = 64;
    private static final int EVENTS = 64;
    /** {@code struct epoll_event} is packed on amd64 alone. */
    private static final int EVENT = System.getProperty("os.arch").equals("amd64") ? 12 : 16;

    private static final int EVENT_DATA = EVENT - 8;
    private static final int EPOLLIN = 1;

    private final Arena arena = Arena.ofAuto();
    private final Call calls = new Call(arena);
    private final int epoll = calls.checked("epoll_create1", calls.epoll());
    private final int waking = calls.checked("eventfd", calls.eventfd());
    private final MemorySegment events = arena.allocate((long) EVENTS * EVENT, 8);
    private final MemorySegment data = arena.allocate((long) MESSAGES * DATAGRAM, 64);
    private final MemorySegment messages = arena.allocate((long) MESSAGES * HEADER, 8);
    private final MemorySegment controls = arena.allocate((long) MESSAGES * CONTROL, 8);
    private final MemorySegment eight = arena.allocate(8, 8);
    private final byte[] datagram = new byte[DATAGRAM];
    private final List<Wire> wires = new ArrayList<>();
    private final LongAdder sentBytes = new LongAdder();

    /** Takes what came; the bytes are used again. */
    interface Taker {
        /** @param at when the kernel had it, as {@link #now} */
        void datagram(byte[] b, int length, long at);
    }

    Wires() throws IOException {
        MemorySegment vectors = arena.allocate(MESSAGES * 16L, 8);
        for (int i = 0; i < MESSAGES; i++) {
            vectors.set(ADDRESS, i * 16L, data.asSlice((long) i * DATAGRAM));
            vectors.set(JAVA_LONG, i * 16L + 8, DATAGRAM);
            messages.set(ADDRESS, (long) i * HEADER + 16, vectors.asSlice(i * 16L));
            messages.set(JAVA_LONG, (long) i * HEADER + 24, 1);
            messages.set(ADDRESS, (long) i * HEADER + 32, controls.asSlice((long) i * CONTROL));
        }
        watch(waking, -1);
    }

    /** The wall clock in nanoseconds. */
    static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /** A socket at an address of this side. */
    synchronized Wire open(String host) throws IOException {
        Wire wire = new Wire(host);
        wires.add(wire);
        return wire;
    }

    /** Of all sockets so far, without the headers of UDP and IP. */
    long sentBytes() {
        return sentBytes.sum();
    }

    private void watch(int fd, long name) throws IOException {
        MemorySegment event = arena.allocate(16, 8);
        event.set(JAVA_INT, 0, EPOLLIN);
        event.set(JAVA_LONG_UNALIGNED, EVENT_DATA, name);
        calls.checked("epoll_ctl", calls.epollAdd(epoll, fd, event));
    }

    void wakeUp() {
        new Call(arena).wake(waking);
    }

    /** Waits so long at most, and gives what came. */
    void read(int millis) {
        int ready = calls.epollWait(epoll, events, EVENTS, millis);
        for (int i = 0; i < ready; i++) {
            long name = events.get(JAVA_LONG_UNALIGNED, (long) i * EVENT + EVENT_DATA);
            if (name < 0) {
                calls.woken(waking, eight);
            } else {
                wire((int) name).read();
            }
        }
    }

    private synchronized Wire wire(int index) {
        return wires.get(index);
    }

    @Override
    public void close() {
        wires.forEach(Wire::close);
        calls.close(waking);
        calls.close(epoll);
    }

    /** One socket. */
    final class Wire {
        private final Call own = new Call(arena);
        private final MemorySegment out = arena.allocate(DATAGRAM, 8);
        private final int index = wires.size();
        final int fd;
        final InetSocketAddress address;
        private volatile Taker taker = (b, length, at) -> {};
        private boolean closed;

        private Wire(String host) throws IOException {
            fd = own.checked("socket", own.socket());
            own.option(fd, Calls.SO_RCVBUF, 1 << 20);
            own.option(fd, Calls.SO_TIMESTAMPNS, 1);
            MemorySegment name = address(new InetSocketAddress(InetAddress.ofLiteral(host), 0));
            own.checked("bind", own.bind(fd, name));
            this.address = own.name(fd, name, host);
        }

        private MemorySegment address(InetSocketAddress of) {
            MemorySegment name = arena.allocate(16, 8);
            name.set(JAVA_SHORT, 0, (short) 2);
            name.set(Calls.PORT, 2, (short) of.getPort());
            MemorySegment.copy(of.getAddress().getAddress(), 0, name, JAVA_BYTE, 4, 4);
            return name;
        }

        void connect(InetSocketAddress to, Taker giveTo) throws IOException {
            taker = giveTo;
            own.checked("connect", own.connect(fd, address(to)));
            watch(fd, index);
        }

        /** From any thread; what the kernel does not take is lost. */
        synchronized void send(byte[] b, int length) {
            if (!closed) {
                MemorySegment.copy(b, 0, out, JAVA_BYTE, 0, length);
                own.send(fd, out, length);
                sentBytes.add(length);
            }
        }

        private synchronized void close() {
            closed = true;
            own.close(fd);
        }

        private void read() {
            for (int i = 0; i < MESSAGES; i++) {
                messages.set(JAVA_LONG, (long) i * HEADER + 40, CONTROL);
            }
            int came = calls.receive(fd, messages, MESSAGES);
            for (int i = 0; i < came; i++) {
                int length = messages.get(JAVA_INT, (long) i * HEADER + 56);
                MemorySegment.copy(data, JAVA_BYTE, (long) i * DATAGRAM, datagram, 0, length);
                taker.datagram(datagram, length, arrived(i));
            }
        }

        private long arrived(int i) {
            long at = (long) i * CONTROL;
            boolean stamped = messages.get(JAVA_LONG, (long) i * HEADER + 40) >= 32
                    && controls.get(JAVA_INT, at + 12) == Calls.SO_TIMESTAMPNS;
            return stamped
                    ? controls.get(JAVA_LONG, at + 16) * 1_000_000_000L + controls.get(JAVA_LONG, at + 24)
                    : now();
        }
    }
}
