package vn.giaoban.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import vn.giaoban.store.append.Outcome;
import vn.giaoban.store.append.Pending;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitRules;
import vn.giaoban.store.log.ConflictingCommit;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.InvalidCommit;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.RawCommit;
import vn.giaoban.store.log.StoredCommit;

/** Writes a group of commits in one transaction with one sync; each stands or falls alone, by its savepoint. */
final class GroupWrite {
    private final LogWriter writer;
    private Head head;

    GroupWrite(LogWriter writer, Head head) {
        this.writer = writer;
        this.head = head;
    }

    /** The head after the group. */
    Head head() {
        return head;
    }

    /** One outcome per commit, in order; durable when it returns. */
    List<Outcome> write(List<Pending> group) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>(group.size());
        writer.begin();
        for (Pending pending : group) {
            outcomes.add(write(pending));
        }
        writer.commit();
        return outcomes;
    }

    private Outcome write(Pending pending) throws SQLException {
        Commit commit = pending.commit();
        Optional<RawCommit> known = writer.byCommand(commit.commandId());
        if (known.isPresent()) {
            return new Outcome.Stored(known.get().stored());
        }
        try {
            CommitRules.checkAgainst(commit, writer::lastSequence);
        } catch (ConflictingCommit | InvalidCommit e) {
            return new Outcome.Refused(e);
        }
        long position = head.position() + 1;
        Hash hash = pending.encoding().hash(head.hash(), position);
        writer.savepoint();
        try {
            writer.insert(position, hash, pending.encoding(), commit);
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xff) != SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
                throw e;
            }
            writer.rollbackToSavepoint();
            return new Outcome.Refused(new LogFailed("commit-not-storable", String.valueOf(e.getMessage()), e));
        }
        writer.releaseSavepoint();
        head = new Head(position, hash);
        return new Outcome.Stored(new StoredCommit(position, hash, commit));
    }
}
