package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.views.MeetingViews;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.views.SqliteViews;

/**
 * 500 raised hands a second on an archive of 100,000 events and on ten times that: how long after its answer each is in the views, and how
 * long the answers take, first while nothing else happens, then while the view of full text is made anew.
 */
final class ViewsBench {
    private static final long EVENTS = 100_000;
    private static final int SITES = 400;
    private static final int PER_SECOND = 500;
    private static final int SECONDS = 16;
    private static final String REMADE = "search";

    private final List<Briefing> briefings = new ArrayList<>();
    private int hands;

    private ViewsBench() {}

    /** In milliseconds, sorted. */
    private record Times(double[] answers, double[] follows) {
        static double median(double[] sorted) {
            return sorted[sorted.length / 2];
        }

        static double p99(double[] sorted) {
            return sorted[(int) (sorted.length * 0.99)];
        }
    }

    /** An answered command whose commit the views have not seen yet. */
    private record Answered(long position, long nanos) {}

    static int run() throws IOException {
        Report report = new Report("views");
        report.tell("one 4 KiB write and sync", Disk.syncMillis(), "ms");
        Times small = new ViewsBench().measure(report, EVENTS);
        Times large = new ViewsBench().measure(report, 10 * EVENTS);
        report.atMost(
                "time to the views at ten times the data, median",
                Times.median(large.follows) / Times.median(small.follows),
                "times",
                1.5);
        report.atMost(
                "time to an answer at ten times the data, median",
                Times.median(large.answers) / Times.median(small.answers),
                "times",
                1.5);
        return report.print();
    }

    /** Tells of an archive of so many events; gives the times without a view being made anew. */
    private Times measure(Report report, long events) throws IOException {
        Path folder = Disk.folder();
        try (SqliteStore store = SqliteStore.open(folder);
                LiveMailboxes live = LiveMailboxes.on(store.log(), Briefing.EVENTS, Clock.systemUTC())) {
            report.tell("events before", Archive.fill(store, live, events), "");
            try (SqliteViews views = SqliteViews.open(
                    folder.resolve("views.db"), store.log(), MeetingViews.all(Briefing.EVENTS, store.vault()))) {
                views.await(store.log().head().position(), Duration.ofMinutes(10));
                Archive.requireAllFollow(views);
                return measure(report, store, live, views);
            }
        } finally {
            Disk.delete(folder);
        }
    }

    private Times measure(Report report, SqliteStore store, LiveMailboxes live, SqliteViews views) {
        for (int i = 0; i < 2 * PER_SECOND * SECONDS / SITES + 4; i++) {
            briefings.add(new Briefing(store, live, SITES));
        }
        drive(views, 3);
        Times quiet = drive(views, SECONDS);
        int[] made = new int[1];
        CompletableFuture<?> making = again(views, made, views.rebuild(Set.of(REMADE)));
        Times busy = drive(views, SECONDS);
        boolean throughout = !making.isDone();
        report.tell("commands", quiet.answers.length, "");
        report.tell("answered, p99", Times.p99(quiet.answers), "ms");
        report.tell("in the views, p99", Times.p99(quiet.follows), "ms");
        report.atLeast("a view is made anew all the time", throughout ? 1 : 0, "yes", 1);
        report.tell("times that it was made meanwhile", made[0], "");
        report.atMost("in the views while another is made anew, p99", Times.p99(busy.follows), "ms", 200);
        report.tell("in the views meanwhile, slowest", busy.follows[busy.follows.length - 1], "ms");
        report.tell("answered meanwhile, p99", Times.p99(busy.answers), "ms");
        report.atMost(
                "answers meanwhile against before, p99",
                Times.p99(busy.answers) / Times.p99(quiet.answers),
                "times",
                2);
        return quiet;
    }

    private static CompletableFuture<?> again(SqliteViews views, int[] made, CompletableFuture<?> making) {
        return making.thenComposeAsync(done -> {
            made[0]++;
            return again(views, made, views.rebuild(Set.of(REMADE)));
        });
    }

    private Times drive(SqliteViews views, int seconds) {
        ConcurrentLinkedQueue<Double> answers = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Double> follows = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Answered> waiting = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<?>> all = new ArrayList<>();
        long start = System.nanoTime();
        try (CommitLog.Subscription watch = views.onApplied(position -> seen(position, waiting, follows))) {
            for (int n = 0; n < seconds * PER_SECOND; n++) {
                long due = start + n * 1_000_000_000L / PER_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                long sent = System.nanoTime();
                all.add(briefings.get(hands / SITES).raiseHand(hands % SITES).thenAccept(receipt -> {
                    long now = System.nanoTime();
                    answers.add((now - sent) / 1e6);
                    waiting.add(new Answered(receipt.position(), now));
                    seen(views.position(), waiting, follows);
                }));
                hands++;
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            while (!waiting.isEmpty()) {
                LockSupport.parkNanos(1_000_000);
                seen(views.position(), waiting, follows);
            }
        }
        return new Times(sorted(answers), sorted(follows));
    }

    private static synchronized void seen(
            long position, ConcurrentLinkedQueue<Answered> waiting, ConcurrentLinkedQueue<Double> follows) {
        long now = System.nanoTime();
        waiting.removeIf(one -> {
            boolean there = one.position() <= position;
            if (there) {
                follows.add((now - one.nanos()) / 1e6);
            }
            return there;
        });
    }

    private static double[] sorted(ConcurrentLinkedQueue<Double> times) {
        double[] all = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(all);
        return all;
    }
}
