package vn.giaoban.media.rate;

/** Bits per second that arrived, over the last half second of arrivals, and whether they came as fast as they were sent. */
final class Throughput {
    private static final int PLACES = 2048;
    private static final double WINDOW_MILLIS = 500;
    private static final double LEAST_MILLIS = 150;
    private static final double KEPT = 0.85;
    private static final int SENT = 1;
    private static final int SIZE = 2;
    private static final int EACH = 4;

    /** For each packet when it arrived, when it was sent, and its bytes, side by side. */
    private final double[] packets = new double[PLACES * EACH];

    private long first;
    private long end;
    private long bytes;
    private double newest;
    private double newestSent;

    void arrived(double sentMillis, double millis, int size) {
        if (end - first == PLACES) {
            drop();
        }
        int at = at(end);
        packets[at] = millis;
        packets[at + SENT] = sentMillis;
        packets[at + SIZE] = size;
        end++;
        bytes += size;
        newest = Math.max(newest, millis);
        newestSent = Math.max(newestSent, sentMillis);
        while (end - first > 1 && packets[at(first)] < newest - WINDOW_MILLIS) {
            drop();
        }
    }

    private void drop() {
        bytes -= (long) packets[at(first) + SIZE];
        first++;
    }

    private static int at(long number) {
        return (int) (number % PLACES) * EACH;
    }

    /** 0 while too little is known. */
    long bitsPerSecond() {
        double span = end == first ? 0 : newest - packets[at(first)];
        return span < LEAST_MILLIS ? 0 : Math.round(bytes * 8 * 1000 / span);
    }

    /** Whether what arrived did so about as fast as it was sent: then it was not more than the line carries. */
    boolean kept() {
        return end != first && newestSent - packets[at(first) + SENT] > KEPT * (newest - packets[at(first)]);
    }
}
