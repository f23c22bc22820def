package vn.giaoban.store.views;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.sqlite.ReadPool;
import vn.giaoban.store.sqlite.Sqlite;

/**
 * Views in one SQLite file, followed by one thread. Views at the same position share a batch; those ahead go first, so
 * that a view being rebuilt delays the others by one batch at most.
 */
public final class SqliteViews implements Views {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteViews.class);
    private static final int BATCH = 200;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final CommitLog log;
    private final ViewFile file;
    private final ReadPool<Connection> readers;
    private final List<Follower> followers;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore wake = new Semaphore(0);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final CommitLog.Subscription subscription;
    private final Thread thread;
    private volatile long position;
    private volatile boolean closed;

    private SqliteViews(Path path, CommitLog log, ViewFile file, List<Follower> followers) {
        this.log = log;
        this.file = file;
        this.followers = followers;
        this.readers = new ReadPool<>(() -> Sqlite.reader(path));
        this.position = slowest();
        this.subscription = log.onAppended(wake::release);
        this.thread = Thread.ofPlatform().daemon().name("views").unstarted(this::run);
    }

    /**
     * Opens the file, rebuilds what does not fit the log, and follows it.
     *
     * @throws LogFailed {@code log-behind-view} when a view has seen more than the log holds; where that is meant (a
     *     restored backup), delete the views' file
     */
    public static SqliteViews open(Path path, CommitLog log, List<View> views) {
        try {
            ViewFile file = new ViewFile(path);
            try {
                List<Follower> followers = new ArrayList<>();
                for (View view : views) {
                    followers.add(follower(view, file, log));
                }
                SqliteViews opened = new SqliteViews(path, log, file, List.copyOf(followers));
                opened.thread.start();
                return opened;
            } catch (RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(path + ": " + e.getMessage(), e);
        }
    }

    private static Follower follower(View view, ViewFile file, CommitLog log) {
        try {
            return new Follower(view, file.prepare(view, log));
        } catch (LogFailed e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            LOG.error("view {} cannot be opened and stays stopped", view.name(), e);
            Follower stopped = new Follower(view, ViewFile.EMPTY);
            stopped.failure = e.toString();
            return stopped;
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (!step()) {
                    wake.acquire();
                    wake.drainPermits();
                }
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    LOG.error("views wait at {} and try again", position, e);
                    pause();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** One batch for each group of views; true when there may be more. */
    private boolean step() throws SQLException {
        Map<Long, List<Follower>> groups = new TreeMap<>(Comparator.reverseOrder());
        for (Follower follower : followers) {
            if (follower.failure == null) {
                groups.computeIfAbsent(follower.reached.position(), at -> new ArrayList<>())
                        .add(follower);
            }
        }
        boolean more = false;
        for (Map.Entry<Long, List<Follower>> group : groups.entrySet()) {
            List<StoredCommit> batch = log.read(group.getKey(), BATCH);
            if (!batch.isEmpty()) {
                applyToAll(group.getValue(), batch);
                more = true;
            }
        }
        if (slowest() != position) {
            announce();
        }
        return more;
    }

    private void applyToAll(List<Follower> group, List<StoredCommit> batch) throws SQLException {
        List<Follower> applied = new ArrayList<>();
        file.begin();
        try {
            for (Follower follower : group) {
                if (apply(follower, batch)) {
                    applied.add(follower);
                }
            }
            file.commit();
        } catch (SQLException | RuntimeException e) {
            file.rollback();
            throw e;
        }
        StoredCommit last = batch.getLast();
        applied.forEach(follower -> follower.reached = new Head(last.position(), last.hash()));
        announce();
    }

    /** What a view throws stops that view and no other. */
    private boolean apply(Follower follower, List<StoredCommit> batch) {
        try {
            file.apply(follower.view, batch);
            return true;
        } catch (SQLException | RuntimeException | LinkageError | AssertionError e) {
            LOG.error("view {} stopped at {}", follower.view.name(), follower.reached.position(), e);
            follower.failure = e.toString();
            return false;
        }
    }

    private void announce() {
        long reached = slowest();
        lock.lock();
        try {
            position = reached;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        for (LongConsumer listener : listeners) {
            try {
                listener.accept(reached);
            } catch (RuntimeException e) {
                LOG.error("a listener of the views threw", e);
            }
        }
    }

    private long slowest() {
        return followers.stream()
                .filter(follower -> follower.failure == null)
                .mapToLong(follower -> follower.reached.position())
                .min()
                .orElseGet(() -> log.head().position());
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
            throw new IllegalStateException("views: " + e.getMessage(), e);
        }
    }

    @Override
    public void await(long wanted, Duration timeout) {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (position < wanted) {
                if (nanos <= 0) {
                    throw new ViewBehind(wanted, position);
                }
                nanos = moved.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ViewBehind(wanted, position);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public List<ViewState> states() {
        return followers.stream()
                .map(f -> new ViewState(f.view.name(), f.view.version(), f.reached, f.failure))
                .toList();
    }

    @Override
    public CommitLog.Subscription onApplied(LongConsumer listener) {
        LongConsumer own = reached -> listener.accept(reached);
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
        wake.release();
        try {
            thread.join();
            readers.close();
            file.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("closing the views failed", e);
        }
    }

    private static final class Follower {
        final View view;
        volatile Head reached;
        volatile @Nullable String failure;

        Follower(View view, Head reached) {
            this.view = view;
            this.reached = reached;
        }
    }
}
