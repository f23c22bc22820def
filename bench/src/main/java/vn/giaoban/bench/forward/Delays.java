package vn.giaoban.bench.forward;

import java.util.Arrays;

/** Delays of one window, in nanoseconds. */
final class Delays {
    private long[] all = new long[4096];
    private int size;

    void add(long nanos) {
        if (size == all.length) {
            all = Arrays.copyOf(all, 2 * size);
        }
        all[size++] = nanos;
    }

    int count() {
        return size;
    }

    double p99Millis() {
        if (size == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(all, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1L, size * 99L / 100)] / 1e6;
    }

    void clear() {
        size = 0;
    }
}
