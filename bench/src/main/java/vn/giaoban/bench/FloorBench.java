package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import vn.giaoban.meeting.live.LiveCommand.GrantFloor;
import vn.giaoban.meeting.live.LiveConferences.Receipt;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.store.sqlite.SqliteStore;

/**
 * 400 hands raised in one second with a grant in the midst, 100 rounds, each in a conference of its own; on a log of
 * 100,000 events and on ten times that.
 */
final class FloorBench {
    private static final int SITES = 400;
    private static final int ROUNDS = 100;
    private static final long EVENTS = 100_000;
    private static final long SECOND = 1_000_000_000L;

    private FloorBench() {}

    static int run() throws IOException {
        Report report = new Report("floor");
        report.tell("one 4 KiB write and sync", Disk.syncMillis(), "ms");
        long seed = System.nanoTime();
        report.tell("seed", seed, "");
        Random random = new Random(seed);
        Path folder = Disk.folder();
        try (SqliteStore store = SqliteStore.open(folder);
                LiveMailboxes live = LiveMailboxes.on(store.log(), Briefing.EVENTS, Clock.systemUTC())) {
            Commits.fill(store.log(), "first", EVENTS);
            round(new Briefing(store, live, SITES), random);
            double[] small = rounds(report, " at 100,000 events", store, live, random);
            Commits.fill(store.log(), "more", 9 * EVENTS);
            round(new Briefing(store, live, SITES), random);
            double[] large = rounds(report, " at 1,000,000 events", store, live, random);
            report.atMost("cost per answer at ten times the data", median(large) / median(small), "times", 1.5);
        } finally {
            Disk.delete(folder);
        }
        return report.print();
    }

    /** All answers of all rounds, in milliseconds, sorted. */
    private static double[] rounds(Report report, String where, SqliteStore store, LiveMailboxes live, Random random) {
        double[] grants = new double[ROUNDS];
        double[] slowest = new double[ROUNDS];
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Round round = round(new Briefing(store, live, SITES), random);
            grants[i] = round.grant();
            slowest[i] = round.answers().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElseThrow();
            all.addAll(round.answers());
        }
        Arrays.sort(grants);
        Arrays.sort(slowest);
        double[] answers =
                all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        report.tell("answer" + where + ", median", median(answers), "ms");
        report.tell("grant durable" + where + ", median", median(grants), "ms");
        report.atMost("grant durable" + where + ", p99 over rounds", grants[(int) (ROUNDS * 0.99)], "ms", 100);
        report.atMost("slowest answer of a round" + where + ", p99", slowest[(int) (ROUNDS * 0.99)], "ms", 500);
        return answers;
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    /** How long the grant took, and all answers, in milliseconds. */
    private record Round(double grant, List<Double> answers) {}

    private static Round round(Briefing briefing, Random random) {
        long[] at = random.longs(SITES, 0, SECOND).sorted().toArray();
        ConcurrentLinkedQueue<Double> times = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Receipt>> all = new ArrayList<>();
        double[] grant = new double[1];
        long start = System.nanoTime();
        for (int site = 0; site < SITES; site++) {
            long due = start + at[site];
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long sent = System.nanoTime();
            all.add(briefing.raiseHand(site).whenComplete((receipt, e) -> times.add((System.nanoTime() - sent) / 1e6)));
            if (site == SITES / 2) {
                long asked = System.nanoTime();
                all.add(briefing.chair(new GrantFloor(briefing.hall, null, Briefing.speaker()))
                        .whenComplete((receipt, e) -> {
                            grant[0] = (System.nanoTime() - asked) / 1e6;
                            times.add(grant[0]);
                        }));
            }
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        return new Round(grant[0], List.copyOf(times));
    }
}
