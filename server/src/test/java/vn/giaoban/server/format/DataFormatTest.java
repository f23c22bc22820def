package vn.giaoban.server.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.server.RunningServer;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.sqlite.SqliteStore;

/** Steps are planted: no released format is older than the newest yet. */
class DataFormatTest {
    @TempDir
    Path data;

    private final List<String> done = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Formats three = new Formats(List.of(step("1 to 2"), step("2 to 3")));

    private Formats.Step step(String name) {
        return folder -> done.add(name);
    }

    private void bring(Formats formats) {
        DataFormat.bring(data, formats, () -> done.add("backup"), new PrintStream(said, true, UTF_8));
    }

    private void written(String version) throws IOException {
        Files.writeString(data.resolve(DataFormat.FILE), version);
    }

    private String version() throws IOException {
        return Files.readString(data.resolve(DataFormat.FILE)).strip();
    }

    private void withData() {
        SqliteStore.open(data).close();
    }

    @Test
    void aFolderWithoutDataGetsTheNewestVersionAndNothingElse() throws IOException {
        bring(three);
        assertThat(version()).isEqualTo("3");
        assertThat(done).isEmpty();
    }

    @Test
    void dataWithoutAVersionAreOfTheFirstAndTakeEveryStepInOrderAfterABackup() throws IOException {
        withData();
        bring(three);
        assertThat(done).containsExactly("backup", "1 to 2", "2 to 3");
        assertThat(version()).isEqualTo("3");
        assertThat(said.toString(UTF_8)).contains("sao lưu trước khi chuyển", "backing up before");
    }

    @Test
    void aFolderOnTheWayTakesOnlyTheStepsItMisses() throws IOException {
        withData();
        written("2\n");
        bring(three);
        assertThat(done).containsExactly("backup", "2 to 3");
    }

    @Test
    void theNewestFolderIsLeftAloneAndIsNotBackedUp() throws IOException {
        withData();
        bring(Formats.RELEASED);
        bring(Formats.RELEASED);
        assertThat(version()).isEqualTo("1");
        assertThat(done).isEmpty();
    }

    @Test
    void withoutABackupNothingIsMigrated() {
        withData();
        assertThatThrownBy(() -> DataFormat.bring(data, three, () -> false, new PrintStream(said, true, UTF_8)))
                .isInstanceOf(DataFormat.Refused.class)
                .hasMessageContaining("as they were");
        assertThat(done).isEmpty();
        assertThat(data.resolve(DataFormat.FILE)).doesNotExist();
    }

    @Test
    void aStepThatFailsLeavesTheVersionReachedAndTheNextStartGoesOnFromThere() throws IOException {
        withData();
        var failing = new Formats(List.of(step("1 to 2"), folder -> {
            throw new IOException("planted");
        }));
        assertThatThrownBy(() -> bring(failing))
                .isInstanceOf(DataFormat.Refused.class)
                .hasMessageContaining("planted");
        assertThat(version()).isEqualTo("2");
        bring(three);
        assertThat(done).containsExactly("backup", "1 to 2", "backup", "2 to 3");
    }

    @Test
    void dataInUseAreNotMigrated() {
        try (SqliteStore running = SqliteStore.open(data)) {
            assertThatThrownBy(() -> bring(three))
                    .isInstanceOfSatisfying(
                            LogFailed.class, e -> assertThat(e.code()).isEqualTo("data-directory-in-use"));
        }
        assertThat(done).isEmpty();
    }

    @Test
    void aNewerFolderIsRefusedInPlainWordsBeforeAnythingIsOpenedOrWritten() throws IOException {
        written("2\n");
        Files.writeString(data.resolve("giaoban.yml"), "a: setting: of tomorrow");
        assertThatThrownBy(() -> RunningServer.start(data))
                .isInstanceOf(DataFormat.Refused.class)
                .hasMessageContaining("mới hơn định dạng 1")
                .hasMessageContaining("newer than format 1");
        try (Stream<Path> there = Files.list(data)) {
            assertThat(there.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("format", "giaoban.yml");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "two", "1.5", "99999999999"})
    void aVersionThatCannotBeReadIsRefused(String text) throws IOException {
        written(text);
        assertThatThrownBy(() -> DataFormat.check(data))
                .isInstanceOf(DataFormat.Refused.class)
                .hasMessageContaining("cannot be read");
    }
}
