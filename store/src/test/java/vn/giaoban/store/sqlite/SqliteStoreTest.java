package vn.giaoban.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.store.log.Commits.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.verify.LogVerifier;

class SqliteStoreTest {
    @TempDir
    Path directory;

    private void append(int from, int to) {
        try (SqliteStore store = SqliteStore.open(directory)) {
            for (int n = from; n <= to; n++) {
                store.log().append(commit().event("counter/a", n).build()).join();
            }
        }
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = Sqlite.writer(directory.resolve("log.db"))) {
            for (String statement : statements) {
                Sqlite.execute(connection, statement);
            }
        }
    }

    private void opensWithFault(String code) {
        assertThatThrownBy(() -> SqliteStore.open(directory).close())
                .isInstanceOfSatisfying(
                        LogFailed.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void twoStoresInOneProcessCannotShareADirectory() {
        try (SqliteStore store = SqliteStore.open(directory)) {
            assertThat(store.log().head().position()).isZero();
            opensWithFault("data-directory-in-use");
        }
        append(1, 1);
    }

    @Test
    void aLogBehindItsAnchorDoesNotStart() throws SQLException {
        append(1, 20);
        sql("delete from commits where position > 15", "delete from events where place >= 16 << 15");
        opensWithFault("log-behind-anchor");
    }

    @Test
    void aLogWithAnotherPastThanItsAnchorDoesNotStart() throws SQLException {
        append(1, 20);
        sql("update commits set hash = zeroblob(32) where position = 20");
        opensWithFault("anchor-differs");
    }

    @Test
    void aLogWithoutItsAnchorDoesNotStart() throws IOException {
        append(1, 20);
        Files.delete(directory.resolve("anchor"));
        opensWithFault("anchor-missing");
    }

    @Test
    void anAnchorThatWasEditedDoesNotStart() throws IOException {
        append(1, 20);
        Path anchor = directory.resolve("anchor");
        Files.writeString(anchor, Files.readString(anchor).replace(" 20 ", " 19 "));
        opensWithFault("anchor-forged");
        Files.writeString(anchor, "nonsense");
        opensWithFault("anchor-forged");
    }

    @Test
    void aChangeAfterTheAnchorIsFoundAtTheStart() throws SQLException, IOException {
        append(1, 5);
        byte[] anchor = Files.readAllBytes(directory.resolve("anchor"));
        append(6, 20);
        Files.write(directory.resolve("anchor"), anchor);
        sql("update events set payload = '{}' where stream = 'counter/a' and sequence = 12");
        opensWithFault("event-changed");
    }

    @Test
    void aChangeBeforeTheAnchorIsFoundInTheBackgroundAndStopsServing() throws SQLException {
        append(1, 20);
        sql("update events set payload = '{}' where stream = 'counter/a' and sequence = 12");
        try (SqliteStore store = SqliteStore.open(directory, Duration.ZERO)) {
            assertThat(store.stopped())
                    .succeedsWithin(Duration.ofSeconds(10))
                    .extracting(LogFailed::code)
                    .isEqualTo("event-changed");
            assertThat(store.log().fault()).contains("event-changed");
            assertThatThrownBy(() -> store.log()
                            .append(commit().event("counter/a", 21).build())
                            .join())
                    .cause()
                    .hasMessageContaining("event-changed");
            assertThatThrownBy(() -> store.log().read(0, 1))
                    .isInstanceOf(LogFailed.class)
                    .hasMessageContaining("event-changed")
                    .cause()
                    .hasMessageContaining("sequence=12");
        }
    }

    @Test
    void whatWasFoundInTheBackgroundIsNotForgottenOverARestart() throws SQLException, IOException {
        append(1, 20);
        sql("update events set payload = '{}' where stream = 'counter/a' and sequence = 12");
        LogFailed found;
        try (SqliteStore store = SqliteStore.open(directory, Duration.ZERO)) {
            found = store.stopped().orTimeout(10, TimeUnit.SECONDS).join();
        }
        assertThatThrownBy(() -> SqliteStore.open(directory, Duration.ZERO).close())
                .isInstanceOfSatisfying(
                        LogFailed.class, e -> assertThat(e.finding()).isEqualTo(found.finding()));

        sql("update events set payload = '{\"n\":12}' where stream = 'counter/a' and sequence = 12");
        opensWithFault("event-changed");
        assertThat(LogVerifier.verify(directory).findings()).isEmpty();
        assertThat(FaultFile.forget(directory)).isTrue();
        append(21, 21);
    }

    @Test
    void aRememberedFaultThatCannotBeReadStillKeepsItFromStarting() throws IOException {
        append(1, 1);
        Files.writeString(directory.resolve("fault"), "nonsense");
        opensWithFault("file-unreadable");
    }

    @Test
    void theAnchorMovesOnDemandAndWithinSeconds() throws IOException, InterruptedException {
        Path anchor = directory.resolve("anchor");
        try (SqliteStore store = SqliteStore.open(directory)) {
            store.log().append(commit().event("counter/a", 1).build()).join();
            assertThat(store.anchorNow()).isEqualTo(store.log().head());
            assertThat(Files.readString(anchor))
                    .contains(store.log().head().hash().toString());
            store.log().append(commit().event("counter/a", 2).build()).join();
            String second = store.log().head().hash().toString();
            for (int i = 0; i < 100 && !Files.readString(anchor).contains(second); i++) {
                Thread.sleep(50);
            }
            assertThat(Files.readString(anchor)).contains(second);
        }
    }
}
