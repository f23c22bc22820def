package vn.giaoban.recording.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.giaoban.recording.capture.RecordingFolder;

/** All recordings under {@code <data>/recordings/<conference>/<recording>/}. */
public final class RecordingArchive {
    private final Path recordings;

    /** @param data the server's data directory */
    public RecordingArchive(Path data) {
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
