package vn.giaoban.server.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.mongo.MongoStore;
import vn.giaoban.store.sqlite.SqliteStore;

/**
 * {@code ./run move-log}: copies log and vault of a data folder into a MongoDB database, every position and hash kept.
 * The folder stays as it is. A copy that was broken off goes on where it ended.
 */
public final class MoveLog {
    private static final int BATCH = 200;

    private MoveLog() {}

    /**
     * Copies and compares.
     *
     * @param uri of the replica set and database
     * @return 0, or 1 when the target holds another log, with the reason printed
     * @throws LogFailed when a server runs on the folder, or the log is not sound
     * @throws IOException when no primary answers
     */
    public static int run(Path data, String uri, PrintStream out) throws IOException {
        try (SqliteStore from = SqliteStore.open(data);
                MongoStore to = TargetDatabase.open(uri)) {
            Head there = to.log().head();
            if (!begins(from.log(), there)) {
                out.println("Cơ sở dữ liệu đích đã có nhật ký khác. The target holds another log, at position "
                        + there.position() + ".");
                return 1;
            }
            copy(from.log(), to.log());
            to.vault().putContents(from.vault().contents());
            Head copied = to.log().head();
            if (!copied.equals(from.log().head())) {
                throw new LogFailed(
                        "move-incomplete", copied + " instead of " + from.log().head(), null);
            }
            out.println("Đã chuyển " + copied.position() + " giao dịch, mã băm cuối / commits moved, last hash "
                    + copied.hash() + ".");
            return 0;
        }
    }

    /** Whether a log begins with all that the other holds. */
    private static boolean begins(CommitLog log, Head other) {
        if (other.position() == 0) {
            return true;
        }
        List<StoredCommit> same = log.read(other.position() - 1, 1);
        return !same.isEmpty() && same.getFirst().hash().equals(other.hash());
    }

    private static void copy(CommitLog from, CommitLog to) {
        long after = to.head().position();
        for (List<StoredCommit> some = from.read(after, BATCH); !some.isEmpty(); some = from.read(after, BATCH)) {
            List<CompletableFuture<StoredCommit>> answers =
                    some.stream().map(commit -> to.append(commit.commit())).toList();
            for (int i = 0; i < some.size(); i++) {
                if (!answers.get(i).join().equals(some.get(i))) {
                    throw new LogFailed(
                            "move-differs", "position " + some.get(i).position(), null);
                }
            }
            after = some.getLast().position();
        }
    }
}
