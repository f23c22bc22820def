package vn.giaoban.bench.forward;

import java.util.Arrays;

/** Delays in nanoseconds. */
final class Delays {
    private long[] all = new long[4096];
    private int size;

    void add(long nanos) {
        if (size == all.length) {
            all = Arrays.copyOf(all, 2 * size);
        }
        all[size++] = nanos;
    }

    void addAll(Delays others) {
        for (int i = 0; i < others.size; i++) {
            add(others.all[i]);
        }
    }

    int count() {
        return size;
    }

    double p50Millis() {
        return millis(50);
    }

    double p95Millis() {
        return millis(95);
    }

    double p99Millis() {
        return millis(99);
    }

    /** NaN when there are none. */
    private double millis(long percent) {
        if (size == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(all, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1L, size * percent / 100)] / 1e6;
    }

    void clear() {
        size = 0;
    }
}
