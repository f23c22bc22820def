package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Path;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.sqlite.SqliteStore;

/** Durable appends by 64 writers, each waiting for its answer, on a log of 100,000 events and of ten times that. */
final class LogBench {
    private static final int WRITERS = 64;
    private static final int EVENTS = 3;

    private LogBench() {}

    static int run() throws IOException, InterruptedException {
        Report report = new Report("log");
        report.tell("one 4 KiB write and sync", Disk.syncMillis(), "ms");
        Path folder = Disk.folder();
        try (SqliteStore store = SqliteStore.open(folder)) {
            Commits.fill(store.log(), "first", 100_000);
            append(store, "warm", 3);
            Load.Result small = append(store, "small", 8);
            Commits.fill(store.log(), "more", 900_000);
            append(store, "again", 2);
            Load.Result large = append(store, "large", 8);
            report.atLeast("events/s at 100,000 events", EVENTS * small.perSecond(), "events/s", 20_000);
            report.tell("commit p99 at 100,000 events", small.millis(0.99), "ms");
            report.atLeast("events/s at 1,000,000 events", EVENTS * large.perSecond(), "events/s", 20_000);
            report.tell("commit p99 at 1,000,000 events", large.millis(0.99), "ms");
            report.atMost("cost per commit at ten times the data", small.perSecond() / large.perSecond(), "times", 1.5);
        } finally {
            Disk.delete(folder);
        }
        return report.print();
    }

    private static Load.Result append(SqliteStore store, String name, double seconds) throws InterruptedException {
        return Load.run(
                WRITERS,
                seconds,
                (worker, turn) -> store.log()
                        .append(Commits.next(new StreamId(name + "/" + worker), EVENTS * turn, EVENTS))
                        .join());
    }
}
