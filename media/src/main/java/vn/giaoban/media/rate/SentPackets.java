package vn.giaoban.media.rate;

/** The last packets sent over a line, by their transport-wide number, until feedback has told of them. */
final class SentPackets {
    private static final int PLACES = 4096;

    private final long[] numbers = new long[PLACES];
    private final long[] times = new long[PLACES];
    private final int[] sizes = new int[PLACES];
    private final boolean[] missed = new boolean[PLACES];
    private long next;

    /** Notes a packet and returns its number. */
    long add(int bytes, long nowNanos) {
        int place = (int) (next % PLACES);
        numbers[place] = next;
        times[place] = nowNanos;
        sizes[place] = bytes;
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

    /** True once for each packet that is remembered. */
    boolean take(long number) {
        int place = place(number);
        if (number < 0 || number >= next || sizes[place] == 0 || numbers[place] != number) {
            return false;
        }
        taken = place;
        takenBytes = sizes[place];
        sizes[place] = 0;
        return true;
    }

    /** Feedback said that it had not come; it may still. */
    void miss(long number) {
        if (number >= 0 && number < next && numbers[place(number)] == number) {
            missed[place(number)] = true;
        }
    }

    /** Whether feedback told of a packet that it came: it was taken. */
    boolean came(long number) {
        return numbers[place(number)] == number && sizes[place(number)] == 0;
    }

    /** Whether feedback told of a packet only that it had not come. */
    boolean missing(long number) {
        return numbers[place(number)] == number && sizes[place(number)] != 0 && missed[place(number)];
    }

    private int taken;
    private int takenBytes;

    /** When the packet that was taken last was sent. */
    long sentAt() {
        return times[taken];
    }

    int bytes() {
        return takenBytes;
    }

    private static int place(long number) {
        return (int) Math.floorMod(number, (long) PLACES);
    }
}
