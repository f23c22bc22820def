package vn.giaoban.media.sfu;

/** A microphone's loudness, 0 (silence) to 127: rises at once, falls within half a second. */
final class Loudness {
    private static final double FALL_PER_SECOND = 120;
    private static final double RISE = 0.3;

    private double level;
    private long at;

    /** @param belowFullScale as in the audio level extension: 0 is loudest, 127 silence */
    void packet(int belowFullScale, long nowNanos) {
        double heard = 127 - belowFullScale;
        double now = level(nowNanos);
        level = heard > now ? now + (heard - now) * RISE : now;
        at = nowNanos;
    }

    double level(long nowNanos) {
        return Math.max(0, level - FALL_PER_SECOND * (nowNanos - at) / 1e9);
    }
}
