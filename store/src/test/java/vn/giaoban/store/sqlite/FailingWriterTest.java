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
        GONE
    }

    @BeforeEach
    void open() throws SQLException {
        Path file = directory.resolve("log.db");
        log = new SqliteCommitLog(file, () -> {
            if (disk == Disk.GONE) {
                throw new SQLException("no such device");
            }
            return new FailingWriter(Sqlite.writer(file));
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
    void aLogThatCannotBeReopenedStopsServing() {
        append(1).join();
        disk = Disk.GONE;
        assertThatThrownBy(() -> append(2).join()).cause().isInstanceOf(LogFailed.class);
        disk = Disk.SOUND;
        assertThatThrownBy(() -> append(2).join())
                .cause()
                .isInstanceOfSatisfying(
                        LogFailed.class, e -> assertThat(e.code()).isEqualTo("log-write-failed"));
        assertThatThrownBy(() -> log.read(0, 1)).isInstanceOf(LogFailed.class);
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
        FailingWriter(Connection connection) throws SQLException {
            super(connection);
        }

        @Override
        void commit() throws SQLException {
            switch (disk) {
                case SOUND -> super.commit();
                case FAILS_BEFORE_WRITING, GONE -> throw new SQLException("disk I/O error");
                case FAILS_AFTER_WRITING -> {
                    super.commit();
                    throw new SQLException("disk I/O error");
                }
            }
        }
    }
}
