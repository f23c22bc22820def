package vn.giaoban.room.sip.media;

import vn.giaoban.room.sip.sdp.Leg;

/**
 * The pictures that go out on one line, one at a time, as one stream: where another one begins, the timestamps go on from
 * where they were. Confined to the loop.
 */
final class PictureOut {
    private static final long NEVER = Long.MIN_VALUE / 2;
    private static final int NANOS_PER_TICK = 1_000_000_000 / 90_000;
    private static final int STEP = 900;

    private final Line line;
    private int stream;
    private long offset;
    private long timestamp;
    private long sentAt = NEVER;

    PictureOut(Line line) {
        this.line = line;
    }

    /** @param from the stream whose clock {@code at} is of */
    void send(Leg.Video leg, int from, byte[] payload, long at, boolean marker) {
        long now = System.nanoTime();
        if (from != stream) {
            long passed = stream == 0 ? 0 : Math.max(STEP, (now - sentAt) / NANOS_PER_TICK);
            offset = stream == 0 ? 0 : timestamp + passed - at;
            stream = from;
        }
        timestamp = at + offset;
        sentAt = now;
        line.send(leg.payloadType(), payload, timestamp, marker);
    }

    long timestamp() {
        return timestamp;
    }

    /** Whether something was sent within this time. */
    boolean sent(long now, long withinNanos) {
        return now - sentAt < withinNanos;
    }
}
