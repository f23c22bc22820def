package vn.giaoban.recording.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.giaoban.recording.capture.RecordingFolder;

/** All recordings under {@code <data>/recordings/<conference>/<recording>/}. */
public final class RecordingArchive {
    /** In a recording's folder, once the log holds its seal. */
    public static final String NOTED = "noted";

    private static final String ADOPTING = ".adopting-";

    private final Path data;
    private final Path recordings;

    /** @param data the server's data directory */
    public RecordingArchive(Path data) {
        this.data = data;
        this.recordings = data.resolve("recordings");
    }

    /** Where a recording is kept. */
    public Path folder(String conference, String recording) {
        return recordings.resolve(name(conference)).resolve(name(recording));
    }

    /** A recording by its id, whatever its conference; empty for any text that names none. */
    public Optional<ArchivedRecording> find(String recording) throws IOException {
        if (!isName(recording)) {
            return Optional.empty();
        }
        for (Path conference : folders(recordings)) {
            Path folder = conference.resolve(recording);
            if (Files.exists(folder.resolve(RecordingFolder.INDEX))) {
                return Optional.of(ArchivedRecording.read(folder));
            }
        }
        return Optional.empty();
    }

    /** A conference's recordings, the oldest first. */
    public List<ArchivedRecording> ofConference(String conference) throws IOException {
        return isName(conference) ? read(folders(recordings.resolve(conference))) : List.of();
    }

    /** Every recording there is. */
    public List<ArchivedRecording> all() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path conference : folders(recordings)) {
            all.addAll(folders(conference));
        }
        return read(all);
    }

    /** Writes the files of a recording into a folder. */
    @FunctionalInterface
    public interface Filling {
        void into(Path folder) throws IOException;
    }

    /**
     * Takes in a sealed recording that the log knows and this folder does not have: all of it, or nothing. One at a
     * time for each recording.
     */
    public void adopt(String conference, String recording, Filling filling) throws IOException {
        Path target = folder(conference, recording);
        Path part = data.resolve(ADOPTING + recording);
        empty(part);
        Files.createDirectories(part);
        try {
            filling.into(part);
            Files.writeString(part.resolve(NOTED), "");
            Files.createDirectories(target.getParent());
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            empty(part);
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static List<ArchivedRecording> read(List<Path> folders) throws IOException {
        List<ArchivedRecording> found = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.exists(folder.resolve(RecordingFolder.INDEX))) {
                found.add(ArchivedRecording.read(folder));
            }
        }
        found.sort(Comparator.comparingLong(ArchivedRecording::startMillis));
        return List.copyOf(found);
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Ids become folder names: nothing that could lead out of the folder. */
    private static boolean isName(String id) {
        return id.matches("[A-Za-z0-9-]{1,64}");
    }

    private static String name(String id) {
        if (!isName(id)) {
            throw new IllegalArgumentException("not an id: " + id);
        }
        return id;
    }
}
