package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.List;

/** Which packets of a stream to ask for again, and when (RFC 4585 6.2.1). */
final class MissingPackets {
    /** Where more is missing only a key frame helps. */
    static final int MOST = 300;

    private static final int MAX_TRIES = 10;
    private static final long REORDERING_NANOS = 10_000_000L;
    private static final long RETRY_NANOS = 60_000_000L;

    private final List<Missing> missing = new ArrayList<>();

    private static final class Missing {
        final long sequence;
        long dueNanos;
        int tries;

        Missing(long sequence, long dueNanos) {
            this.sequence = sequence;
            this.dueNanos = dueNanos;
        }
    }

    /** A packet came; {@code highest} is the highest sequence before it. False when so much is missing that only a key frame helps. */
    boolean arrived(long sequence, long highest, long nowNanos) {
        if (sequence <= highest) {
            missing.removeIf(m -> m.sequence == sequence);
            return true;
        }
        if (missing.size() + sequence - highest > MOST) {
            missing.clear();
            return false;
        }
        for (long s = highest + 1; s < sequence; s++) {
            missing.add(new Missing(s, nowNanos + REORDERING_NANOS));
        }
        return true;
    }

    boolean none() {
        return missing.isEmpty();
    }

    /** The 16-bit sequences to ask for now. */
    List<Integer> due(long nowNanos) {
        List<Integer> due = new ArrayList<>();
        missing.removeIf(m -> m.tries >= MAX_TRIES);
        for (Missing m : missing) {
            if (m.dueNanos <= nowNanos && due.size() < MOST) {
                m.dueNanos = nowNanos + RETRY_NANOS;
                m.tries++;
                due.add((int) m.sequence & 0xffff);
            }
        }
        return due;
    }
}
