package vn.giaoban.server;

import java.time.Duration;
import java.time.InstantSource;
import vn.giaoban.signaling.directory.ConferenceBook;
import vn.giaoban.signaling.directory.ConferenceBook.Entry;
import vn.giaoban.signaling.web.Signaling;
import vn.giaoban.store.views.Views;
import vn.giaoban.store.views.Views.ViewBehind;

/**
 * Opens the rooms that the last run of the server may have left in the midst, as soon as the views know the whole log:
 * sites that never come back are then told as lost, and what is live is recorded, although nobody opens a page.
 */
final class RoomsOfLastRun implements AutoCloseable {
    private static final Duration LONGEST_REBUILD = Duration.ofHours(1);

    private final Thread waiting;

    RoomsOfLastRun(long head, Views views, ConferenceBook conferences, Signaling signaling, InstantSource clock) {
        this.waiting = Thread.ofVirtual().name("rooms-of-last-run").start(() -> {
            try {
                views.await(head, LONGEST_REBUILD);
            } catch (ViewBehind ending) {
                return;
            }
            signaling.resume(conferences.linked().stream()
                    .filter(conference -> conference.isOpen(clock.instant()))
                    .map(Entry::conference)
                    .toList());
        });
    }

    @Override
    public void close() throws InterruptedException {
        waiting.interrupt();
        waiting.join();
    }
}
