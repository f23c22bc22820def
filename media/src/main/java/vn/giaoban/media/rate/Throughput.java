package vn.giaoban.media.rate;

/** Bits per second that arrived, over the last half second of arrivals. */
final class Throughput {
    private static final int PLACES = 2048;
    private static final double WINDOW_MILLIS = 500;
    private static final double LEAST_MILLIS = 150;

    private final double[] times = new double[PLACES];
    private final int[] sizes = new int[PLACES];
    private long first;
    private long end;
    private long bytes;
    private double newest;

    void arrived(double millis, int size) {
        if (end - first == PLACES) {
            drop();
        }
        times[(int) (end % PLACES)] = millis;
        sizes[(int) (end % PLACES)] = size;
        end++;
        bytes += size;
        newest = Math.max(newest, millis);
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
}
