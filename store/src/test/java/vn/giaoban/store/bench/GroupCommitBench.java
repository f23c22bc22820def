package vn.giaoban.store.bench;

import static vn.giaoban.store.log.Commits.commit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import vn.giaoban.store.sqlite.SqliteStore;

/**
 * Durable commits a second with many writers, each waiting for its answer, beside what one sync of the same disk costs.
 * Arguments: directory, writers (64), seconds (5).
 */
public final class GroupCommitBench {
    private static final int EVENTS = 3;
    private static final String PAYLOAD = "{\"text\":\"" + "x".repeat(289) + "\"}";

    private GroupCommitBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        int writers = args.length > 1 ? Integer.parseInt(args[1]) : 64;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        System.out.printf("one write of 4 KiB and sync: %.2f ms%n", syncMillis(directory.resolve("sync-probe")));
        try (SqliteStore store = SqliteStore.open(directory)) {
            measure(store, writers, 2);
            long[] nanos = measure(store, writers, seconds);
            System.out.printf(
                    "%d writers, commits of %d events of %d bytes: %d commits/s, p50 %.2f ms, p99 %.2f ms%n",
                    writers,
                    EVENTS,
                    PAYLOAD.length(),
                    nanos.length / seconds,
                    nanos[nanos.length / 2] / 1e6,
                    nanos[(int) (nanos.length * 0.99)] / 1e6);
        }
    }

    /** The sorted times from append to answer. */
    private static long[] measure(SqliteStore store, int writers, int seconds) throws InterruptedException {
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Thread[] threads = new Thread[writers];
        for (int w = 0; w < writers; w++) {
            String stream = "bench/" + end + "-" + w;
            threads[w] = Thread.ofVirtual().start(() -> {
                long sequence = 1;
                while (System.nanoTime() < end) {
                    var next = commit().basedOn(stream, sequence - 1);
                    for (int i = 0; i < EVENTS; i++) {
                        next.event(stream, sequence++, PAYLOAD);
                    }
                    long start = System.nanoTime();
                    store.log().append(next.build()).join();
                    times.add(System.nanoTime() - start);
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double syncMillis(Path file) throws IOException {
        int rounds = 200;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                channel.write(ByteBuffer.allocate(4096));
                channel.force(false);
            }
            return (System.nanoTime() - start) / 1e6 / rounds;
        } finally {
            Files.delete(file);
        }
    }
}
