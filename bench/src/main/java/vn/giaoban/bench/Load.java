package vn.giaoban.bench;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Many who each do the same thing again and again, waiting for every answer. */
final class Load {
    /** One thing done by one of them. */
    @FunctionalInterface
    interface Work {
        void once(int worker, long turn) throws Exception;
    }

    /**
     * What came of it.
     *
     * @param nanos from asking to answer, sorted
     * @param seconds how long it went on
     */
    record Result(long[] nanos, double seconds) {
        double perSecond() {
            return nanos.length / seconds;
        }

        double millis(double quantile) {
            return nanos[(int) Math.min(nanos.length - 1L, Math.round(nanos.length * quantile))] / 1e6;
        }
    }

    private Load() {}

    static Result run(int workers, double seconds, Work work) throws InterruptedException {
        ConcurrentLinkedQueue<long[]> all = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        long end = start + Math.round(seconds * 1e9);
        Thread[] threads = new Thread[workers];
        for (int w = 0; w < workers; w++) {
            int worker = w;
            threads[w] = Thread.ofVirtual().start(() -> all.add(times(worker, end, work, faults)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the load met a fault", faults.peek());
        }
        double took = (System.nanoTime() - start) / 1e9;
        long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(sorted, took);
    }

    private static long[] times(int worker, long end, Work work, ConcurrentLinkedQueue<Throwable> faults) {
        long[] times = new long[1024];
        int count = 0;
        try {
            while (System.nanoTime() < end) {
                long began = System.nanoTime();
                work.once(worker, count);
                times = count == times.length ? Arrays.copyOf(times, 2 * count) : times;
                times[count++] = System.nanoTime() - began;
            }
        } catch (Exception e) {
            faults.add(e);
        }
        return Arrays.copyOf(times, count);
    }
}
