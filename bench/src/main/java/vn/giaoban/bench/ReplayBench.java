package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import vn.giaoban.meeting.live.LiveConferences.Receipt;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.views.MeetingViews;
import vn.giaoban.store.log.CommitEncoding;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.views.SqliteViews;

/**
 * A log of briefings (400 hands each) read again: decoded to event records with the chain checked, and
 * all views of the product, full text included, made anew. Then ten times as many briefings.
 */
final class ReplayBench {
    private static final int SITES = 400;
    private static final int SMALL = 100;
    private static final int PAGE = 500;

    private ReplayBench() {}

    private record Speed(long events, double decoded, double views) {}

    static int run() throws IOException {
        Report report = new Report("replay");
        Path folder = Disk.folder();
        try (SqliteStore store = SqliteStore.open(folder)) {
            hold(store, SMALL);
            // The compiler needs some seconds of it: otherwise the small log seems dearer than the large one.
            for (int warm = 0; warm < 4; warm++) {
                measure(store, folder.resolve("warm" + warm + ".db"));
            }
            Speed small = measure(store, folder.resolve("small.db"));
            hold(store, 9 * SMALL);
            Speed large = measure(store, folder.resolve("large.db"));
            report.tell("events", small.events, "");
            report.atLeast("decoded with the chain checked", small.decoded, "events/s", 50_000);
            report.atLeast("all views made anew", small.views, "events/s", 20_000);
            report.tell("events, ten times the data", large.events, "");
            report.atLeast("decoded, ten times the data", large.decoded, "events/s", 50_000);
            report.atLeast("views, ten times the data", large.views, "events/s", 20_000);
            report.atMost("cost per decoded event at ten times", small.decoded / large.decoded, "times", 1.5);
            report.atMost("cost per event in the views at ten times", small.views / large.views, "times", 1.5);
        } finally {
            Disk.delete(folder);
        }
        return report.print();
    }

    private static void hold(SqliteStore store, int briefings) {
        try (LiveMailboxes live = LiveMailboxes.on(store.log(), Briefing.EVENTS, Clock.systemUTC())) {
            for (int i = 0; i < briefings; i++) {
                Briefing briefing = new Briefing(store, live, SITES);
                List<CompletableFuture<Receipt>> all = new ArrayList<>();
                for (int site = 0; site < SITES; site++) {
                    all.add(briefing.raiseHand(site));
                }
                CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            }
        }
    }

    private static Speed measure(SqliteStore store, Path file) {
        long began = System.nanoTime();
        long events = decodeAll(store);
        double decoding = (System.nanoTime() - began) / 1e9;
        long started = System.nanoTime();
        try (SqliteViews views =
                SqliteViews.open(file, store.log(), MeetingViews.all(Briefing.EVENTS, store.vault()))) {
            views.await(store.log().head().position(), Duration.ofMinutes(10));
        }
        double building = (System.nanoTime() - started) / 1e9;
        return new Speed(events, events / decoding, events / building);
    }

    private static long decodeAll(SqliteStore store) {
        long events = 0;
        long position = 0;
        Hash previous = Hash.GENESIS;
        for (List<StoredCommit> page = store.log().read(0, PAGE);
                !page.isEmpty();
                page = store.log().read(position, PAGE)) {
            for (StoredCommit commit : page) {
                Hash hash = CommitEncoding.of(commit.commit()).hash(previous, commit.position());
                if (!hash.equals(commit.hash())) {
                    throw new IllegalStateException("the chain is broken at " + commit.position());
                }
                for (NewEvent event : commit.commit().events()) {
                    Briefing.EVENTS.fromJson(event.name(), event.version(), event.payload());
                    events++;
                }
                previous = hash;
                position = commit.position();
            }
        }
        return events;
    }
}
