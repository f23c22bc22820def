package vn.giaoban.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.archive.ArchivedSegment;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.boot.Arguments;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.mongo.MongoStore;
import vn.giaoban.store.sqlite.SqliteStore;

/** {@code ./run move-log} of the sample into a double of MongoDB. */
class MoveLogTest {
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String uri = "mongodb://127.0.0.1:" + server.bind().getPort() + "/moved";

    @AfterEach
    void end() {
        server.shutdownNow();
    }

    private int move(Path data) throws IOException {
        return Tool.parse("move-log", uri, "--data", data.toString())
                .orElseThrow()
                .run(Instant.EPOCH, new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
    }

    @Test
    void everyCommitArrivesWithItsHashAndASecondMoveGoesOn(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        try (RunningServer running = RunningServer.start(data)) {
            assertThatThrownBy(() -> move(data)).isInstanceOf(LogFailed.class);
            assertThat(running.url).isNotEmpty();
        }
        assertThat(move(data)).isZero();
        assertThat(move(data)).as("nothing is left to be moved").isZero();
        try (SqliteStore from = SqliteStore.open(data);
                MongoStore to = MongoStore.open(uri)) {
            List<StoredCommit> all = from.log().read(0, 100_000);
            assertThat(all).isNotEmpty();
            assertThat(to.log().read(0, 100_000)).isEqualTo(all);
            assertThat(to.vault().people()).isEqualTo(from.vault().people()).isNotEmpty();
        }
    }

    @Test
    void everySealedRecordingArrivesInGridFsAndASpoiltOneIsNamed(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        RunningServer.start(data).close();
        assertThat(blobs(data)).startsWith("0 Đã chuyển");
        assertThat(blobs(data)).as("nothing is left to be moved").startsWith("0 Đã chuyển 0 ");
        List<ArchivedRecording> recordings = new RecordingArchive(data)
                .all().stream().filter(ArchivedRecording::sealed).toList();
        assertThat(recordings).isNotEmpty();
        try (MongoStore to = MongoStore.open(uri)) {
            for (ArchivedRecording recording : recordings) {
                String prefix = "recordings/" + recording.conference() + "/" + recording.id() + "/";
                for (ArchivedSegment segment : recording.segments()) {
                    String name = prefix + segment.file().getFileName();
                    to.blobs().check(name);
                    assertThat(to.blobs().open(name, 0, Long.MAX_VALUE))
                            .hasBinaryContent(Files.readAllBytes(segment.file()));
                }
            }
        }
        Path first = recordings.getFirst().segments().getFirst().file();
        byte[] bytes = Files.readAllBytes(first);
        bytes[bytes.length / 2] ^= 1;
        Files.write(first, bytes);
        assertThat(blobs(data)).startsWith("1 ").contains(recordings.getFirst().id());
    }

    private String blobs(Path data) throws IOException {
        var out = new ByteArrayOutputStream();
        int code = Tool.parse("move-blobs", uri, "--data", data.toString())
                .orElseThrow()
                .run(Instant.EPOCH, new PrintStream(out, true, UTF_8));
        return code + " " + out.toString(UTF_8);
    }

    @Test
    void aDatabaseThatDoesNotAnswerAndAnAddressThatIsNoneAreToldInPlainWords(@TempDir Path folder) {
        Path data = folder.resolve("data");
        RunningServer.start(data, "--empty").close();
        for (String verb : List.of("move-log", "move-blobs")) {
            assertThatThrownBy(() -> tool(verb, "mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=200", data))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("The database does not answer; nothing was copied");
            assertThatThrownBy(() -> tool(verb, "nonsense", data))
                    .isInstanceOf(Arguments.Misread.class)
                    .hasMessageContaining("mongodb://HOST/DATABASE");
        }
    }

    private static int tool(String verb, String uri, Path data) throws IOException {
        return Tool.parse(verb, uri, "--data", data.toString())
                .orElseThrow()
                .run(Instant.EPOCH, new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
    }

    @Test
    void aDatabaseWithAnotherLogIsRefused(@TempDir Path folder) throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        RunningServer.start(one, "--empty").close();
        RunningServer.start(other).close();
        assertThat(move(other)).isZero();
        assertThat(move(one)).isEqualTo(1);
    }
}
