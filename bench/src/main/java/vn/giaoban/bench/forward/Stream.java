package vn.giaoban.bench.forward;

/** What one receiver got of one stream: each sequence number once, and how many of them again. */
final class Stream {
    private static final int WINDOW = 1024;

    private final long[] seen = new long[WINDOW / 64];
    private long highest = -1;
    private long lowest;
    long received;
    long again;

    /** True when the number is new. */
    boolean arrived(int sequence) {
        long index = highest < 0 ? 0x10000L + sequence : highest + (short) (sequence - (int) highest);
        if (highest < 0) {
            highest = index - 1;
            lowest = index;
        }
        for (long i = Math.max(highest + 1, index - WINDOW + 1); i <= index; i++) {
            seen[word(i)] &= ~(1L << i);
        }
        highest = Math.max(highest, index);
        boolean known = highest - index >= WINDOW || (seen[word(index)] & 1L << index) != 0;
        if (known) {
            again++;
        } else {
            seen[word(index)] |= 1L << index;
            received++;
        }
        return !known;
    }

    /** How many there are from the first number to the last. */
    long expected() {
        return highest < 0 ? 0 : highest - lowest + 1;
    }

    /** A number that came lately, to be asked for again. */
    int recent(int back) {
        return (int) Math.max(lowest, highest - back) & 0xffff;
    }

    private static int word(long index) {
        return (int) (index % WINDOW) / 64;
    }
}
