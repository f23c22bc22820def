package vn.giaoban.store.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.store.log.Commits.commit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.store.log.InMemoryCommitLog;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.UnknownEvent;

class RebuildTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private final InMemoryCommitLog log = new InMemoryCommitLog();

    private SqliteViews open(View... views) {
        return SqliteViews.open(directory.resolve("views.db"), log, List.of(views));
    }

    private void append(int from, int to) {
        for (int n = from; n <= to; n++) {
            log.append(commit().event("counter/a", n).build()).join();
        }
    }

    private static long rows(SqliteViews views, String name) {
        return views.query(connection -> {
            try (Statement statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from " + name + "_rows")) {
                return row.getLong(1);
            }
        });
    }

    /** Lets the second making wait at a commit, until it is let go. */
    private static final class Held extends Rows {
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);
        private final long at;
        volatile boolean holds;

        Held(String name, int version, long at, boolean holds) {
            super(name, version);
            this.at = at;
            this.holds = holds;
        }

        @Override
        public void apply(Connection connection, StoredCommit stored) throws SQLException {
            if (holds
                    && stored.position() == at
                    && Thread.currentThread().getName().equals("views-rebuild")) {
                reached.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            super.apply(connection, stored);
        }
    }

    @Test
    void whileAViewIsMadeAnewTheOldOneServesAndFollows() throws InterruptedException {
        append(1, 500);
        Held seen = new Held("seen", 1, 300, false);
        try (SqliteViews views = open(seen, new Rows("other", 1))) {
            views.await(500, SOON);
            seen.holds = true;
            var done = views.rebuild(Set.of("seen"));
            seen.reached.await();
            append(501, 520);
            views.await(520, SOON);
            assertThat(rows(views, "seen")).isEqualTo(520);
            assertThat(rows(views, "other")).isEqualTo(520);
            assertThat(views.states())
                    .satisfiesExactly(
                            made -> {
                                assertThat(made.serving()).isTrue();
                                assertThat(made.making()).isNotNull().satisfies(making -> {
                                    assertThat(making.position()).isEqualTo(200);
                                    assertThat(making.head()).isEqualTo(520);
                                    assertThat(making.percent()).isEqualTo(38);
                                    assertThat(making.left()).isPositive();
                                });
                            },
                            other -> assertThat(other.making()).isNull());
            seen.released.countDown();
            done.join();
            assertThat(rows(views, "seen")).isEqualTo(520);
            assertThat(views.states())
                    .allSatisfy(state -> assertThat(state.making()).isNull());
            append(521, 530);
            views.await(530, SOON);
            assertThat(rows(views, "seen")).isEqualTo(530);
            assertThat(rows(views, "other")).isEqualTo(530);
        }
    }

    @Test
    void onlyTheViewsThatWereNamedAreAppliedAgain() {
        append(1, 50);
        Rows seen = new Rows("seen", 1);
        Rows other = new Rows("other", 1);
        try (SqliteViews views = open(seen, other)) {
            views.await(50, SOON);
            views.rebuild(Set.of("seen")).join();
            assertThat(seen.applied).isEqualTo(100);
            assertThat(other.applied).isEqualTo(50);
        }
    }

    @Test
    void aViewOfANewVersionSaysThatItIsBehindWhileTheOthersServe() throws InterruptedException {
        append(1, 50);
        try (SqliteViews views = open(new Rows("seen", 1), new Rows("other", 1))) {
            views.await(50, SOON);
        }
        Held next = new Held("seen", 2, 10, true);
        try (SqliteViews views = open(next, new Rows("other", 1))) {
            next.reached.await();
            assertThatThrownBy(() -> rows(views, "seen"))
                    .isInstanceOf(Views.ViewBehind.class)
                    .hasMessageContaining("seen");
            append(51, 55);
            views.awaitServing(55, SOON);
            assertThat(rows(views, "other")).isEqualTo(55);
            assertThatThrownBy(() -> views.await(55, Duration.ZERO)).isInstanceOf(Views.ViewBehind.class);
            assertThat(views.states().getFirst().serving()).isFalse();
            next.released.countDown();
            views.await(55, SOON);
            assertThat(rows(views, "seen")).isEqualTo(55);
        }
    }

    @Test
    void whatSawAnotherLogIsNeverShown() throws InterruptedException {
        append(1, 10);
        try (SqliteViews views = open(new Rows("seen", 1))) {
            views.await(10, SOON);
        }
        InMemoryCommitLog other = new InMemoryCommitLog();
        for (int n = 1; n <= 15; n++) {
            other.append(commit().event("counter/b", n).build()).join();
        }
        Held again = new Held("seen", 1, 3, true);
        try (SqliteViews views = SqliteViews.open(directory.resolve("views.db"), other, List.of(again))) {
            again.reached.await();
            assertThatThrownBy(() -> rows(views, "seen")).isInstanceOf(Views.ViewBehind.class);
            again.released.countDown();
            views.await(15, SOON);
            assertThat(rows(views, "seen")).isEqualTo(15);
        }
    }

    @Test
    void aWishForANewMakingOutlivesTheServer() throws InterruptedException {
        append(1, 50);
        Held seen = new Held("seen", 1, 10, false);
        try (SqliteViews views = open(seen, new Rows("other", 1))) {
            views.await(50, SOON);
            seen.holds = true;
            views.rebuild(Set.of("seen"));
            seen.reached.await();
        }
        Rows again = new Rows("seen", 1);
        Rows other = new Rows("other", 1);
        try (SqliteViews views = open(again, other)) {
            long deadline = System.nanoTime() + SOON.toNanos();
            while (views.states().getFirst().making() != null && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
            assertThat(again.applied).isEqualTo(50);
            assertThat(other.applied).isZero();
        }
        Rows third = new Rows("seen", 1);
        try (SqliteViews views = open(third, new Rows("other", 1))) {
            views.await(50, SOON);
            assertThat(views.states().getFirst().making()).isNull();
            assertThat(third.applied).isZero();
        }
    }

    @Test
    void whoAsksMeanwhileBeginsAgainWithAllThatWasAskedFor() throws InterruptedException {
        append(1, 50);
        Held seen = new Held("seen", 1, 10, false);
        Rows other = new Rows("other", 1);
        try (SqliteViews views = open(seen, other)) {
            views.await(50, SOON);
            seen.holds = true;
            var first = views.rebuild(Set.of("seen"));
            seen.reached.await();
            seen.holds = false;
            var second = views.rebuild(Set.of("other"));
            second.join();
            first.join();
            assertThat(rows(views, "seen")).isEqualTo(50);
            assertThat(rows(views, "other")).isEqualTo(50);
            assertThat(other.applied).isEqualTo(100);
        }
    }

    @Test
    void whenAllAreMadeAnewNothingOfTheOldOnesStaysOnDisk() throws IOException {
        append(1, 50);
        Words words = new Words();
        words.word = "Nguyễn Văn Vết";
        try (SqliteViews views = open(words)) {
            views.await(50, SOON);
            assertThat(traces("Vết")).isNotEmpty();
            words.word = "erased";
            views.rebuild(Set.of()).join();
            assertThat(traces("Vết")).isEmpty();
            assertThat(rows(views, "words")).isEqualTo(50);
        }
    }

    private List<Path> traces(String marker) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> contains(file, marker)).toList();
        }
    }

    private static boolean contains(Path file, String marker) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1)
                    .contains(new String(marker.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Full text, with its own tables. */
    private static final class Words extends Rows {
        volatile String word = "";

        Words() {
            super("words", 1);
        }

        @Override
        public void create(Connection connection) throws SQLException {
            super.create(connection);
            Rows.execute(connection, "create virtual table words_text using fts5(text)");
            Rows.execute(connection, "create table words_plain (text text); ");
            Rows.execute(connection, "create index words_index on words_plain (text)");
        }

        @Override
        public void apply(Connection connection, StoredCommit stored) throws SQLException {
            super.apply(connection, stored);
            Rows.execute(connection, "insert into words_text values ('" + word + "')");
            Rows.execute(connection, "insert into words_plain values ('" + word + "')");
        }
    }

    @Test
    void aFullTextViewOfANewVersionLosesItsOldTables() {
        append(1, 5);
        try (SqliteViews views = open(new Words())) {
            views.await(5, SOON);
        }
        try (SqliteViews views = open(new Rows("words", 2))) {
            views.await(5, SOON);
            assertThat(views.<Long>query(connection -> {
                        try (Statement statement = connection.createStatement();
                                var row = statement.executeQuery(
                                        "select count(*) from sqlite_master where name like 'words%'")) {
                            return row.getLong(1);
                        }
                    }))
                    .isEqualTo(1);
        }
    }

    @Test
    void anUnknownEventStopsTheViewThatMeetsItAndNoOther() {
        append(1, 3);
        Rows reads = new Rows("reads", 1) {
            @Override
            public void apply(Connection connection, StoredCommit stored) throws SQLException {
                if (stored.position() == 7) {
                    throw new UnknownEvent("ballot-cast", 2);
                }
                super.apply(connection, stored);
            }
        };
        append(4, 9);
        try (SqliteViews views = open(reads, new Rows("other", 1))) {
            views.await(9, SOON);
            ViewState stopped = views.states().getFirst();
            assertThat(stopped.reached().position()).isEqualTo(6);
            assertThat(rows(views, "reads")).isEqualTo(6);
            assertThat(stopped.failure()).isNotNull().satisfies(failure -> {
                assertThat(failure.code()).isEqualTo("event-unknown");
                assertThat(failure.position()).isEqualTo(7);
                assertThat(failure.params())
                        .containsEntry("event", "ballot-cast")
                        .containsEntry("version", "2");
            });
            assertThat(rows(views, "other")).isEqualTo(9);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsMadeAnew() throws IOException {
        append(1, 5);
        Files.writeString(directory.resolve("views.db"), "x".repeat(5000));
        try (SqliteViews views = open(new Rows("seen", 1))) {
            views.await(5, SOON);
            assertThat(rows(views, "seen")).isEqualTo(5);
        }
    }

    @Test
    void aViewThatDoesNotExistCannotBeMade() {
        try (SqliteViews views = open(new Rows("seen", 1))) {
            assertThatThrownBy(() -> views.rebuild(Set.of("sein"))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
