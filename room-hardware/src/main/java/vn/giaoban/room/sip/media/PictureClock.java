package vn.giaoban.room.sip.media;

/**
 * The timestamps of one stream in which different pictures follow each other, each with a clock of its own: where another
 * one begins, they go on from where they were by the time that has passed. Pure; 90,000 ticks a second.
 */
final class PictureClock {
    private static final int NANOS_PER_TICK = 1_000_000_000 / 90_000;
    /** Two pictures are never of one moment. */
    private static final int STEP = 900;

    private boolean begun;
    private int stream;
    private long offset;
    private long newest;
    private long newestAt;

    /**
     * The timestamp to send.
     *
     * @param from names the picture whose clock {@code timestamp} is of
     */
    long of(int from, long timestamp, long nowNanos) {
        if (begun && from != stream) {
            offset = newest + Math.max(STEP, (nowNanos - newestAt) / NANOS_PER_TICK) - timestamp;
        }
        begun = true;
        stream = from;
        newest = timestamp + offset;
        newestAt = nowNanos;
        return newest;
    }

    /** The timestamp that was sent last. */
    long newest() {
        return newest;
    }
}
