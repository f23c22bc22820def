package vn.giaoban.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.verify.LogVerifier;
import vn.giaoban.store.verify.Verification;

/** Round after round, a process that appends is killed at some moment, and what it leaves is looked at. */
public final class KilledRounds {
    private static final int MOST_MILLIS = 700;

    private final Path directory;
    private final Random random;
    private final Map<Long, UUID> acknowledged = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    public KilledRounds(Path directory, Random random) {
        this.directory = directory;
        this.random = random;
    }

    /** How many commits were acknowledged so far, in all rounds. */
    public int acknowledged() {
        return acknowledged.size();
    }

    /** What was not as it must be; one sentence each. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** One start, one kill, one look. Every third is killed while it starts, more or less. */
    public void round() throws IOException, InterruptedException {
        boolean early = random.nextInt(3) == 0;
        Map<Long, UUID> fresh = new TreeMap<>();
        Process child = start(directory);
        try (BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
            if (!early && !"open".equals(out.readLine())) {
                faults.add("the process did not open the store");
            }
            int millis = random.nextInt(MOST_MILLIS);
            Thread killer = Thread.ofVirtual().start(() -> killAfter(child, millis));
            AppendUntilKilled.readUntilKilled(out, child, fresh, Integer.MAX_VALUE);
            killer.join();
        } finally {
            child.toHandle().destroyForcibly();
            child.waitFor();
        }
        acknowledged.putAll(fresh);
        look(fresh);
    }

    private static void killAfter(Process child, int millis) {
        try {
            if (!child.waitFor(millis, TimeUnit.MILLISECONDS)) {
                child.toHandle().destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Map<Long, UUID> fresh) {
        try (SqliteStore store = SqliteStore.open(directory)) {
            fresh.forEach((position, command) -> {
                long found = store.log()
                        .findByCommand(command)
                        .map(StoredCommit::position)
                        .orElse(0L);
                if (found != position) {
                    faults.add(command + " was acknowledged at " + position + " and stands at " + found);
                }
            });
        } catch (RuntimeException e) {
            faults.add("does not open: " + e.getMessage());
        }
        Verification verified = LogVerifier.verify(directory);
        verified.findings().forEach(finding -> faults.add(finding.code() + " " + finding.params()));
        if (verified.commits() != verified.head().position()) {
            faults.add(verified.commits() + " commits up to position "
                    + verified.head().position());
        }
    }

    /** A process that appends to a directory until it is killed; it prints {@code open} first. */
    static Process start(Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendUntilKilled.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
