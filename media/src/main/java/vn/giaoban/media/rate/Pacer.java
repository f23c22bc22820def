package vn.giaoban.media.rate;

/**
 * Lets out no more than the network card carries, so that a picture for several hundred receivers does not fill the
 * card's queue: there a voice would stand behind it, and what does not fit would be lost. Times in nanoseconds.
 */
public final class Pacer {
    /** On the wire around a datagram of IPv4: its headers, the frame's, the preamble and the gap (IEEE 802.3). */
    private static final int AROUND = 66;

    /** How far what was sent may be ahead of the line: the card's queue stays this short, and a late thread loses no time. */
    private static final long AHEAD_NANOS = 2_000_000;

    /** When it is worth going on. */
    private static final long AGAIN_NANOS = AHEAD_NANOS * 3 / 4;

    private final long bitsPerSecond;
    private long freeAt = Long.MIN_VALUE / 2;

    /** @param bitsPerSecond of the line; 0 when nothing is to be held back */
    public Pacer(long bitsPerSecond) {
        this.bitsPerSecond = bitsPerSecond;
    }

    /** Whether more may be sent now. */
    public boolean ready(long now) {
        return freeAt - now < AHEAD_NANOS;
    }

    /** How long nothing more should be sent. */
    public long rest(long now) {
        return Math.max(0, freeAt - AGAIN_NANOS - now);
    }

    /** Notes what has been sent, whatever it was. */
    public void sent(int bytes, int datagrams, long now) {
        if (bitsPerSecond > 0) {
            freeAt = Math.max(freeAt, now) + (bytes + (long) datagrams * AROUND) * 8_000_000_000L / bitsPerSecond;
        }
    }
}
