package vn.giaoban.media.sfu;

/** A line of a certain rate with a queue before it, as a router has: what does not fit is dropped. */
public final class ThinLine {
    private static final long QUEUE_NANOS = 300_000_000L;

    /** 0 for no limit. */
    public long bitsPerSecond;

    private long busyUntil;

    /** How long a datagram waits and takes; negative when the queue is full. */
    public long queue(int bytes, long now) {
        if (bitsPerSecond == 0) {
            return 0;
        }
        long begins = Math.max(now, busyUntil);
        if (begins - now > QUEUE_NANOS) {
            return -1;
        }
        busyUntil = begins + bytes * 8_000_000_000L / bitsPerSecond;
        return busyUntil - now;
    }
}
