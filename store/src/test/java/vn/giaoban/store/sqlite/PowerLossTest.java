package vn.giaoban.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.store.log.StoredCommit;

/** The log on a disk that loses whatever was not synced when the power goes. */
class PowerLossTest {
    @TempDir
    Path directory;

    private final Map<Long, UUID> acknowledged = new TreeMap<>();

    @RepeatedTest(3)
    void whatWasAcknowledgedIsThereAfterThePowerWasLost() throws Exception {
        long seed = new Random().nextLong();
        int until = new Random(seed).nextInt(100, 900);
        appendUntilPowerIsLost(until);
        assertThat(lost()).as("of %d, seed %d", acknowledged.size(), seed).isZero();
    }

    /** Shows that this suite can see a sync that is missing, which no kill of a process can. */
    @ParameterizedTest
    @ValueSource(strings = {"OFF", "NORMAL"})
    void withoutItsSyncsTheLogWouldLoseWhatItAcknowledged(String synchronous) throws Exception {
        appendUntilPowerIsLost(300, synchronous);
        assertThat(lost()).isPositive();
    }

    private long lost() throws Exception {
        SqliteCommitLog log = SqliteCommitLog.open(image().resolve(SqliteStore.LOG));
        try {
            log.start();
            assertThat(log.read(0, 10_000)).hasSize((int) log.head().position());
            return acknowledged.entrySet().stream()
                    .filter(one -> log.findByCommand(one.getValue())
                            .map(StoredCommit::position)
                            .filter(one.getKey()::equals)
                            .isEmpty())
                    .count();
        } finally {
            log.close();
        }
    }

    private Path image() throws IOException {
        return Files.createDirectories(directory.resolve("image"));
    }

    private void appendUntilPowerIsLost(int until, String... synchronous) throws Exception {
        Path folder = Files.createDirectories(directory.resolve("data"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx128m",
                "-Dorg.sqlite.tmpdir=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                AppendUntilPowerIsLost.class.getName(),
                folder.toString(),
                image().toString()));
        command.addAll(List.of(synchronous));
        Process child = new ProcessBuilder(command)
                .redirectError(directory.resolve("stderr").toFile())
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
            AppendUntilKilled.readUntilKilled(out, child, acknowledged, until);
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(acknowledged)
                .as(Files.readString(directory.resolve("stderr")))
                .hasSizeGreaterThanOrEqualTo(until);
    }
}
