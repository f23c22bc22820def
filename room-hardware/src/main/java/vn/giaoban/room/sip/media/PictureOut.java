package vn.giaoban.room.sip.media;

import vn.giaoban.room.sip.sdp.Leg;

/** The pictures that go out on one line, one at a time, as one stream. Confined to the loop. */
final class PictureOut {
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Line line;
    private final PictureClock clock = new PictureClock();
    private long sentAt = NEVER;

    PictureOut(Line line) {
        this.line = line;
    }

    /** @param from the stream whose clock {@code at} is of */
    void send(Leg.Video leg, int from, byte[] payload, long at, boolean marker) {
        sentAt = System.nanoTime();
        line.send(leg.payloadType(), payload, clock.of(from, at, sentAt), marker);
    }

    long timestamp() {
        return clock.newest();
    }

    /** Whether something was sent within this time. */
    boolean sent(long now, long withinNanos) {
        return now - sentAt < withinNanos;
    }
}
