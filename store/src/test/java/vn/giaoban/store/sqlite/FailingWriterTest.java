package vn.giaoban.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.store.log.Commits.commit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;

class FailingWriterTest {
    @TempDir
    Path directory;

    private Disk disk = Disk.SOUND;
    private SqliteCommitLog log;

    private enum Disk {
        SOUND,
        FAILS_BEFORE_WRITING,
        FAILS_AFTER_WRITING,
        LOST_ITS_TAIL,
        FULL,
        READ_ONLY,
        GONE
    }

    @BeforeEach
    void open() throws SQLException {
        Path file = directory.resolve("log.db");
        log = new SqliteCommitLog(file, () -> {
            if (disk == Disk.GONE) {
                throw new SQLException("no such device");
            }
            Connection connection = Sqlite.writer(file);
            if (disk == Disk.LOST_ITS_TAIL) {
                Sqlite.execute(connection, "delete from commits where position = 2");
            }
            return new FailingWriter(connection);
        });
        log.start();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private CompletableFuture<StoredCommit> append(long n) {
        return log.append(commit().event("counter/a", n).build());
    }

    @Test
    void aCommitThatDidNotReachTheDiskFailsAndTheLogGoesOn() {
        append(1).join();
        disk = Disk.FAILS_BEFORE_WRITING;
        assertThatThrownBy(() -> append(2).join())
                .cause()
                .isInstanceOfSatisfying(
                        LogFailed.class, e -> assertThat(e.code()).isEqualTo("append-failed"));
        disk = Disk.SOUND;
        assertThat(append(2).join().position()).isEqualTo(2);
        assertThat(log.read(0, 10)).hasSize(2);
    }

    @Test
    void aCommitFoundOnDiskAfterAFailedSyncIsAcknowledged() {
        append(1).join();
        disk = Disk.FAILS_AFTER_WRITING;
        StoredCommit second = append(2).join();
        disk = Disk.SOUND;
        assertThat(second.position()).isEqualTo(2);
        assertThat(log.head().hash()).isEqualTo(second.hash());
        assertThat(append(3).join().position()).isEqualTo(3);
    }

    @Test
    void aLogThatCannotBeReopenedReadsOnAndWritesAgainOnceItCan() {
        append(1).join();
        disk = Disk.GONE;
        assertThatThrownBy(() -> append(2).join()).cause().isInstanceOf(LogFailed.class);
        assertThat(log.fault()).contains("append-failed");
        assertThat(log.read(0, 10)).hasSize(1);
        log.tryAgain();
        assertThat(log.fault()).contains("append-failed");
        disk = Disk.SOUND;
        log.tryAgain();
        assertThat(log.fault()).isEmpty();
        assertThat(append(2).join().position()).isEqualTo(2);
    }

    @Test
    void aLogThatIsNotWhatItWasWhenReopenedStopsServingForGood() {
        append(1).join();
        append(2).join();
        disk = Disk.LOST_ITS_TAIL;
        assertThatThrownBy(() -> append(3).join()).cause().hasMessageContaining("commit-missing");
        disk = Disk.SOUND;
        assertThatThrownBy(() -> append(3).join()).cause().hasMessageContaining("commit-missing");
        assertThatThrownBy(() -> log.read(0, 1)).isInstanceOf(LogFailed.class);
        assertThat(log.fault()).contains("commit-missing");
    }

    @Test
    void aReadOnlyDiskIsNamedAndReadsGoOnUntilItTakesWritesAgain() {
        append(1).join();
        disk = Disk.READ_ONLY;
        refusedAs("disk-read-only", append(2));
        log.tryAgain();
        assertThat(log.fault()).contains("disk-read-only");
        assertThat(log.read(0, 10)).hasSize(1);
        disk = Disk.SOUND;
        log.tryAgain();
        assertThat(log.fault()).isEmpty();
        assertThat(append(2).join().position()).isEqualTo(2);
    }

    @Test
    void aFullDiskIsNamedAndTheNextAppendThatFitsIsTaken() {
        append(1).join();
        disk = Disk.FULL;
        String bulk = "\"" + "x".repeat(50_000) + "\"";
        refusedAs("disk-full", log.append(commit().event("counter/a", 2, bulk).build()));
        assertThat(log.fault()).contains("disk-full");
        disk = Disk.SOUND;
        assertThat(append(2).join().position()).isEqualTo(2);
        assertThat(log.fault()).isEmpty();
    }

    private static void refusedAs(String code, CompletableFuture<StoredCommit> answer) {
        assertThatThrownBy(answer::join)
                .cause()
                .isInstanceOfSatisfying(
                        LogFailed.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void theWriterSyncsEveryTransactionToAWriteAheadLog() throws SQLException {
        try (Connection connection = Sqlite.writer(directory.resolve("log.db"))) {
            assertThat(pragma(connection, "synchronous")).isEqualTo("3");
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
        }
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("pragma " + name)) {
            return row.getString(1);
        }
    }

    private final class FailingWriter extends LogWriter {
        private final Connection connection;

        FailingWriter(Connection connection) throws SQLException {
            super(connection);
            this.connection = connection;
        }

        @Override
        void begin() throws SQLException {
            restrict();
            super.begin();
        }

        @Override
        void touch() throws SQLException {
            restrict();
            super.touch();
        }

        /** Lets SQLite itself refuse what a disk without room, or one that is read-only, would. */
        private void restrict() throws SQLException {
            Sqlite.execute(connection, "pragma max_page_count = " + (disk == Disk.FULL ? 1 : Integer.MAX_VALUE));
            Sqlite.execute(connection, "pragma query_only = " + (disk == Disk.READ_ONLY));
        }

        @Override
        void commit() throws SQLException {
            switch (disk) {
                case SOUND, FULL, READ_ONLY -> super.commit();
                case FAILS_BEFORE_WRITING, LOST_ITS_TAIL, GONE -> throw new SQLException("disk I/O error");
                case FAILS_AFTER_WRITING -> {
                    super.commit();
                    throw new SQLException("disk I/O error");
                }
            }
        }
    }
}
