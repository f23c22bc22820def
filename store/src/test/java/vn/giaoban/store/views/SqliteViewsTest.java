package vn.giaoban.store.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.store.log.Commits.commit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import vn.giaoban.store.log.InMemoryCommitLog;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;

class SqliteViewsTest {
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

    @Test
    void aViewHoldsWhatWasAppendedBeforeAndAfterItOpened() {
        append(1, 500);
        try (SqliteViews views = open(new Rows("seen", 1))) {
            AtomicLong announced = new AtomicLong();
            views.onApplied(announced::set);
            append(501, 600);
            views.await(600, SOON);
            assertThat(rows(views, "seen")).isEqualTo(600);
            assertThat(views.position()).isEqualTo(600);
            append(601, 601);
            views.await(601, SOON);
            assertThat(announced.get()).isGreaterThanOrEqualTo(600);
        }
    }

    @Test
    void aReopenedViewGoesOnWhereItWas() {
        append(1, 10);
        try (SqliteViews views = open(new Rows("seen", 1))) {
            views.await(10, SOON);
        }
        append(11, 20);
        Rows again = new Rows("seen", 1);
        try (SqliteViews views = open(again)) {
            views.await(20, SOON);
            assertThat(rows(views, "seen")).isEqualTo(20);
            assertThat(again.applied).isEqualTo(10);
        }
    }

    @Test
    void aViewOfAnotherVersionIsRebuilt() {
        append(1, 10);
        try (SqliteViews views = open(new Rows("seen", 1))) {
            views.await(10, SOON);
        }
        Rows next = new Rows("seen", 2);
        try (SqliteViews views = open(next)) {
            views.await(10, SOON);
            assertThat(rows(views, "seen")).isEqualTo(10);
            assertThat(next.applied).isEqualTo(10);
        }
    }

    @Test
    void aViewThatSawAnotherLogIsRebuilt() {
        append(1, 10);
        try (SqliteViews views = open(new Rows("seen", 1))) {
            views.await(10, SOON);
        }
        InMemoryCommitLog other = new InMemoryCommitLog();
        for (int n = 1; n <= 15; n++) {
            other.append(commit().event("counter/b", n).build()).join();
        }
        Rows again = new Rows("seen", 1);
        try (SqliteViews views = SqliteViews.open(directory.resolve("views.db"), other, List.of(again))) {
            views.await(15, SOON);
            assertThat(again.applied).isEqualTo(15);
            assertThat(rows(views, "seen")).isEqualTo(15);
        }
    }

    @Test
    void aLogThatEndsBeforeItsViewIsANamedFault() {
        append(1, 10);
        try (SqliteViews views = open(new Rows("seen", 1))) {
            views.await(10, SOON);
        }
        assertThatThrownBy(() -> SqliteViews.open(
                        directory.resolve("views.db"), new InMemoryCommitLog(), List.of(new Rows("seen", 1))))
                .isInstanceOfSatisfying(
                        LogFailed.class, e -> assertThat(e.code()).isEqualTo("log-behind-view"));
    }

    @Test
    void aReaderAheadOfTheViewsIsToldSo() {
        append(1, 1);
        try (SqliteViews views = open(new Rows("seen", 1))) {
            assertThatThrownBy(() -> views.await(2, Duration.ofMillis(20))).isInstanceOf(Views.ViewBehind.class);
        }
    }

    @Test
    void aViewThatThrowsStopsAloneAndKeepsWhatItHad() {
        append(1, 3);
        Rows failing = new Rows("failing", 1) {
            @Override
            public void apply(Connection connection, StoredCommit stored) throws SQLException {
                super.apply(connection, stored);
                if (stored.position() == 5) {
                    throw new IllegalStateException("no such unit");
                }
            }
        };
        try (SqliteViews views = open(new Rows("seen", 1), failing)) {
            views.await(3, SOON);
            append(4, 4);
            views.await(4, SOON);
            append(5, 8);
            views.await(8, SOON);
            assertThat(rows(views, "seen")).isEqualTo(8);
            assertThat(rows(views, "failing")).isEqualTo(4);
            assertThat(views.states())
                    .satisfiesExactly(seen -> assertThat(seen.failure()).isNull(), stopped -> {
                        assertThat(stopped.failure()).isNotNull().satisfies(failure -> {
                            assertThat(failure.code()).isEqualTo("view-failed");
                            assertThat(failure.position()).isEqualTo(5);
                            assertThat(failure.params().get("error")).contains("no such unit");
                        });
                        assertThat(stopped.reached().position()).isEqualTo(4);
                    });
        }
    }

    @Test
    void aFullDiskStopsNoViewTheyWaitUntilItTakesThemAgain() {
        Rows seen = new Rows("seen", 1) {
            private int refused;

            @Override
            public void apply(Connection connection, StoredCommit stored) throws SQLException {
                if (stored.position() == 2 && refused++ == 0) {
                    throw new SQLException("database or disk is full", "", SQLiteErrorCode.SQLITE_FULL.code);
                }
                super.apply(connection, stored);
            }
        };
        try (SqliteViews views = open(seen, new Rows("other", 1))) {
            append(1, 3);
            views.await(3, SOON);
            assertThat(rows(views, "seen")).isEqualTo(3);
            assertThat(rows(views, "other")).isEqualTo(3);
            assertThat(views.states())
                    .allSatisfy(view -> assertThat(view.failure()).isNull());
        }
    }

    @Test
    void aViewThatCannotMakeItsTablesIsStoppedFromTheStart() {
        append(1, 3);
        Rows broken = new Rows("broken", 1) {
            @Override
            public void create(Connection connection) throws SQLException {
                throw new SQLException("no such type");
            }
        };
        try (SqliteViews views = open(broken, new Rows("seen", 1))) {
            views.await(3, SOON);
            assertThat(rows(views, "seen")).isEqualTo(3);
            assertThat(views.states().getFirst().failure())
                    .satisfies(failure -> assertThat(failure.inBrief()).contains("no such type"));
        }
    }

    @Test
    void withoutViewsNobodyWaits() {
        append(1, 3);
        try (SqliteViews views = open()) {
            append(4, 5);
            views.await(5, SOON);
        }
    }

    @Test
    void aQueryCannotWrite() {
        try (SqliteViews views = open(new Rows("seen", 1))) {
            assertThatThrownBy(() -> views.query(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            return statement.executeUpdate("delete from seen_rows");
                        }
                    }))
                    .hasMessageContaining("readonly");
        }
    }
}
