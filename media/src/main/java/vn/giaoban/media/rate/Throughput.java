package vn.giaoban.media.rate;

/** Bits per second that arrived, over the last half second of arrivals, and whether they came as fast as they were sent. */
final class Throughput {
    private static final int PLACES = 2048;
    private static final double WINDOW_MILLIS = 500;
    private static final double LEAST_MILLIS = 150;
    private static final double KEPT = 0.85;

    private final double[] times = new double[PLACES];
    private final double[] sent = new double[PLACES];
    private final int[] sizes = new int[PLACES];
    private long first;
    private long end;
    private long bytes;
    private double newest;
    private double newestSent;

    void arrived(double sentMillis, double millis, int size) {
        if (end - first == PLACES) {
            drop();
        }
        times[(int) (end % PLACES)] = millis;
        sent[(int) (end % PLACES)] = sentMillis;
        sizes[(int) (end % PLACES)] = size;
        end++;
        bytes += size;
        newest = Math.max(newest, millis);
        newestSent = Math.max(newestSent, sentMillis);
        while (end - first > 1 && times[(int) (first % PLACES)] < newest - WINDOW_MILLIS) {
            drop();
        }
    }

    private void drop() {
        bytes -= sizes[(int) (first % PLACES)];
        first++;
    }

    /** 0 while too little is known. */
    long bitsPerSecond() {
        double span = end == first ? 0 : newest - times[(int) (first % PLACES)];
        return span < LEAST_MILLIS ? 0 : Math.round(bytes * 8 * 1000 / span);
    }

    /** Whether what arrived did so about as fast as it was sent: then it was not more than the line carries. */
    boolean kept() {
        int oldest = (int) (first % PLACES);
        return end != first && newestSent - sent[oldest] > KEPT * (newest - times[oldest]);
    }
}
