package vn.giaoban.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.store.append.AppendLine;
import vn.giaoban.store.append.Outcome;
import vn.giaoban.store.append.Pending;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.RawCommit;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/**
 * The log in one SQLite file, written by one thread in groups: one transaction, one sync each. What the disk refuses
 * stops the writing until the disk takes it again; what shows that the log is not what it was stops all serving.
 */
final class SqliteCommitLog implements CommitLog {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteCommitLog.class);

    private final Path file;
    private final ReadPool.Opener<LogWriter> opener;
    private final ReadPool<LogReader> readers;
    private final AppendLine line;
    private final CompletableFuture<LogFailed> fault = new CompletableFuture<>();
    private final ReentrantLock writing = new ReentrantLock();
    /** Null while it could not be opened again. Held by {@link #writing}. */
    private @Nullable LogWriter writer;

    private volatile Head head;
    /** Why nothing can be written at present. */
    private volatile @Nullable LogFailed unwritable;

    SqliteCommitLog(Path file, ReadPool.Opener<LogWriter> opener) throws SQLException {
        this.file = file;
        this.opener = opener;
        LogWriter first = opener.open();
        this.writer = first;
        this.head = first.head();
        this.readers = new ReadPool<>(() -> new LogReader(Sqlite.reader(file)));
        this.line = new AppendLine(file.toString(), this::write);
    }

    static SqliteCommitLog open(Path file) throws SQLException {
        return new SqliteCommitLog(file, () -> new LogWriter(Sqlite.writer(file)));
    }

    /** Fails where the disk takes no write. To be called before {@link #start}. */
    void proveWritable() throws SQLException {
        if (writer != null) {
            writer.touch();
        }
    }

    /** Begins to take appends. */
    void start() {
        line.start();
    }

    @Override
    public CompletableFuture<StoredCommit> append(Commit commit) {
        try {
            checkServing();
        } catch (LogFailed e) {
            return CompletableFuture.failedFuture(e);
        }
        return line.append(commit);
    }

    private List<Outcome> write(List<Pending> group) {
        writing.lock();
        try {
            checkServing();
            LogWriter open = writer == null ? reopen() : writer;
            return write(group, open);
        } catch (LogFailed e) {
            return Outcome.refusals(group, e);
        } finally {
            writing.unlock();
        }
    }

    private List<Outcome> write(List<Pending> group, LogWriter open) {
        try {
            GroupWrite write = new GroupWrite(open, head);
            List<Outcome> outcomes = write.write(group);
            head = write.head();
            writesAgain();
            return outcomes;
        } catch (SQLException | RuntimeException e) {
            if (e instanceof SQLException sql && DamagedPage.damaged(sql)) {
                throw fail(DamagedPage.failure(file, sql));
            }
            LogFailed why = refused(e);
            LogWriter anew = reopen();
            return group.stream().map(pending -> found(pending, anew, why)).toList();
        }
    }

    private LogFailed refused(Exception cause) {
        LogFailed why = DiskFault.of(file, cause);
        unwritable = why;
        LOG.error("{}: a write failed after position {}; reopening", file, head.position(), cause);
        return why;
    }

    /**
     * Nobody knows what is on the disk after a failed write: the file is opened anew and brought to disk by a checkpoint, and the chain is checked from the last head that was
     * known to be durable.
     *
     * @throws LogFailed when that cannot be done now, or never: then serving has stopped
     */
    private LogWriter reopen() {
        try {
            closeWriter();
            LogWriter anew = opener.open();
            writer = anew;
            anew.checkpoint();
            head = ChainCheck.headAfter(anew.reader(), head);
            return anew;
        } catch (SQLException | RuntimeException e) {
            closeWriter();
            if (e instanceof LogFailed known) {
                throw fail(known);
            }
            if (e instanceof SQLException sql && DamagedPage.damaged(sql)) {
                throw fail(DamagedPage.failure(file, sql));
            }
            LogFailed now = DiskFault.of(file, e);
            unwritable = now;
            throw now;
        }
    }

    /** Where the disk had refused: looks whether it takes a write again. */
    void tryAgain() {
        if (unwritable == null || failed() || !writing.tryLock()) {
            return;
        }
        try {
            LogWriter open = reopen();
            open.touch();
            writesAgain();
        } catch (SQLException | LogFailed e) {
            LOG.debug("{}: still not writable", file, e);
        } finally {
            writing.unlock();
        }
    }

    private void writesAgain() {
        if (unwritable != null) {
            LOG.info("{}: the disk takes writes again, after position {}", file, head.position());
            unwritable = null;
        }
    }

    private static Outcome found(Pending pending, LogWriter writer, LogFailed why) {
        try {
            return writer.byCommand(pending.commit().commandId())
                    .map(raw -> (Outcome) new Outcome.Stored(raw.stored()))
                    .orElseGet(() -> new Outcome.Refused(why));
        } catch (SQLException e) {
            why.addSuppressed(e);
            return new Outcome.Refused(why);
        }
    }

    /** Stops serving: every later call fails with this. */
    LogFailed fail(LogFailed failed) {
        if (fault.complete(failed)) {
            LOG.error("the commit log stopped serving", failed);
        }
        return failed;
    }

    /** Why it stopped serving, once it has. */
    CompletableFuture<LogFailed> stopped() {
        return fault.copy();
    }

    boolean failed() {
        return fault.isDone();
    }

    boolean closed() {
        return line.closed();
    }

    private void checkServing() {
        if (failed()) {
            throw new LogFailed("the log has stopped", fault.join());
        }
    }

    @Override
    public Optional<String> fault() {
        LogFailed now = failed() ? fault.join() : unwritable;
        return Optional.ofNullable(now).map(LogFailed::code);
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public Optional<StoredCommit> findByCommand(UUID commandId) {
        return read(reader -> reader.byCommand(commandId).map(RawCommit::stored));
    }

    @Override
    public List<StoredCommit> read(long afterPosition, int limit) {
        return read(reader -> stored(reader.after(afterPosition, limit)));
    }

    @Override
    public List<StoredCommit> readStreams(Collection<StreamId> streams, long afterPosition) {
        return read(reader -> stored(reader.byStreams(streams, afterPosition)));
    }

    @Override
    public List<StoredCommit> readScope(String scope, long afterPosition, int limit) {
        return read(reader -> stored(reader.byScope(scope, afterPosition, limit)));
    }

    private static List<StoredCommit> stored(List<RawCommit> raw) {
        return raw.stream().map(RawCommit::stored).toList();
    }

    private <T> T read(ReadPool.Use<LogReader, T> use) {
        checkServing();
        return readUnchecked(use);
    }

    /** A read that is answered even when the log has stopped serving. */
    <T> T readUnchecked(ReadPool.Use<LogReader, T> use) {
        try {
            return readers.use(use);
        } catch (SQLException e) {
            if (DamagedPage.damaged(e)) {
                throw fail(DamagedPage.failure(file, e));
            }
            throw new LogFailed(closed() ? "log-closed" : "log-unreadable", file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Subscription onAppended(Runnable listener) {
        return line.onAppended(listener);
    }

    /** Writes what was queued, answers it, and closes. */
    @Override
    public void close() {
        if (line.closed()) {
            return;
        }
        line.close();
        readers.close();
        closeWriter();
    }

    private void closeWriter() {
        LogWriter open = writer;
        writer = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            LOG.warn("{}: closing failed", file, e);
        }
    }
}
