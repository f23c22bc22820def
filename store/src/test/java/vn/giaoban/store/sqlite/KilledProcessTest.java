package vn.giaoban.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;

class KilledProcessTest {
    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedIsThereAfterTheProcessIsKilled() throws Exception {
        Map<Long, UUID> acknowledged = new TreeMap<>();
        for (int round = 1; round <= 3; round++) {
            int before = acknowledged.size();
            appendAndKill(acknowledged, before + 150 * round);
            try (SqliteStore store = SqliteStore.open(directory)) {
                acknowledged.forEach(
                        (position, command) -> assertThat(store.log().findByCommand(command))
                                .get()
                                .extracting(StoredCommit::position)
                                .isEqualTo(position));
                assertThat(store.log().read(0, 10_000))
                        .hasSize((int) store.log().head().position());
            }
        }
    }

    @Test
    void aSecondProcessIsRefusedByName() throws Exception {
        Process child = start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
            assertThat(out.readLine()).isEqualTo("open");
            assertThatThrownBy(() -> SqliteStore.open(directory))
                    .isInstanceOf(LogFailed.class)
                    .hasMessageContaining("data-directory-in-use")
                    .hasMessageContaining("process " + child.pid());
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void appendAndKill(Map<Long, UUID> acknowledged, int until) throws IOException, InterruptedException {
        Process child = start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
            assertThat(out.readLine()).isEqualTo("open");
            AppendUntilKilled.readUntilKilled(out, child, acknowledged, until);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendUntilKilled.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
