package vn.giaoban.media.sfu;

import java.util.ArrayDeque;

/**
 * Says what a line carries, as receivers do that know REMB only: less when voices wait before the line, slowly more while
 * they do not, and that at most half as much again as what comes.
 */
final class VirtualEstimator {
    private static final long SECOND = 1_000_000_000L;
    private static final long WAITING = SECOND / 10;

    private record Came(long at, int bytes) {}

    private final ArrayDeque<Came> lately = new ArrayDeque<>();
    private long estimate;
    private long least = Long.MAX_VALUE;
    private long waits;

    void packet(int bytes, long now) {
        lately.add(new Came(now, bytes));
    }

    /** A voice came that was captured at a time of any clock. */
    void voice(long captured, long now) {
        least = Math.min(least, now - captured);
        waits = Math.max(waits, now - captured - least);
    }

    /** Bits per second. */
    long tell(long now) {
        lately.removeIf(came -> now - came.at > SECOND);
        long comes = lately.stream().mapToLong(Came::bytes).sum() * 8;
        if (estimate == 0) {
            estimate = comes;
        } else if (waits > WAITING) {
            estimate = Math.min(estimate, Math.round(comes * 0.85));
        } else {
            estimate = Math.max(estimate, Math.min(Math.round(estimate * 1.04), Math.round(comes * 1.5) + 10_000));
        }
        waits = 0;
        return estimate;
    }
}
