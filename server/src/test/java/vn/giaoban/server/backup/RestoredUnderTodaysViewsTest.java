package vn.giaoban.server.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.meeting.views.MeetingViews;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.RunningServer.Planned;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.views.SqliteViews;
import vn.giaoban.store.views.Views;

/** Yesterday's backup, with a conference planned today: it is in today's views, and in nothing that was restored. */
class RestoredUnderTodaysViewsTest {
    private static final Instant NOW = Instant.parse("2026-11-02T01:30:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static Path data;
    private static String today;

    @BeforeAll
    static void backUpPlanAndRestore() throws IOException {
        data = folder.resolve("data");
        Path archive = folder.resolve("b.zip");
        try (RunningServer server = RunningServer.start(data)) {
            server.conference(2, 30, "");
            assertThat(run("backup", "--data", data.toString(), "--to", archive.toString()))
                    .isZero();
            Planned planned = server.conference(2, 90, "");
            today = planned.id();
            assertThat(titles(server)).hasSize(2);
        }
        assertThat(run("restore", archive.toString(), "--data", data.toString(), "--replace"))
                .isZero();
    }

    private static int run(String... args) throws IOException {
        return Tool.parse(args).orElseThrow().run(NOW, new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
    }

    private static List<String> titles(RunningServer server) {
        server.context
                .getBean(Views.class)
                .await(server.context.getBean(CommitLog.class).head().position(), SOON);
        return server.get(server.chair(), "/api/v1/conferences?status=SCHEDULED")
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    private static Path todaysViews() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> file.toString().contains("data.before-"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("views.db");
        }
    }

    private static Path copy(Path elsewhere) throws IOException {
        for (String file : List.of("log.db", "vault.db", "anchor", "format")) {
            if (Files.exists(data.resolve(file))) {
                Files.copy(data.resolve(file), elsewhere.resolve(file));
            }
        }
        Files.copy(todaysViews(), elsewhere.resolve("views.db"));
        return elsewhere;
    }

    private static SqliteViews views(Path of, SqliteStore store) {
        return SqliteViews.open(
                of.resolve("views.db"), store.log(), MeetingViews.all(new MeetingEvents(), store.vault()));
    }

    private static Optional<ConferencesView.Row> todays(Views views) {
        return views.query(c -> ConferencesView.find(c, new ConferenceId(UUID.fromString(today))));
    }

    @Test
    void theServerShowsNothingOfWhatCameAfterTheBackup(@TempDir Path elsewhere) throws IOException {
        Path own = elsewhere.resolve("data");
        Files.createDirectories(own);
        copy(own);
        Files.delete(own.resolve("views.db"));
        try (RunningServer server = RunningServer.start(own)) {
            assertThat(titles(server)).hasSize(1).doesNotContain(today);
            assertThat(server.get(server.chair(), "/api/v1/conferences/" + today)
                            .code())
                    .isEqualTo("conference-unknown");
            assertThat(todays(server.context.getBean(Views.class))).isEmpty();
        }
    }

    @Test
    void todaysViewsOverTheShorterLogAreANamedFault(@TempDir Path elsewhere) throws IOException {
        copy(elsewhere);
        try (SqliteStore store = SqliteStore.open(elsewhere)) {
            assertThatThrownBy(() -> views(elsewhere, store))
                    .isInstanceOfSatisfying(
                            LogFailed.class, e -> assertThat(e.code()).isEqualTo("log-behind-view"));
        }
    }

    @Test
    void todaysViewsAreMadeAnewOnceTheRestoredLogHasGonePastThemAnotherWay(@TempDir Path elsewhere) throws IOException {
        copy(elsewhere);
        try (SqliteStore store = SqliteStore.open(elsewhere)) {
            for (int n = 1; n <= 50; n++) {
                var stream = new StreamId("other/" + n);
                store.log()
                        .append(new Commit(
                                UUID.randomUUID(),
                                CommitHeader.by("account:test", NOW),
                                Set.of(),
                                Map.of(stream, 0L),
                                List.of(new NewEvent(stream, 1, "other", 1, "{}".getBytes(UTF_8)))))
                        .join();
            }
            try (SqliteViews views = views(elsewhere, store)) {
                views.await(store.log().head().position(), SOON);
                assertThat(todays(views)).isEmpty();
                assertThat(views.states())
                        .allSatisfy(view -> assertThat(view.failure()).isNull());
            }
        }
        assertThat(Files.readString(elsewhere.resolve("views.db"), ISO_8859_1)).doesNotContain(today);
    }
}
