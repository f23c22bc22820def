package vn.giaoban.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered beside the data about its backups ({@code backups.json}), the newest last.
 *
 * @param trial when it was last restored in a trial and found whole; null while it never was
 * @param folder in which it was made; null in notes of before that was noted
 */
public record BackupNotes(
        String file,
        Instant made,
        long bytes,
        long position,
        @Nullable Instant trial,
        @Nullable String folder) {
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

    /** A line for each, with its age, for somebody who is told that it keeps what is erased now. */
    static List<String> ages(Path data, Instant now) {
        return read(data).stream()
                .map(note -> "Không xoá tới / not reached: " + note.file + ", "
                        + Duration.between(note.made, now).toDays() + " ngày trước / days old")
                .toList();
    }

    /** Where backups are made unless said otherwise: beside the data. */
    static Path folder(Path data) {
        return data.resolveSibling(data.getFileName() + "-backups");
    }

    /** Where it was made. */
    public Path archive(Path data) {
        return (folder == null ? folder(data) : Path.of(folder)).resolve(file);
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
                        ? new BackupNotes(note.file, note.made, note.bytes, note.position, at, note.folder)
                        : note)
                .toList();
        write(data, notes);
    }

    /** Takes what is remembered along when a backup takes the place of the data: the archives are still there. */
    static void carry(Path from, Path to) throws IOException {
        List<BackupNotes> notes = read(from);
        if (!notes.isEmpty()) {
            write(to, notes);
        }
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
