package vn.giaoban.media.sfu;

import org.jspecify.annotations.Nullable;
import vn.giaoban.media.ice.Path;

/**
 * Datagrams for one peer, one behind the other in one array, so that equal ones can leave in one call where the system
 * can segment. Valid until the next {@link Sfu#poll}.
 */
public final class Send implements Output {
    /** Bytes that must be free for another datagram. */
    static final int ROOM = 1600;

    /** Most datagrams in one. */
    static final int SEGMENTS = 32;

    /** Bytes that all datagrams of one have together, at most. */
    public static final int MAX_BYTES = SEGMENTS * ROOM;

    private final byte[] buffer;
    private final int[] ends = new int[SEGMENTS];
    private int count;
    private @Nullable Path to;

    public Send(int segments) {
        buffer = new byte[segments * ROOM];
    }

    /** One datagram of its own. */
    public Send(Path to, byte[] datagram) {
        this.buffer = datagram;
        this.to = to;
        this.count = 1;
        this.ends[0] = datagram.length;
    }

    public void begin(Path path) {
        to = path;
        clear();
    }

    /** Takes all datagrams out. */
    void clear() {
        count = 0;
    }

    boolean full() {
        return count == SEGMENTS || buffer.length - end() < ROOM;
    }

    /** Where the next datagram goes. */
    public int end() {
        return count == 0 ? 0 : ends[count - 1];
    }

    public void add(int length) {
        ends[count] = end() + length;
        count++;
    }

    public Path to() {
        if (to == null) {
            throw new IllegalStateException("empty");
        }
        return to;
    }

    public byte[] buffer() {
        return buffer;
    }

    /** How many datagrams. */
    public int count() {
        return count;
    }

    public int offset(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    public int length(int index) {
        return ends[index] - offset(index);
    }

    /**
     * Where a run of datagrams ends that the system can cut apart by one length: all are as long as the first, only the
     * last may be shorter (man 7 udp, UDP_SEGMENT).
     */
    public int equalUntil(int from) {
        int end = from + 1;
        while (end < count && length(end) == length(from)) {
            end++;
        }
        return end < count && length(end) < length(from) ? end + 1 : end;
    }
}
