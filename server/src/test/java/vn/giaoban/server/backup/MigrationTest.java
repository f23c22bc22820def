package vn.giaoban.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.server.format.DataFormat;
import vn.giaoban.server.format.Formats;
import vn.giaoban.store.sqlite.SqliteStore;

/** Backups and the format of the data folder. */
class MigrationTest {
    private static final Instant NOW = Instant.parse("2026-11-02T01:30:00Z");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, UTF_8);
    private Path data;

    @BeforeEach
    void dataOfTheFirstFormat() throws IOException {
        data = folder.resolve("data");
        SqliteStore.open(data).close();
        Files.writeString(data.resolve("giaoban.yml"), "before");
    }

    private int tool(String... args) throws IOException {
        return Tool.parse(args).orElseThrow().run(NOW, out);
    }

    @Test
    void theBackupMadeBeforeAMigrationBringsBackWhatWasThere() throws IOException {
        var planted = new Formats(List.of(there -> Files.writeString(there.resolve("giaoban.yml"), "after")));
        DataFormat.bring(data, planted, () -> Backup.run(data, null, NOW, out) == 0, out);
        assertThat(data.resolve("giaoban.yml")).hasContent("after");
        assertThatThrownBy(() -> DataFormat.check(data)).isInstanceOf(DataFormat.Refused.class);

        Path archive = folder.resolve("data-backups/giaoban-20261102-013000.zip");
        assertThat(tool("restore", archive.toString(), "--data", data.toString(), "--replace"))
                .as(said.toString(UTF_8))
                .isZero();
        DataFormat.check(data);
        assertThat(data.resolve("giaoban.yml")).hasContent("before");
    }

    @Test
    void noToolReadsANewerFolder() throws IOException {
        Files.writeString(data.resolve(DataFormat.FILE), "2");
        for (String[] tool : new String[][] {{"backup"}, {"export", "c"}, {"move-log", "mongodb://127.0.0.1:1/x"}}) {
            String[] args = List.of(List.of(tool), List.of("--data", data.toString())).stream()
                    .flatMap(List::stream)
                    .toArray(String[]::new);
            assertThatThrownBy(() -> tool(args)).isInstanceOf(DataFormat.Refused.class);
        }
    }

    @Test
    void theBackupOfANewerFolderIsNotRestored() throws IOException {
        Files.writeString(data.resolve(DataFormat.FILE), "2");
        Path archive = folder.resolve("newer.zip");
        assertThat(Backup.run(data, archive, NOW, out)).isZero();
        Path elsewhere = folder.resolve("elsewhere");
        assertThat(tool("restore", archive.toString(), "--data", elsewhere.toString()))
                .isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("newer than format 1");
        assertThat(elsewhere).doesNotExist();
    }
}
