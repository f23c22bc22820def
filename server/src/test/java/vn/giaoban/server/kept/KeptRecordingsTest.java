package vn.giaoban.server.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.store.mongo.MongoStore;
import vn.giaoban.store.mongo.MongoUnderTest;

/** A server that keeps its recordings in GridFS, on the MongoDB that tests have. */
class KeptRecordingsTest {
    @TempDir
    Path folder;

    @Test
    void aSealedRecordingIsInGridFsAndIsBroughtBackWhenItsFolderIsLost() throws IOException {
        System.out.println("NOT PROVEN on a double: that what GridFS took outlives its primary");
        try (MongoUnderTest mongo = new MongoUnderTest();
                MongoStore store = MongoStore.open(mongo.uri())) {
            Path data = Files.createDirectory(folder.resolve("data"));
            Files.writeString(data.resolve("giaoban.yml"), "giaoban.recordings.mongodb: " + mongo.uri() + "\n");
            ArchivedRecording recording;
            try (RunningServer server = RunningServer.start(data)) {
                assertThat(server.url).isNotEmpty();
                recording = new RecordingArchive(data)
                        .all().stream()
                                .filter(ArchivedRecording::sealed)
                                .findFirst()
                                .orElseThrow();
                until(store, recording);
            }
            var before = files(recording.folder());
            lose(recording.folder());
            try (RunningServer server = RunningServer.start(data)) {
                As archivist = server.role(Role.ARCHIVIST);
                String path = "/api/v1/recordings/" + recording.id();
                assertThat(server.get(server.role(Role.TECHNICIAN), path + "/segments")
                                .status())
                        .isEqualTo(403);
                assertThat(recording.folder()).doesNotExist();
                assertThat(server.get(archivist, path + "/segments").json().path("items"))
                        .hasSize(recording.segments().size());
                assertThat(files(recording.folder())).isEqualTo(before);
                assertThat(server.get(archivist, path + "/seal").json().path("intact"))
                        .hasToString("true");

                lose(recording.folder());
                String file = "/api/v1/archive/conferences/" + recording.conference();
                assertThat(server.get(archivist, file)
                                .json()
                                .at("/recording/duration")
                                .asDouble())
                        .isPositive();
            }
        }
    }

    private static void until(MongoStore store, ArchivedRecording recording) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        RecordingBlobs blobs = new RecordingBlobs(store.blobs());
        while (!blobs.has(recording.conference(), recording.id()) && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(blobs.has(recording.conference(), recording.id())).isTrue();
    }

    @Test
    void withoutADatabaseThatAnswersTheServerServesAndWhatIsMissingIsUnreachable() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(
                data.resolve("giaoban.yml"),
                "giaoban.recordings.mongodb: mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=300\n");
        try (RunningServer server = RunningServer.start(data)) {
            ArchivedRecording recording = new RecordingArchive(data)
                    .all().stream()
                            .filter(ArchivedRecording::sealed)
                            .findFirst()
                            .orElseThrow();
            As archivist = server.role(Role.ARCHIVIST);
            String path = "/api/v1/recordings/" + recording.id() + "/segments";
            assertThat(server.get(archivist, path).status()).isEqualTo(200);
            lose(recording.folder());
            assertThat(server.get(archivist, path).code()).isEqualTo("recording-unreachable");
        }
    }

    private static TreeMap<String, String> files(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), digest(file));
            }
        }
        return files;
    }

    private static String digest(Path file) throws IOException {
        return Arrays.hashCode(Files.readAllBytes(file)) + " " + Files.size(file);
    }

    private static void lose(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
