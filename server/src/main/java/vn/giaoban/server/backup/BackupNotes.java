package vn.giaoban.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered beside the data about its backups ({@code backups.json}), the newest last.
 *
 * @param trial when it was last restored in a trial and found whole; null while it never was
 */
public record BackupNotes(
        String file,
        Instant made,
        long bytes,
        long position,
        @Nullable Instant trial) {
    private static final int KEPT = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** All that is remembered; nothing when nothing was written or it cannot be read. */
    public static List<BackupNotes> read(Path data) {
        try {
            return List.of(JSON.readValue(Files.readString(notes(data)), BackupNotes[].class));
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    static void made(Path data, BackupNotes note) throws IOException {
        List<BackupNotes> notes = new ArrayList<>(read(data));
        notes.add(note);
        write(data, notes.subList(Math.max(0, notes.size() - KEPT), notes.size()));
    }

    /** Notes a trial of the backup of that file name. */
    static void tried(Path data, String file, Instant at) throws IOException {
        List<BackupNotes> notes = read(data).stream()
                .map(note -> note.file.equals(file)
                        ? new BackupNotes(note.file, note.made, note.bytes, note.position, at)
                        : note)
                .toList();
        write(data, notes);
    }

    private static void write(Path data, List<BackupNotes> notes) throws IOException {
        Path next = data.resolve("backups.json.next");
        Files.writeString(next, JSON.writeValueAsString(notes));
        Files.move(next, notes(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path notes(Path data) {
        return data.resolve("backups.json");
    }
}
