package vn.giaoban.media.sfu;

/**
 * A microphone's loudness, 0 (silence) to 127: rises within some packets, falls within half a second. Beside it the least
 * that is heard in pauses, which rises slowly.
 */
final class Loudness {
    private static final double FALL_PER_SECOND = 120;
    private static final double RISE = 0.3;
    private static final double FLOOR_RISE_PER_SECOND = 3;
    private static final double ABOVE_FLOOR = 6;

    private double level;
    private double floor = 127;
    private double last;
    private long at;

    /** @param belowFullScale as in the audio level extension: 0 is loudest, 127 silence */
    void packet(int belowFullScale, long nowNanos) {
        double heard = 127 - belowFullScale;
        double now = level(nowNanos);
        floor = Math.min(heard, floor + FLOOR_RISE_PER_SECOND * (nowNanos - at) / 1e9);
        last = heard;
        level = heard > now ? now + (heard - now) * RISE : now;
        at = nowNanos;
    }

    double level(long nowNanos) {
        return Math.max(0, level - FALL_PER_SECOND * (nowNanos - at) / 1e9);
    }

    /** Whether the last packet was hardly louder than a pause; so is everything where packets do not say. */
    boolean quiet() {
        return last <= floor + ABOVE_FLOOR;
    }
}
