package vn.giaoban.media.rate;

/**
 * The last packets sent over a line, by their transport-wide number, until feedback has told of them. One word for each:
 * there are many lines, and what is written for every packet is to touch little memory.
 */
final class SentPackets {
    private static final int PLACES = 4096;
    private static final long ARRIVED = 1;
    private static final long MISSED = 2;
    private static final int SIZE_AT = 2;
    private static final int SIZE_BITS = 16;
    private static final int TIME_AT = SIZE_AT + SIZE_BITS;
    private static final long MICRO = 1_000;

    /** From the lowest bit: arrived, missed, bytes, and the microsecond when it was sent. */
    private final long[] words = new long[PLACES];

    private long next;

    /** Notes a packet and returns its number. */
    long add(int bytes, long nowNanos) {
        words[place(next)] = nowNanos / MICRO << TIME_AT | (long) Math.min(bytes, 0xffff) << SIZE_AT;
        return next++;
    }

    long next() {
        return next;
    }

    /** The number of which feedback tells the last 16 bits. */
    long extended(int sequence16) {
        long last = next - 1;
        return last + (short) (sequence16 - (int) last);
    }

    /** Notes that a packet came; true the first time, and only for one that is remembered. */
    boolean arrive(long number) {
        if (!is(number, 0, ARRIVED)) {
            return false;
        }
        words[place(number)] |= ARRIVED;
        return true;
    }

    /** Feedback said that it had not come; it may still. */
    void miss(long number) {
        if (remembered(number)) {
            words[place(number)] |= MISSED;
        }
    }

    /** Whether feedback told of a packet that it came. */
    boolean came(long number) {
        return is(number, ARRIVED, ARRIVED);
    }

    /** Whether feedback told of a packet only that it had not come. */
    boolean missing(long number) {
        return is(number, MISSED, MISSED | ARRIVED);
    }

    /** When a remembered packet was sent, in milliseconds. */
    double sentMillis(long number) {
        return (words[place(number)] >> TIME_AT) / 1e3;
    }

    int bytes(long number) {
        return (int) (words[place(number)] >> SIZE_AT) & 0xffff;
    }

    private boolean is(long number, long value, long of) {
        return remembered(number) && (words[place(number)] & of) == value;
    }

    private boolean remembered(long number) {
        return number >= 0 && number < next && number >= next - PLACES;
    }

    private static int place(long number) {
        return (int) number & PLACES - 1;
    }
}
