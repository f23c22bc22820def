package vn.giaoban.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.server.RunningServer;

/** {@code ./run backup}, {@code restore} and {@code export} on the sample, beside the running server. */
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-02T01:30:00Z");

    @TempDir
    static Path folder;

    private static Path data;
    private static RunningServer server;
    private static Path archive;

    private record Verdict(int code, String text) {}

    @BeforeAll
    static void backUpBesideTheRunningServer() throws IOException {
        data = folder.resolve("data");
        server = RunningServer.start(data);
        archive = folder.resolve("b.zip");
        assertThat(run("backup", "--data", data.toString(), "--to", archive.toString())
                        .code())
                .isZero();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static Verdict run(String... args) throws IOException {
        var out = new ByteArrayOutputStream();
        int code = Tool.parse(args).orElseThrow().run(NOW, new PrintStream(out, true, UTF_8));
        return new Verdict(code, out.toString(UTF_8));
    }

    private static List<Path> leftovers() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> String.valueOf(file.getFileName()).startsWith(".giaoban")
                            || file.toString().endsWith(".part"))
                    .toList();
        }
    }

    @Test
    void whatWasBackedUpBesideARunningServerComesBackAndServes(@TempDir Path elsewhere) throws IOException {
        Path restored = elsewhere.resolve("data");
        Verdict verdict = run("restore", archive.toString(), "--data", restored.toString());
        assertThat(verdict.code()).as(verdict.text()).isZero();
        assertThat(restored.resolve("views.db")).doesNotExist();
        try (RunningServer again = RunningServer.start(restored)) {
            assertThat(again.url).isNotEmpty();
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void whatOneWhoWasKilledHasLeftIsClearedAwayADayLaterAndNothingElse(@TempDir Path elsewhere) throws IOException {
        List<String> names = List.of(".giaoban-backup-1", ".giaoban-trial-2", ".giaoban-backup-3", ".giaoban-data");
        for (String name : names) {
            Path left = Files.createDirectory(elsewhere.resolve(name));
            Files.writeString(left.resolve("vault.db"), "secrets");
            Instant then = NOW.minus(name.endsWith("3") ? Duration.ofHours(1) : Duration.ofDays(2));
            Files.setLastModifiedTime(left, FileTime.from(then));
        }
        Path staging = Folders.staging(elsewhere, "backup", NOW);
        assertThat(staging).isEmptyDirectory();
        Folders.delete(staging);
        try (Stream<Path> list = Files.list(elsewhere)) {
            assertThat(list.map(path -> String.valueOf(path.getFileName())))
                    .containsExactlyInAnyOrder(".giaoban-backup-3", ".giaoban-data");
        }
    }

    @Test
    void aTrialChangesNothingAndIsRemembered() throws IOException {
        assertThat(run("restore", archive.toString(), "--data", data.toString(), "--trial")
                        .code())
                .isZero();
        assertThat(BackupNotes.read(data)).singleElement().satisfies(note -> {
            assertThat(note.file()).isEqualTo("b.zip");
            assertThat(note.trial()).isEqualTo(NOW);
        });
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void dataThatAreThereAreNeverReplacedUnasked(@TempDir Path elsewhere) throws IOException {
        Path there = elsewhere.resolve("data");
        Files.createDirectories(there);
        Files.writeString(there.resolve("precious"), "x");
        assertThat(run("restore", archive.toString(), "--data", there.toString())
                        .code())
                .isEqualTo(1);
        assertThat(there.resolve("precious")).exists();
        assertThat(run("restore", archive.toString(), "--data", there.toString(), "--replace")
                        .code())
                .isZero();
        assertThat(there.resolve("log.db")).exists();
        try (Stream<Path> list = Files.list(elsewhere)) {
            assertThat(list.filter(folder -> folder.toString().contains("data.before-")))
                    .singleElement()
                    .satisfies(before -> assertThat(before.resolve("precious")).exists());
        }
    }

    @Test
    void dataInUseAreNotReplaced() throws IOException {
        Verdict verdict = run("restore", archive.toString(), "--data", data.toString(), "--replace");
        assertThat(verdict.code()).isEqualTo(1);
        assertThat(verdict.text()).contains("stop it first");
        assertThat(data.resolve("log.db")).exists();
    }

    @Test
    void aDamagedOrCutArchiveIsRefusedBeforeAnythingIsStored(@TempDir Path elsewhere) throws IOException {
        byte[] whole = Files.readAllBytes(archive);
        Path restored = elsewhere.resolve("data");
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        for (byte[] bad : List.of(flipped, Arrays.copyOf(whole, whole.length - 1000), new byte[0])) {
            Path file = Files.write(elsewhere.resolve("bad.zip"), bad);
            Verdict verdict = run("restore", file.toString(), "--data", restored.toString());
            assertThat(verdict.code()).as(verdict.text()).isEqualTo(1);
            assertThat(verdict.text()).contains("damaged");
            assertThat(restored).doesNotExist();
        }
    }

    @Test
    void anArchiveIsNeverOverwritten() {
        assertThatThrownBy(() -> run("backup", "--data", data.toString(), "--to", archive.toString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aConferenceIsWrittenOutAsJsonLinesWithItsHashes(@TempDir Path elsewhere) throws IOException {
        String conference = conferenceOfTheSample();
        Path file = elsewhere.resolve("c.jsonl");
        assertThat(run("export", conference, "--data", data.toString(), "--to", file.toString())
                        .code())
                .isZero();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThan(3).allSatisfy(line -> {
            JsonNode commit = JsonMapper.shared().readTree(line);
            assertThat(commit.get("hash").asString()).hasSize(64);
            assertThat(commit.get("scopes").toString()).contains(conference);
            assertThat(commit.get("events").size()).isPositive();
        });
        assertThat(run("export", "no-such", "--data", data.toString()).code()).isEqualTo(1);
    }

    private static String conferenceOfTheSample() throws IOException {
        try (Stream<Path> list = Files.list(data.resolve("recordings"))) {
            return String.valueOf(list.findFirst().orElseThrow().getFileName());
        }
    }
}
