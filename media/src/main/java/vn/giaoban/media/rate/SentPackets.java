package vn.giaoban.media.rate;

/** The last packets sent over a line, by their transport-wide number, until feedback has told of them. */
final class SentPackets {
    private static final int PLACES = 4096;

    private final long[] numbers = new long[PLACES];
    private final long[] times = new long[PLACES];
    private final int[] sizes = new int[PLACES];
    private final boolean[] arrived = new boolean[PLACES];
    private final boolean[] missed = new boolean[PLACES];
    private long next;

    /** Notes a packet and returns its number. */
    long add(int bytes, long nowNanos) {
        int place = (int) (next % PLACES);
        numbers[place] = next;
        times[place] = nowNanos;
        sizes[place] = bytes;
        arrived[place] = false;
        missed[place] = false;
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
        if (!remembered(number) || arrived[place(number)]) {
            return false;
        }
        arrived[place(number)] = true;
        return true;
    }

    /** Feedback said that it had not come; it may still. */
    void miss(long number) {
        if (remembered(number)) {
            missed[place(number)] = true;
        }
    }

    /** Whether feedback told of a packet that it came. */
    boolean came(long number) {
        return remembered(number) && arrived[place(number)];
    }

    /** Whether feedback told of a packet only that it had not come. */
    boolean missing(long number) {
        return remembered(number) && missed[place(number)] && !arrived[place(number)];
    }

    /** When a remembered packet was sent. */
    long sentAt(long number) {
        return times[place(number)];
    }

    int bytes(long number) {
        return sizes[place(number)];
    }

    private boolean remembered(long number) {
        return number >= 0 && number < next && numbers[place(number)] == number;
    }

    private static int place(long number) {
        return (int) Math.floorMod(number, (long) PLACES);
    }
}
