package vn.giaoban.media.rtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.RtcpPacket.TransportFeedback;

/** When packets with transport-wide sequence numbers came, until the feedback about them is written. */
public final class TransportLog {
    private static final int LIMIT = 600;
    private static final long TICK_NANOS = 250_000L;
    private static final long REFERENCE_NANOS = 64_000_000L;

    /** Extended sequence in the upper part, so that sorting sorts by sequence; index of the time in the lower 16 bits. */
    private final long[] order = new long[LIMIT];

    private final long[] times = new long[LIMIT];
    private int size;
    private long highest = -1;
    private long next = -1;
    private int count;

    public void arrived(int sequence, long nowNanos) {
        if (size == LIMIT) {
            return;
        }
        long extended = highest < 0 ? 0x10000L + sequence : highest + (short) (sequence - (int) highest);
        highest = Math.max(highest, extended);
        order[size] = extended << 16 | size;
        times[size++] = nowNanos;
    }

    /** Feedback about everything since the last one; null when nothing came. */
    public @Nullable TransportFeedback feedback(int sender, int media) {
        if (size == 0) {
            return null;
        }
        Arrays.sort(order, 0, size);
        long lowest = order[0] >> 16;
        long base = next >= 0 && lowest > next && lowest - next < LIMIT ? next : lowest;
        long reference = Math.max(0, times[(int) order[0] & 0xffff]) / REFERENCE_NANOS;
        long ticks = reference * (REFERENCE_NANOS / TICK_NANOS);
        List<Integer> deltas = new ArrayList<>();
        long expected = base;
        for (int i = 0; i < size; i++) {
            long sequence = order[i] >> 16;
            if (sequence < expected) {
                continue;
            }
            long at = times[(int) order[i] & 0xffff] / TICK_NANOS;
            if (Math.abs(at - ticks) > Short.MAX_VALUE || sequence - base > 2 * LIMIT) {
                break;
            }
            for (; expected < sequence; expected++) {
                deltas.add(TransportFeedback.LOST);
            }
            deltas.add((int) (at - ticks));
            ticks = at;
            expected++;
        }
        next = Math.max(next, expected);
        size = 0;
        return deltas.isEmpty()
                ? null
                : new TransportFeedback(
                        sender, media, (int) base & 0xffff, (int) reference & 0xffffff, count++ & 0xff, deltas);
    }
}
