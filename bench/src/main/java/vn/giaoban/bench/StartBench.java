package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Path;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.sqlite.SqliteStore;

/** Opening a log of 500,000 events, and of ten times that, until the first append is durable. */
final class StartBench {
    private StartBench() {}

    static int run() throws IOException {
        Report report = new Report("start");
        Path folder = Disk.folder();
        try {
            double small = afterFilling(folder, 500_000, 0);
            double large = afterFilling(folder, 4_500_000, 1);
            report.tell("open and first append at 500,000 events", small, "ms");
            report.atMost("open and first append at 5,000,000 events", large, "ms", 3_000);
        } finally {
            Disk.delete(folder);
        }
        return report.print();
    }

    private static double afterFilling(Path folder, long events, long last) throws IOException {
        try (SqliteStore store = SqliteStore.open(folder)) {
            // A stream for each filling, as the first starts its numbers at 1 again.
            Commits.fill(store.log(), "fill-" + last, events);
        }
        long began = System.nanoTime();
        try (SqliteStore store = SqliteStore.open(folder)) {
            store.log().append(Commits.next(new StreamId("first"), last, 1)).join();
            return (System.nanoTime() - began) / 1e6;
        }
    }
}
