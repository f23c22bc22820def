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
import vn.giaoban.media.sfu.Send;

/** Sends what is for one peer with one call for each run of equal lengths ({@code sendmsg} with {@code UDP_SEGMENT}). */
final class SegmentSender {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentSender.class);
    private static final int CONTROL = 24;
    private static final int SEGMENT_CONTROL_LENGTH = 18;

    private final Libc libc;
    private final MemorySegment data;
    private final MemorySegment message;
    private final MemorySegment vector;
    private final MemorySegment control;
    private boolean segmenting = true;

    SegmentSender(Libc libc, Arena arena) {
        this.libc = libc;
        data = arena.allocate(Send.MAX_BYTES, 64);
        vector = arena.allocate(16, 8);
        vector.set(ADDRESS, 0, data);
        message = arena.allocate(LinuxSockets.MESSAGE_HEADER, 8);
        LinuxSockets.header(message, vector);
        control = arena.allocate(CONTROL, 8);
        control.set(JAVA_LONG, 0, SEGMENT_CONTROL_LENGTH);
        control.set(JAVA_INT, 8, Libc.SOL_UDP);
        control.set(JAVA_INT, 12, Libc.UDP_SEGMENT);
        message.set(ADDRESS, 32, control);
    }

    void send(int fd, MemorySegment name, Send send) {
        message.set(ADDRESS, 0, name);
        message.set(JAVA_INT, 8, (int) name.byteSize());
        int last = send.count() - 1;
        MemorySegment.copy(send.buffer(), 0, data, JAVA_BYTE, 0, send.offset(last) + send.length(last));
        int from = 0;
        while (from < send.count()) {
            int end = segmenting ? send.equalUntil(from) : from + 1;
            int error = send(fd, send, from, end);
            if (error != 0 && end - from > 1 && (error == Libc.EIO || error == Libc.EINVAL)) {
                LOG.info("no segmentation here (errno {}): datagrams are sent one by one", error);
                segmenting = false;
                continue;
            }
            if (error != 0) {
                LOG.debug("send to {}: errno {}", send.to(), error);
                return;
            }
            from = end;
        }
    }

    private int send(int fd, Send send, int from, int end) {
        int offset = send.offset(from);
        vector.set(ADDRESS, 0, data.asSlice(offset));
        vector.set(JAVA_LONG, 8, send.offset(end - 1) + send.length(end - 1) - offset);
        control.set(JAVA_SHORT, 16, (short) send.length(from));
        message.set(JAVA_LONG, 40, end - from > 1 ? CONTROL : 0);
        return libc.send(fd, message) < 0 ? libc.errno() : 0;
    }
}
