package vn.giaoban.server.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.server.backup.Backup;
import vn.giaoban.server.backup.BackupNotes;
import vn.giaoban.server.backup.Progress;
import vn.giaoban.server.backup.Restore;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.store.log.LogFailed;

/** What an administrator lets a running server do to its data folder, one at a time, on a thread of its own. */
public final class Work {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final Path data;
    private final Clock clock;
    private final AtomicReference<@Nullable State> state = new AtomicReference<>();

    /** What can be asked for. */
    public enum Kind {
        BACKUP,
        TRIAL
    }

    /**
     * The last that was asked for.
     *
     * @param command that asked for it
     * @param file the archive that it is about; null while it has no name yet
     * @param ended null while it goes on
     * @param percent of its bytes; what comes after the last byte is checking
     * @param fault why it came to nothing, a stable code; null when it did not
     */
    public record State(
            UUID command,
            Kind kind,
            @Nullable String file,
            Instant began,
            @Nullable Instant ended,
            int percent,
            @Nullable String fault) {
        State at(int now) {
            return new State(command, kind, file, began, ended, now, fault);
        }

        State over(Instant at, @Nullable String made, @Nullable String why) {
            return new State(command, kind, made == null ? file : made, began, at, why == null ? 100 : percent, why);
        }
    }

    public Work(Path data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /** Empty when nothing was asked for since the server started. */
    Optional<State> state() {
        return Optional.ofNullable(state.get());
    }

    /**
     * Begins, and returns at once; the same command begins nothing a second time.
     *
     * @throws Problem {@code work-under-way}; {@code backup-missing} when there is none to be tried
     */
    State begin(Kind kind, UUID command) {
        State before = state.get();
        if (before != null && before.command().equals(command)) {
            return before;
        }
        if (before != null && before.ended() == null) {
            throw new Problem(409, "work-under-way");
        }
        Path archive = kind == Kind.TRIAL ? last() : null;
        State begun = new State(
                command,
                kind,
                archive == null ? null : String.valueOf(archive.getFileName()),
                clock.instant(),
                null,
                0,
                null);
        if (!state.compareAndSet(before, begun)) {
            throw new Problem(409, "work-under-way");
        }
        Thread.ofPlatform().daemon().name("work").start(() -> run(begun, archive));
        return begun;
    }

    private Path last() {
        List<BackupNotes> notes = BackupNotes.read(data);
        return notes.reversed().stream()
                .map(note -> note.archive(data))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new Problem(409, "backup-missing"));
    }

    private void run(State begun, @Nullable Path archive) {
        var said = new ByteArrayOutputStream();
        String fault = fault(begun, archive, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (fault != null) {
            LOG.error("{} came to nothing: {}: {}", begun.kind(), fault, said.toString(StandardCharsets.UTF_8));
        }
        List<BackupNotes> notes = BackupNotes.read(data);
        String made =
                begun.kind() == Kind.BACKUP && fault == null ? notes.getLast().file() : null;
        state.updateAndGet(now -> now == null ? null : now.over(clock.instant(), made, fault));
    }

    private @Nullable String fault(State begun, @Nullable Path archive, PrintStream out) {
        Progress progress =
                (done, total) -> state.updateAndGet(now -> now == null ? null : now.at(percent(done, total)));
        try {
            if (archive == null) {
                return Backup.run(data, null, begun.began(), out, progress) == 0 ? null : "log-not-sound";
            }
            return Restore.trial(archive, data, begun.began(), out, progress) == 0 ? null : "backup-not-whole";
        } catch (IOException e) {
            out.println(e);
            return "disk-failed";
        } catch (LogFailed e) {
            out.println(e);
            return e.code();
        } catch (RuntimeException e) {
            LOG.error("{} failed", begun.kind(), e);
            return "failed";
        }
    }

    private static int percent(long done, long total) {
        return total == 0 ? 100 : (int) (100 * done / total);
    }
}
