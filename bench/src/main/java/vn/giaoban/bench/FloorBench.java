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

/** 400 hands raised in one second with a grant in the midst, 100 rounds, each in a conference of its own. */
final class FloorBench {
    private static final int SITES = 400;
    private static final int ROUNDS = 100;
    private static final long SECOND = 1_000_000_000L;

    private FloorBench() {}

    static int run() throws IOException {
        Report report = new Report("floor");
        report.tell("one 4 KiB write and sync", Disk.syncMillis(), "ms");
        long seed = System.nanoTime();
        report.tell("seed", seed, "");
        Random random = new Random(seed);
        Path folder = Disk.folder();
        double[] grants = new double[ROUNDS];
        double[] answers = new double[ROUNDS];
        try (SqliteStore store = SqliteStore.open(folder);
                LiveMailboxes live = LiveMailboxes.on(store.log(), Briefing.EVENTS, Clock.systemUTC())) {
            round(new Briefing(store, live, SITES), random);
            for (int i = 0; i < ROUNDS; i++) {
                double[] result = round(new Briefing(store, live, SITES), random);
                grants[i] = result[0];
                answers[i] = result[1];
            }
        } finally {
            Disk.delete(folder);
        }
        Arrays.sort(grants);
        Arrays.sort(answers);
        report.tell("grant durable, median", grants[ROUNDS / 2], "ms");
        report.atMost("grant durable, p99 over rounds", grants[(int) (ROUNDS * 0.99)], "ms", 100);
        report.atMost("slowest answer of a round, p99 over rounds", answers[(int) (ROUNDS * 0.99)], "ms", 500);
        return report.print();
    }

    /** How long the grant took, and the slowest of all answers, in milliseconds. */
    private static double[] round(Briefing briefing, Random random) {
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
        return new double[] {
            grant[0], times.stream().mapToDouble(Double::doubleValue).max().orElseThrow()
        };
    }
}
