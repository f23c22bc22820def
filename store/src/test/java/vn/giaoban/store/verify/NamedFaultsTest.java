package vn.giaoban.store.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.store.log.Commits.commit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.store.log.Commits;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.sqlite.SqliteStore;

/** Every damage has a name, the same for who verifies and for who starts. */
class NamedFaultsTest {
    private static final int COMMITS = 400;

    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void fill() {
        log = directory.resolve("log.db");
        try (SqliteStore store = SqliteStore.open(directory)) {
            append(store, 1, COMMITS);
        }
    }

    private static void append(SqliteStore store, int from, int to) {
        for (int n = from; n < to; n++) {
            store.log().append(voted(n, "yes-" + n + ".").build());
        }
        store.log().append(voted(to, "yes-" + to + ".").build()).join();
    }

    private static Commits voted(int n, String vote) {
        return commit().command(new UUID(7, n))
                .scope("conf-1")
                .event("counter/a", n, "{\"vote\":\"" + vote + "\"}")
                .event("counter/b", n);
    }

    private static void bothName(Path directory, Finding finding) {
        assertThat(LogVerifier.verify(directory).findings()).contains(finding);
        startNames(directory, finding);
    }

    private static void startNames(Path directory, Finding finding) {
        assertThatThrownBy(() -> SqliteStore.open(directory).close()).isInstanceOfSatisfying(LogFailed.class, e -> {
            assertThat(e.code()).isEqualTo(finding.code());
            assertThat(e.finding()).contains(finding);
        });
    }

    @Test
    void aByteFlippedInAPayload() throws IOException {
        Forgery.flip(log, "yes-23.");
        bothName(directory, new Finding.EventChanged(23, new UUID(7, 23), new StreamId("counter/a"), 23, "counted"));
    }

    @Test
    void aByteFlippedInTheNewestFrameOfTheWriteAheadLog() throws IOException {
        Path crashed = Files.createDirectory(directory.resolve("crashed"));
        try (SqliteStore store = SqliteStore.open(directory)) {
            append(store, COMMITS + 1, COMMITS + 20);
            store.log().append(voted(COMMITS + 21, "newest").build()).join();
            assertThat(store.anchorNow().position()).isEqualTo(COMMITS + 21);
            for (String file : List.of("log.db", "log.db-wal", "vault.db", "anchor")) {
                Files.copy(directory.resolve(file), crashed.resolve(file));
            }
        }
        Forgery.flip(crashed.resolve("log.db-wal"), "newest");
        bothName(crashed, new Finding.LogBehindAnchor(COMMITS + 21, COMMITS + 20));
    }

    @Test
    void aByteFlippedInAKeyOfAnIndexPage() throws Exception {
        long page = Forgery.leaves(log, "events_by_stream").get(1);
        byte[] bytes = Forgery.page(log, page);
        int key = new String(bytes, ISO_8859_1).lastIndexOf("counter/a");
        assertThat(key).isPositive();
        bytes[key + 2] ^= 1;
        Forgery.write(log, page, bytes);
        Finding first = LogVerifier.verify(directory).findings().getFirst();
        assertThat(first)
                .asInstanceOf(InstanceOfAssertFactories.type(Finding.IndexDiffers.class))
                .satisfies(f -> assertThat(f.index()).isEqualTo("events_by_stream"))
                .satisfies(f -> assertThat(f.position()).isBetween(1L, (long) COMMITS));
        startNames(directory, first);
    }

    @Test
    void aRuinedIndexPageIsNamedByItsNumber() throws Exception {
        for (String index : List.of("events_by_stream", "sqlite_autoindex_commits_1", "scopes")) {
            byte[] sound = Files.readAllBytes(log);
            List<Long> pages = Forgery.leaves(log, index);
            long page = pages.get(pages.size() / 2);
            Forgery.ruin(log, page);
            Finding first = LogVerifier.verify(directory).findings().getFirst();
            assertThat(first.code()).isEqualTo("page-damaged");
            assertThat(first.params()).containsAllEntriesOf(Map.of("page", Long.toString(page), "of", index));
            startNames(directory, first);
            Files.write(log, sound);
        }
        assertThat(LogVerifier.verify(directory).findings()).isEmpty();
    }

    @Test
    void aRuinedPageOfEventsOrCommitsIsNamedByItsNumberAndPosition() throws Exception {
        for (String table : List.of("events", "commits")) {
            byte[] sound = Files.readAllBytes(log);
            List<Long> pages = Forgery.leaves(log, table);
            long page = pages.get(pages.size() / 2);
            String text = new String(Forgery.page(log, page), ISO_8859_1);
            Forgery.ruin(log, page);
            Finding first = LogVerifier.verify(directory).findings().getFirst();
            assertThat(first)
                    .asInstanceOf(InstanceOfAssertFactories.type(Finding.PageDamaged.class))
                    .satisfies(f -> assertThat(f.page()).isEqualTo(page))
                    .satisfies(f -> assertThat(f.of()).isEqualTo(table))
                    .satisfies(f -> assertThat(f.position()).isBetween(2L, COMMITS - 1L))
                    .satisfies(f -> assertThat(text).contains(signOf(table, f.position())));
            startNames(directory, first);
            Files.write(log, sound);
        }
    }

    /** What stands on a page that holds a commit of that position. */
    private static String signOf(String table, long position) {
        return table.equals("events") ? "{\"n\":" + position : new UUID(7, position).toString();
    }

    @Test
    void aTailThatWasCutOffTheTables() throws SQLException {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + log);
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from events where place >= 390 << 15");
            statement.executeUpdate("delete from commits where position >= 390");
        }
        bothName(directory, new Finding.LogBehindAnchor(COMMITS, 389));
    }

    @Test
    void aTailThatWasCutOffTheFile() throws IOException {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(file.size() / Forgery.PAGE / 2 * Forgery.PAGE);
        }
        assertThat(LogVerifier.verify(directory).findings())
                .extracting(Finding::code)
                .contains("file-unreadable");
        assertThatThrownBy(() -> SqliteStore.open(directory).close())
                .isInstanceOfSatisfying(
                        LogFailed.class, e -> assertThat(e.code()).isEqualTo("file-unreadable"));
    }

    @Test
    void oneEventChangedAndEverythingAfterItHashedAgain() throws SQLException {
        Forgery.rewriteFrom(directory, 17, voted(17, "no"));
        bothName(directory, new Finding.AnchorDiffers(COMMITS));
    }
}
