package vn.giaoban.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.store.log.LogFailed;

class KilledProcessTest {
    private static final int KILLS = 20;

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedIsThereAfterTheProcessIsKilledTwentyTimes() throws Exception {
        long seed = System.nanoTime();
        System.out.println("a store killed " + KILLS + " times, seed " + seed);
        var rounds = new KilledRounds(directory, new Random(seed));
        for (int kill = 1; kill <= KILLS; kill++) {
            rounds.round();
            assertThat(rounds.faults()).as("kill %d, seed %d", kill, seed).isEmpty();
        }
        assertThat(rounds.acknowledged()).isGreaterThan(KILLS);
    }

    @Test
    void aSecondProcessIsRefusedByName() throws Exception {
        Process child = KilledRounds.start(directory);
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
}
