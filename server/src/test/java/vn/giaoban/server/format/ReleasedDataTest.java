package vn.giaoban.server.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.views.AttendanceView;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.meeting.views.ConferencesView.Status;
import vn.giaoban.meeting.views.MeetingViews;
import vn.giaoban.meeting.views.Search;
import vn.giaoban.meeting.views.SpeechesView;
import vn.giaoban.server.RunningServer;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.verify.LogVerifier;
import vn.giaoban.store.verify.Verification;
import vn.giaoban.store.views.SqliteViews;
import vn.giaoban.store.views.Views;

/**
 * A data folder of every released version opens, is verified and shows its meeting. At each release one is added, and
 * never changed again: {@code ./mvnw -pl server -am -Dtest=ReleasedDataTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgiaoban.release=VERSION test}, then commit {@code src/test/resources/releases/VERSION.zip}.
 */
class ReleasedDataTest {
    private static final Path RELEASES = Path.of("src/test/resources/releases");

    @TempDir
    Path folder;

    @BeforeAll
    static void writeThisReleases(@TempDir Path made) throws IOException {
        String release = System.getProperty("giaoban.release", "");
        if (!release.isEmpty()) {
            FirstRelease.write(made);
            Files.writeString(made.resolve(DataFormat.FILE), Formats.RELEASED.newest() + "\n");
            zip(made, RELEASES.resolve(release + ".zip"));
        }
    }

    static List<Path> releases() throws IOException {
        try (Stream<Path> all = Files.list(RELEASES)) {
            return all.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
        }
    }

    private static void zip(Path from, Path to) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to));
                Stream<Path> files = Files.list(from)) {
            for (Path file : files.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private Path unpacked(Path release) throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        try (ZipFile zip = new ZipFile(release.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Files.copy(zip.getInputStream(entry), data.resolve(entry.getName()));
            }
        }
        return data;
    }

    @ParameterizedTest
    @MethodSource("releases")
    void itsLogIsSoundAndAllOfTodaysViewsStandOnIt(Path release) throws IOException {
        Path data = unpacked(release);
        DataFormat.bring(data, Formats.RELEASED, () -> true, System.out);
        Verification verified = LogVerifier.verify(data);
        assertThat(verified.findings()).isEmpty();
        try (SqliteStore store = SqliteStore.open(data);
                SqliteViews views = SqliteViews.open(
                        data.resolve("views.db"), store.log(), MeetingViews.all(new MeetingEvents(), store.vault()))) {
            Head head = store.log().head();
            assertThat(head).isEqualTo(verified.head());
            views.await(head.position(), Duration.ofSeconds(30));
            assertThat(views.states()).allSatisfy(view -> {
                assertThat(view.failure()).isNull();
                assertThat(view.reached()).isEqualTo(head);
            });
            assertThat(views.<List<ConferencesView.Row>>query(c -> ConferencesView.withStatus(c, Status.CLOSED)))
                    .singleElement()
                    .satisfies(held -> assertThat(held.plan().title()).isEqualTo(FirstRelease.TITLE));
            assertThat(views.<List<?>>query(c -> SpeechesView.speeches(c, FirstRelease.BRIEFING)))
                    .hasSize(1);
            assertThat(views.<List<AttendanceView.Attendance>>query(
                            c -> AttendanceView.of(c, FirstRelease.BRIEFING, Instant.now())))
                    .extracting(AttendanceView.Attendance::headcount)
                    .contains(18);
            for (String words : List.of("sat lo de", "kè lại", FirstRelease.SPEAKER, "lut bao")) {
                var found = views.query(c -> Search.run(c, new Search.Query(words, null, null, null, 20)));
                assertThat(found.exact().size() + found.folded().size())
                        .as(words)
                        .isPositive();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void todaysServerServesItsMeeting(Path release) throws IOException {
        Path data = unpacked(release);
        try (RunningServer server = RunningServer.start(data, "--empty")) {
            var views = server.context.getBean(Views.class);
            assertThat(views.<Optional<ConferencesView.Row>>query(c -> ConferencesView.find(c, FirstRelease.BRIEFING)))
                    .isPresent();
            assertThat(server.get(RunningServer.As.NOBODY, "/api/v1/ready").status())
                    .isEqualTo(200);
        }
    }
}
