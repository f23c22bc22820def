package vn.giaoban.store.views;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.store.log.CommitLog;

/**
 * Makes views anew in a file of its own, on a thread of its own, until it has caught up with the log. While others
 * append it works a third of the time, so that it never takes more than that of one core from them.
 */
final class Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final int RESTS = 2;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Path serving;
    private final Path next;
    private final CommitLog log;
    private final List<View> views;
    private final Set<String> names;
    private final Runnable whenCaughtUp;
    private final Thread thread;
    private final long begun = System.nanoTime();
    private volatile @Nullable Generation generation;
    private volatile boolean caughtUp;
    private volatile boolean closed;

    private Rebuild(Path serving, CommitLog log, List<View> views, Set<String> names, Runnable whenCaughtUp) {
        this.serving = serving;
        this.next = ViewFiles.nextOf(serving);
        this.log = log;
        this.views = views;
        this.names = names;
        this.whenCaughtUp = whenCaughtUp;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("views-rebuild")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(this::run);
    }

    /** Begins; the other views are copied from the file that serves. */
    static Rebuild start(Path serving, CommitLog log, List<View> views, Set<String> names, Runnable whenCaughtUp) {
        LOG.info("views {} are made anew", names);
        Rebuild rebuild = new Rebuild(serving, log, views, Set.copyOf(names), whenCaughtUp);
        rebuild.thread.start();
        return rebuild;
    }

    private void run() {
        while (!closed && !caughtUp) {
            try {
                build();
                caughtUp = !closed;
                whenCaughtUp.run();
            } catch (SQLException | IOException | RuntimeException e) {
                if (!closed) {
                    LOG.error("views {} cannot be made, and are tried again", names, e);
                    rest(RETRY);
                }
            }
        }
    }

    private void build() throws SQLException, IOException {
        Generation made = generation;
        if (made == null) {
            ViewFiles.delete(next);
            boolean all = views.stream().allMatch(view -> names.contains(view.name()));
            if (!all) {
                ViewFiles.copy(serving, next);
            }
            made = Generation.anew(next, log, views, names);
            generation = made;
        }
        catchUp(made);
        // What must reach the disk does so while the old ones still serve.
        made.settle();
        catchUp(made);
    }

    private void catchUp(Generation made) throws SQLException {
        long seen = log.head().position();
        long worked = System.nanoTime();
        while (!closed && made.step()) {
            long head = log.head().position();
            if (head != seen) {
                rest(Duration.ofNanos(RESTS * (System.nanoTime() - worked)));
                seen = head;
            }
            worked = System.nanoTime();
        }
    }

    private void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    Set<String> names() {
        return names;
    }

    boolean caughtUp() {
        return caughtUp;
    }

    /** What was made, once it has caught up: it is the caller's from then on. */
    Generation made() throws InterruptedException {
        thread.join();
        Generation made = generation;
        if (made == null || !caughtUp) {
            throw new IllegalStateException("views " + names + " are not made yet");
        }
        return made;
    }

    /** How far a view has been made, if it is one of those. */
    Optional<ViewState.Making> of(String view) {
        if (!names.contains(view)) {
            return Optional.empty();
        }
        Generation made = generation;
        long position = made == null
                ? 0
                : made.follower(view).map(f -> f.reached.position()).orElse(0L);
        long head = log.head().position();
        long nanos = System.nanoTime() - begun;
        Duration left = position == 0
                ? null
                : Duration.ofNanos((long) ((double) nanos * Math.max(0, head - position) / position));
        return Optional.of(new ViewState.Making(position, head, left));
    }

    /** Gives up what was made so far. */
    void cancel() throws InterruptedException, SQLException {
        closed = true;
        thread.interrupt();
        thread.join();
        Generation made = generation;
        if (made != null) {
            made.close();
        }
    }
}
