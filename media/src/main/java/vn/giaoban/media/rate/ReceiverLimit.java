package vn.giaoban.media.rate;

/**
 * What a receiver says that its line carries (draft-alvestrand-rmcat-remb-03), for those that do not tell when each packet
 * came. It cannot know of much more than what comes: as long as what it says does not fall, the line is taken to carry
 * more and more, but what it failed to carry is tried seldom. Sans-IO; times in nanoseconds.
 */
final class ReceiverLimit {
    private static final long NONE = Long.MAX_VALUE;
    /** So long what it said holds. */
    private static final long HOLDS_NANOS = 10_000_000_000L;

    private static final double STEP = 1.65;
    private static final long STEP_NANOS = 3_000_000_000L;
    private static final long FIRST_PAUSE = 8_000_000_000L;
    private static final long LONGEST_PAUSE = 64_000_000_000L;
    private static final double FALLS = 0.9;
    /** What it says falls several times until the queue before the line is empty. */
    private static final long FALL_NANOS = 5_000_000_000L;

    /** Less than this is a mistake. */
    private static final long ABSURD = 10_000;

    private long estimate = NONE;
    private long said = NONE;
    private long saidAt;
    private long fellAt = Long.MIN_VALUE / 2;
    /** What the line did not carry. */
    private long ceiling = NONE;

    private long pause = FIRST_PAUSE;
    private long nextStep;

    /** Takes what it says now. */
    void told(long bitsPerSecond, long nowNanos) {
        if (bitsPerSecond < ABSURD) {
            return;
        }
        long last = said;
        said = Math.clamp(bitsPerSecond, SendRate.LEAST, SendRate.MOST);
        saidAt = nowNanos;
        if (last == NONE) {
            estimate = said;
            nextStep = nowNanos + STEP_NANOS;
        } else if (said < last * FALLS) {
            falls(nowNanos);
        } else if (said > estimate) {
            estimate = said;
        } else if (nowNanos >= nextStep) {
            step(nowNanos);
        }
    }

    private void falls(long nowNanos) {
        if (nowNanos - fellAt > FALL_NANOS) {
            ceiling = estimate;
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
        fellAt = nowNanos;
        estimate = Math.min(estimate, said);
        nextStep = nowNanos + STEP_NANOS;
    }

    private void step(long nowNanos) {
        pause = ceiling == NONE ? FIRST_PAUSE : pause;
        estimate = more();
        ceiling = estimate > ceiling ? NONE : ceiling;
        nextStep = nowNanos + (more() > ceiling ? pause : STEP_NANOS);
    }

    private long more() {
        return Math.min(SendRate.MOST, Math.round(estimate * STEP));
    }

    /** Forgets what was said too long ago; true when it did. */
    boolean lapse(long nowNanos) {
        boolean lapses = said != NONE && nowNanos - saidAt > HOLDS_NANOS;
        if (lapses) {
            said = NONE;
            estimate = NONE;
            ceiling = NONE;
        }
        return lapses;
    }

    /** Bits per second; the largest number while nothing is said. */
    long bitsPerSecond() {
        return estimate;
    }
}
