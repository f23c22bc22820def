package vn.giaoban.store.views;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.sqlite.Sqlite;

/**
 * Views in one SQLite file, followed by one thread. What must be made anew is made beside it, in a file that takes its
 * place in one step.
 */
public final class SqliteViews implements Views {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteViews.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Path path;
    private final CommitLog log;
    private final List<View> views;
    private final ViewReaders readers;
    private final Wanted wanted = new Wanted();
    private final Reached reached;
    private final Semaphore wake = new Semaphore(0);
    private final CommitLog.Subscription subscription;
    private final Thread thread;
    private volatile Generation serving;
    private volatile @Nullable Rebuild rebuild;
    private volatile boolean closed;

    private SqliteViews(Path path, CommitLog log, List<View> views, Generation serving) {
        this.path = path;
        this.log = log;
        this.views = views;
        this.serving = serving;
        this.readers = new ViewReaders(path);
        this.reached = new Reached(serving.position());
        this.subscription = log.onAppended(wake::release);
        this.thread = Thread.ofPlatform().daemon().name("views").unstarted(this::run);
    }

    /**
     * Opens the file and follows the log; what does not fit the log is made anew meanwhile.
     *
     * @throws LogFailed {@code log-behind-view} when a view has seen more than the log holds; where that is meant (a
     *     restored backup), delete the views' file
     */
    public static SqliteViews open(Path path, CommitLog log, List<View> views) {
        try {
            Generation serving = existing(path, log, views);
            SqliteViews opened = new SqliteViews(path, log, List.copyOf(views), serving);
            Set<String> names = new HashSet<>(serving.missing());
            names.addAll(serving.wanted());
            if (names.isEmpty()) {
                ViewFiles.delete(ViewFiles.nextOf(path));
            } else {
                opened.make(names);
            }
            opened.thread.start();
            return opened;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(path + ": " + e.getMessage(), e);
        }
    }

    /** A broken file is no loss. */
    private static Generation existing(Path path, CommitLog log, List<View> views) throws SQLException, IOException {
        try {
            return Generation.existing(path, log, views);
        } catch (SQLException e) {
            if (!ViewFiles.broken(e)) {
                throw e;
            }
            LOG.error("{} is broken, all views are made anew", path, e);
            ViewFiles.delete(path);
            return Generation.existing(path, log, views);
        }
    }

    private void run() {
        while (!closed) {
            try {
                takeWishes();
                if (!step()) {
                    wake.acquire();
                    wake.drainPermits();
                }
            } catch (SQLException | IOException | RuntimeException e) {
                if (!closed) {
                    LOG.error("views wait at {} and try again", reached.position(), e);
                    pause();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** True when there may be more. */
    private boolean step() throws SQLException, IOException, InterruptedException {
        boolean more = serving.step();
        Rebuild running = rebuild;
        if (running != null && running.caughtUp()) {
            swap(running);
            more = true;
        }
        if (more || serving.position() != reached.position()) {
            reached.moveTo(serving.position());
        }
        return more;
    }

    private void takeWishes() throws SQLException, InterruptedException {
        Set<String> names = new HashSet<>(wanted.names());
        if (names.isEmpty()) {
            return;
        }
        Rebuild running = rebuild;
        if (running != null) {
            names.addAll(running.names());
            running.cancel();
        }
        serving.want(names);
        make(names);
    }

    private void make(Set<String> names) {
        rebuild = Rebuild.start(path, log, views, names, wake::release);
    }

    /** Readers wait for as long as it takes to close one file and open another. */
    private void swap(Rebuild running) throws SQLException, IOException, InterruptedException {
        Generation next = running.made();
        while (next.step()) {
            LOG.debug("views made anew have reached {}", next.position());
        }
        readers.whileNobodyReads(() -> {
            Generation old = serving;
            old.close();
            try {
                next.moveTo(ViewFiles.nextOf(path), path);
                serving = next;
            } catch (SQLException | IOException e) {
                old.reopen(path);
                throw e;
            } finally {
                rebuild = null;
            }
        });
        LOG.info("views {} were made anew, up to {}", running.names(), next.position());
        wanted.done(running.names());
    }

    private void pause() {
        try {
            if (wake.tryAcquire(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public <T> T query(Query<T> query) {
        try {
            return readers.use(connection -> {
                Sqlite.execute(connection, "begin");
                T result = query.run(connection);
                Sqlite.execute(connection, "commit");
                return result;
            });
        } catch (SQLException e) {
            throw behind(e).orElseGet(() -> new IllegalStateException("views: " + e.getMessage(), e));
        }
    }

    /** A table that is not there belongs to a view that is being made. */
    private Optional<RuntimeException> behind(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return views.stream()
                .map(View::name)
                .filter(name -> message.contains("no such table: " + name + "_"))
                .<RuntimeException>map(ViewBehind::new)
                .findFirst();
    }

    @Override
    public void await(long wanted, Duration timeout) {
        reached.await(wanted, timeout, () -> serving.missing().isEmpty() ? reached.position() : 0);
    }

    @Override
    public void awaitServing(long wanted, Duration timeout) {
        reached.await(wanted, timeout, reached::position);
    }

    @Override
    public CompletableFuture<@Nullable Void> rebuild(Set<String> names) {
        Set<String> known = views.stream().map(View::name).collect(Collectors.toSet());
        if (!known.containsAll(names)) {
            throw new IllegalArgumentException("no such view: " + names);
        }
        CompletableFuture<@Nullable Void> done = wanted.add(names.isEmpty() ? known : names);
        wake.release();
        return done;
    }

    @Override
    public long position() {
        return reached.position();
    }

    @Override
    public List<ViewState> states() {
        return views.stream().map(this::state).toList();
    }

    private ViewState state(View view) {
        ViewState.@Nullable Making making = making(view.name()).orElse(null);
        return serving.follower(view.name())
                .map(f -> new ViewState(view.name(), view.version(), f.reached, true, f.failure, making))
                .orElseGet(() -> new ViewState(view.name(), view.version(), ViewFile.EMPTY, false, null, making));
    }

    /** Also what is wanted and not yet begun. */
    private Optional<ViewState.Making> making(String view) {
        boolean waits = wanted.has(view);
        Rebuild running = rebuild;
        return Optional.ofNullable(running)
                .flatMap(making -> making.of(view))
                .or(() -> waits ? Optional.of(new ViewState.Making(0, log.head().position(), null)) : Optional.empty());
    }

    @Override
    public CommitLog.Subscription onApplied(LongConsumer listener) {
        return reached.onMoved(listener);
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
        wake.release();
        try {
            thread.join();
            Rebuild running = rebuild;
            if (running != null) {
                running.cancel();
            }
            readers.close();
            serving.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("closing the views failed", e);
        }
    }
}
