package vn.giaoban.media.rate;

/**
 * Lets out no more than the network card carries, so that a picture for several hundred receivers does not fill the
 * card's queue: there a voice would stand behind it, and what does not fit would be lost. Times in nanoseconds.
 */
public final class Pacer {
    /** On the wire around a datagram of IPv4: its headers, the frame's, the preamble and the gap (IEEE 802.3). */
    private static final int AROUND = 66;

    /** How far what was sent may be ahead of the line: the card's queue stays this short, and a late thread loses no time. */
    private static final long AHEAD_NANOS = 1_000_000;

    /** When it is worth going on. */
    private static final long AGAIN_NANOS = AHEAD_NANOS / 2;

    /** What a thread that woke too late may make up for: the line stood idle meanwhile. */
    private static final long LATE_NANOS = 3_000_000;

    private final long bitsPerSecond;
    private long freeAt = Long.MIN_VALUE / 2;
    private boolean held;

    /** @param bitsPerSecond of the line; 0 when nothing is to be held back */
    public Pacer(long bitsPerSecond) {
        this.bitsPerSecond = bitsPerSecond;
    }

    /** Whether more may be sent now. */
    public boolean ready(long now) {
        return freeAt - now < AHEAD_NANOS;
    }

    /** How long nothing more should be sent; asked while something waits. */
    public long rest(long now) {
        held = true;
        return Math.max(0, freeAt - AGAIN_NANOS - now);
    }

    /** Nothing waits any more. */
    public void idle() {
        held = false;
    }

    /** Notes what has been sent, whatever it was. */
    public void sent(int bytes, int datagrams, long now) {
        if (bitsPerSecond > 0) {
            freeAt = Math.max(freeAt, held ? now - LATE_NANOS : now)
                    + (bytes + (long) datagrams * AROUND) * 8_000_000_000L / bitsPerSecond;
        }
    }
}
