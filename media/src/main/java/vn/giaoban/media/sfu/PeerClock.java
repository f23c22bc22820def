package vn.giaoban.media.sfu;

import java.util.Arrays;

/**
 * How far a peer's NTP clock is from ours: the least of the last differences between the arrival of a sender report and
 * the time in it, so that queues on the way count least. One per peer, for sound and picture alike.
 */
final class PeerClock {
    private static final long STEP_NANOS = 500_000_000L;

    /** Sound, picture: as browsers have it before anything is known. */
    private final long[] lags = {20_000_000L, 50_000_000L};

    private final long[] samples = new long[16];
    private int count;
    private long offset;
    /** What the offset cannot exceed, from packets that were captured before they came; none yet is the largest number. */
    private long bound = Long.MAX_VALUE;

    void sample(long ntpNanos, long arrivalNanos) {
        long sample = arrivalNanos - ntpNanos;
        if (count > 0 && Math.abs(sample - offset) > STEP_NANOS) {
            count = 0;
        }
        samples[count++ % samples.length] = sample;
        if (count == 2 * samples.length) {
            count = samples.length;
        }
        offset =
                Arrays.stream(samples, 0, Math.min(count, samples.length)).min().orElse(sample);
    }

    /** A packet that says when it was captured: until a report comes, the promptest packet tells the offset. */
    void captured(long ntpNanos, long arrivalNanos) {
        bound = Math.min(bound, arrivalNanos - ntpNanos);
        if (count == 0) {
            offset = bound;
        }
    }

    /** A packet arrived this long after its capture, beyond the way itself: what encoding and sending take. */
    void lag(boolean video, long nanos) {
        int kind = video ? 1 : 0;
        lags[kind] += (nanos - lags[kind]) / 32;
    }

    /** What is usual for this peer, for sources whose report has not come. */
    long lagNanos(boolean video) {
        return lags[video ? 1 : 0];
    }

    /** To add to the peer's NTP time, in nanoseconds, to get our clock. */
    long offsetNanos() {
        return offset;
    }
}
