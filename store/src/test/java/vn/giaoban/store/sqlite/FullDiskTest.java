package vn.giaoban.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.store.log.Commits.commit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.verify.LogVerifier;

/** The log on a disk that is really full, or really read-only. */
class FullDiskTest {
    private static final String BULK = "\"" + "x".repeat(20_000) + "\"";

    @TempDir
    Path directory;

    private final List<UUID> acknowledged = new ArrayList<>();

    private static Commit bulky(long n) {
        return commit().event("counter/a", n, BULK).build();
    }

    /** Appends until the disk refuses; gives the code. */
    private String appendUntilRefused(CommitLog log) {
        for (int i = 0; i < 2_000; i++) {
            Commit next = bulky(acknowledged.size() + 1L);
            try {
                log.append(next).join();
                acknowledged.add(next.commandId());
            } catch (CompletionException e) {
                if (e.getCause() instanceof LogFailed failed) {
                    return failed.code();
                }
                throw e;
            }
        }
        return "never refused";
    }

    private void allThere(CommitLog log) {
        assertThat(log.read(0, 10_000).stream().map(c -> c.commit().commandId()))
                .containsExactlyElementsOf(acknowledged);
    }

    @Test
    void aFullDiskRefusesAppendsLosesNothingAndWritesAgainOnceThereIsRoom() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(directory.resolve("disk"), 3_000);
        if (mounted.isEmpty()) {
            return;
        }
        try (SmallDisk disk = mounted.get()) {
            try (SqliteStore store = SqliteStore.open(disk.folder())) {
                CommitLog log = store.log();
                assertThat(appendUntilRefused(log)).isEqualTo("disk-full");
                assertThat(log.fault()).contains("disk-full");
                assertThat(appendUntilRefused(log)).isEqualTo("disk-full");
                allThere(log);
                assertThat(LogVerifier.verify(disk.folder()).findings()).isEmpty();

                int before = acknowledged.size();
                disk.resize(20_000);
                eventually(() -> log.fault().isEmpty());
                for (int i = 0; i < 10; i++) {
                    Commit next = bulky(acknowledged.size() + 1L);
                    log.append(next).join();
                    acknowledged.add(next.commandId());
                }
                assertThat(acknowledged.size()).isEqualTo(before + 10);
            }
            assertThat(LogVerifier.verify(disk.folder()).findings()).isEmpty();
            try (SqliteStore store = SqliteStore.open(disk.folder())) {
                allThere(store.log());
            }
        }
    }

    @Test
    void aStoreThatEndedOnAFullDiskIsRefusedByNameUntilThereIsRoom() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(directory.resolve("disk"), 3_000);
        if (mounted.isEmpty()) {
            return;
        }
        try (SmallDisk disk = mounted.get()) {
            try (SqliteStore store = SqliteStore.open(disk.folder())) {
                assertThat(appendUntilRefused(store.log())).isEqualTo("disk-full");
            }
            Path filler = disk.fill();
            assertThat(openAndAppendUntilRefused(disk.folder())).isEqualTo("disk-full");
            assertThat(openAndAppendUntilRefused(disk.folder().resolve("new"))).isEqualTo("disk-full");
            assertThat(LogVerifier.verify(disk.folder()).findings()).isEmpty();
            Files.delete(filler);
            disk.resize(20_000);
            try (SqliteStore store = SqliteStore.open(disk.folder())) {
                allThere(store.log());
                store.log().append(bulky(acknowledged.size() + 1L)).join();
            }
            assertThat(LogVerifier.verify(disk.folder()).findings()).isEmpty();
        }
    }

    /** What a journal has room for within itself is written even there, so it may open and refuse only then. */
    private String openAndAppendUntilRefused(Path data) {
        try (SqliteStore store = SqliteStore.open(data)) {
            allThere(store.log());
            return appendUntilRefused(store.log());
        } catch (LogFailed e) {
            return e.code();
        }
    }

    @Test
    void aReadOnlyDiskIsRefusedByNameAndLeftAsItWas() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(directory.resolve("disk"), 3_000);
        if (mounted.isEmpty()) {
            return;
        }
        try (SmallDisk disk = mounted.get()) {
            try (SqliteStore store = SqliteStore.open(disk.folder())) {
                store.log().append(bulky(1)).join();
            }
            disk.readOnly();
            assertThatThrownBy(() -> SqliteStore.open(disk.folder()).close())
                    .isInstanceOfSatisfying(
                            LogFailed.class, e -> assertThat(e.code()).isEqualTo("disk-read-only"));
            disk.resize(3_000);
            SqliteStore.open(disk.folder()).close();
        }
    }

    private static void eventually(BooleanSupplier truth) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!truth.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
