package vn.giaoban.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.store.append.AppendLine;
import vn.giaoban.store.append.Outcome;
import vn.giaoban.store.append.Pending;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.RawCommit;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/** The log in one SQLite file, written by one thread in groups: one transaction, one sync each. */
final class SqliteCommitLog implements CommitLog {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteCommitLog.class);

    private final Path file;
    private final ReadPool.Opener<LogWriter> opener;
    private final ReadPool<LogReader> readers;
    private final AppendLine line;
    private LogWriter writer;
    private volatile Head head;
    private volatile @Nullable LogFailed fault;

    SqliteCommitLog(Path file, ReadPool.Opener<LogWriter> opener) throws SQLException {
        this.file = file;
        this.opener = opener;
        this.writer = opener.open();
        this.head = writer.head();
        this.readers = new ReadPool<>(() -> new LogReader(Sqlite.reader(file)));
        this.line = new AppendLine(file.toString(), this::write);
    }

    static SqliteCommitLog open(Path file) throws SQLException {
        return new SqliteCommitLog(file, () -> new LogWriter(Sqlite.writer(file)));
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
        LogFailed failed = fault;
        if (failed != null) {
            return Outcome.refusals(group, failed);
        }
        try {
            GroupWrite write = new GroupWrite(writer, head);
            List<Outcome> outcomes = write.write(group);
            head = write.head();
            return outcomes;
        } catch (SQLException | RuntimeException e) {
            LOG.error("{}: a write failed after position {}; reopening", file, head.position(), e);
            return reopen(group, e);
        }
    }

    /**
     * After a failed write nobody knows what is on disk. The file is opened anew and brought to disk by a checkpoint,
     * the chain is checked from the last head that was known to be durable, and each commit of the group is looked up.
     */
    private List<Outcome> reopen(List<Pending> group, Exception cause) {
        try {
            closeWriter();
            writer = opener.open();
            writer.checkpoint();
            head = headAfter(head);
            return group.stream().map(pending -> found(pending, cause)).toList();
        } catch (SQLException | RuntimeException e) {
            LogFailed failed = e instanceof LogFailed known
                    ? known
                    : new LogFailed("log-write-failed", file + " after position " + head.position(), e);
            failed.addSuppressed(cause);
            fail(failed);
            return Outcome.refusals(group, failed);
        }
    }

    private Outcome found(Pending pending, Exception cause) {
        try {
            return writer.byCommand(pending.commit().commandId())
                    .map(raw -> (Outcome) new Outcome.Stored(raw.stored()))
                    .orElseGet(() -> new Outcome.Refused(new LogFailed("append-failed", file.toString(), cause)));
        } catch (SQLException e) {
            return new Outcome.Refused(new LogFailed("append-failed", file.toString(), e));
        }
    }

    private Head headAfter(Head known) throws SQLException {
        LogReader reader = writer.reader();
        if (known.position() > 0) {
            Optional<RawCommit> last =
                    reader.after(known.position() - 1, 1).stream().findFirst();
            if (last.isEmpty() || !last.get().head().equals(known)) {
                throw new LogFailed(new Finding.CommitMissing(known.position()));
            }
        }
        ChainCheck check = new ChainCheck(reader, known);
        while (!check.done()) {
            check.next(200).stream().findFirst().ifPresent(finding -> {
                throw new LogFailed(finding);
            });
        }
        return check.at();
    }

    /** Stops serving: every later call fails with this. */
    void fail(LogFailed failed) {
        LOG.error("the commit log stopped serving", failed);
        fault = failed;
    }

    boolean failed() {
        return fault != null;
    }

    boolean closed() {
        return line.closed();
    }

    private void checkServing() {
        LogFailed failed = fault;
        if (failed != null) {
            throw new LogFailed(failed.code(), "the log has stopped", failed);
        }
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
    public List<StoredCommit> readStreams(Collection<StreamId> streams) {
        return read(reader -> stored(reader.byStreams(streams)));
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
        try {
            writer.close();
        } catch (SQLException e) {
            LOG.warn("{}: closing failed", file, e);
        }
    }
}
