package vn.giaoban.room.sip.media;

/** How long the rounds took in which all calls' sound is made, in steps of 100 µs. Written by one thread. */
final class Rounds {
    private static final int STEP_NANOS = 100_000;
    private static final int STEPS = 1_000;

    private final int[] counts = new int[STEPS];
    private volatile long all;
    private volatile long slowest;

    void took(long nanos) {
        counts[(int) Math.clamp(nanos / STEP_NANOS, 0, STEPS - 1)]++;
        slowest = Math.max(slowest, nanos);
        all++;
    }

    long slowestMicros() {
        return slowest / 1000;
    }

    /** Ninety-nine of a hundred rounds took no longer, in microseconds; 0 before the first. */
    long ninetyNineMicros() {
        long rest = all - all / 100;
        for (int i = 0; i < STEPS; i++) {
            rest -= counts[i];
            if (rest <= 0) {
                return all == 0 ? 0 : (i + 1) * (long) STEP_NANOS / 1000;
            }
        }
        return slowestMicros();
    }

    /** Begins to count anew. */
    void forget() {
        java.util.Arrays.fill(counts, 0);
        all = 0;
        slowest = 0;
    }
}
