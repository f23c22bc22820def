package vn.giaoban.media.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.sfu.Send;

/**
 * Gathers what is for many peers and sends it with one call ({@code sendmmsg}): one message for each run of equal lengths
 * for one peer, which the system cuts apart ({@code UDP_SEGMENT}). One peer after the other is written, and then one
 * after the other goes through the kernel, so that the processor keeps the instructions of each at hand.
 */
final class SegmentSender {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentSender.class);
    private static final int HEADER = LinuxSockets.MESSAGE_HEADER;
    /** Where the parts of a {@code struct mmsghdr} are. */
    private static final int NAME_LENGTH = 8;

    private static final int VECTOR = 16;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;

    private static final int MESSAGES = 64;
    private static final int BYTES = 2 * Send.MAX_BYTES;
    private static final int CONTROL_SIZE = 24;
    private static final int SEGMENT_CONTROL_LENGTH = 18;

    private final Libc libc;
    private final MemorySegment data;
    private final MemorySegment names;
    private final MemorySegment vectors;
    private final MemorySegment controls;
    private final MemorySegment messages;
    private boolean segmenting = true;
    private int fd = -1;
    private int count;
    private int bytes;

    SegmentSender(Libc libc, Arena arena) {
        this.libc = libc;
        data = arena.allocate(BYTES, 64);
        names = arena.allocate((long) MESSAGES * Sockaddr.SIZE, 8);
        vectors = arena.allocate(MESSAGES * 16L, 8);
        controls = arena.allocate((long) MESSAGES * CONTROL_SIZE, 8);
        messages = arena.allocate((long) MESSAGES * HEADER, 8);
        for (int i = 0; i < MESSAGES; i++) {
            MemorySegment control = controls.asSlice((long) i * CONTROL_SIZE, CONTROL_SIZE);
            control.set(JAVA_LONG, 0, SEGMENT_CONTROL_LENGTH);
            control.set(JAVA_INT, 8, Libc.SOL_UDP);
            control.set(JAVA_INT, 12, Libc.UDP_SEGMENT);
            MemorySegment message = messages.asSlice((long) i * HEADER, HEADER);
            message.set(ADDRESS, 0, names.asSlice((long) i * Sockaddr.SIZE));
            LinuxSockets.header(message, vectors.asSlice(i * 16L));
            message.set(ADDRESS, CONTROL, control);
        }
    }

    /**
     * Takes it over, to be sent by one of our sockets at the next {@link #flush} or before.
     *
     * @param by the socket, {@code v6} whether it is one of IPv6
     */
    void send(int by, boolean v6, Send send) {
        int last = send.count() - 1;
        int size = send.offset(last) + send.length(last);
        if (by != fd || bytes + size > BYTES) {
            flush();
            fd = by;
        }
        MemorySegment.copy(send.buffer(), 0, data, JAVA_BYTE, bytes, size);
        int start = bytes;
        bytes += size;
        for (int from = 0; from < send.count(); ) {
            int end = segmenting ? send.equalUntil(from) : from + 1;
            int offset = send.offset(from);
            int length = send.offset(end - 1) + send.length(end - 1) - offset;
            add(send.to(), v6, start + offset, length, end - from > 1 ? send.length(from) : 0);
            from = end;
        }
    }

    /** @param segment bytes of each datagram in it but the last; 0 when it is one */
    private void add(Path to, boolean v6, int offset, int length, int segment) {
        if (count == MESSAGES) {
            send();
        }
        Sockaddr.write(names, (long) count * Sockaddr.SIZE, to, v6);
        vectors.set(ADDRESS, count * 16L, data.asSlice(offset));
        vectors.set(JAVA_LONG, count * 16L + 8, length);
        controls.set(JAVA_SHORT, (long) count * CONTROL_SIZE + 16, (short) segment);
        messages.set(JAVA_INT, (long) count * HEADER + NAME_LENGTH, Sockaddr.length(v6));
        messages.set(JAVA_LONG, (long) count * HEADER + CONTROL_LENGTH, segment > 0 ? CONTROL_SIZE : 0);
        count++;
    }

    /** Everything taken over goes out; what the system does not take is lost. */
    void flush() {
        send();
        bytes = 0;
    }

    private void send() {
        for (int from = 0; from < count; ) {
            int sent = libc.send(fd, messages.asSlice((long) from * HEADER), count - from);
            if (sent <= 0) {
                failed(from, libc.errno());
                sent = 1;
            }
            from += sent;
        }
        count = 0;
    }

    private void failed(int index, int error) {
        boolean whole = messages.get(JAVA_LONG, (long) index * HEADER + CONTROL_LENGTH) == 0;
        if (whole || error != Libc.EIO && error != Libc.EINVAL) {
            LOG.debug("send: errno {}", error);
            return;
        }
        if (segmenting) {
            LOG.info("no segmentation here (errno {}): datagrams are sent one by one", error);
            segmenting = false;
        }
        int segment = controls.get(JAVA_SHORT, (long) index * CONTROL_SIZE + 16) & 0xffff;
        MemorySegment first = vectors.get(ADDRESS, index * 16L);
        long left = vectors.get(JAVA_LONG, index * 16L + 8);
        messages.set(JAVA_LONG, (long) index * HEADER + CONTROL_LENGTH, 0L);
        for (long at = 0; left > 0; at += segment, left -= segment) {
            vectors.set(ADDRESS, index * 16L, MemorySegment.ofAddress(first.address() + at));
            vectors.set(JAVA_LONG, index * 16L + 8, Math.min(segment, left));
            libc.send(fd, messages.asSlice((long) index * HEADER), 1);
        }
    }
}
