package vn.giaoban.server.kept;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.seal.Manifest;
import vn.giaoban.store.blob.Blob;
import vn.giaoban.store.blob.BlobName;
import vn.giaoban.store.blob.Blobs;
import vn.giaoban.store.blob.Copying;

/**
 * Sealed recordings as blobs {@code recordings/CONFERENCE/RECORDING/FILE}. The signed manifest is put last: where it is,
 * the whole recording is.
 */
public final class RecordingBlobs {
    private final Blobs blobs;

    public RecordingBlobs(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * What came of putting one.
     *
     * @param files that were not there before, and their {@code bytes}
     * @param others names under which something else is there
     */
    public record Put(int files, long bytes, List<String> others) {}

    private static String folder(String conference, String recording) {
        return "recordings/" + conference + "/" + recording + "/";
    }

    /** Whether all of a recording is there. */
    public boolean has(String conference, String recording) {
        return blobs.find(folder(conference, recording) + Manifest.FILE).isPresent();
    }

    /** Puts what is not there yet, each file against its hash. Held against its seal by the caller. */
    public Put put(ArchivedRecording recording) throws IOException {
        int files = 0;
        long bytes = 0;
        List<String> others = new ArrayList<>();
        for (Path file : files(recording.folder())) {
            String name = folder(recording.conference(), recording.id()) + file.getFileName();
            // The recorder's own mark of what it has told the log has no ending.
            if (!BlobName.ok(name)) {
                continue;
            }
            Blob own = read(name, file);
            Optional<Blob> there = blobs.find(name);
            if (there.isEmpty()) {
                try (InputStream in = Files.newInputStream(file)) {
                    blobs.put(name, in, own.sha256());
                }
                files++;
                bytes += own.length();
            } else if (!there.get().equals(own)) {
                others.add(name);
            }
        }
        return new Put(files, bytes, List.copyOf(others));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing((Path file) -> file.endsWith(Manifest.FILE))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static Blob read(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Copying.copy(name, in, OutputStream.nullOutputStream(), null);
        }
    }

    /**
     * Writes all files of a recording into an empty folder, each against its hash.
     *
     * @throws vn.giaoban.store.blob.BlobFault {@code blob-differs}
     */
    public void fetch(String conference, String recording, Path into) throws IOException {
        String folder = folder(conference, recording);
        for (Blob blob : blobs.list(folder)) {
            Path file = into.resolve(blob.name().substring(folder.length()));
            try (InputStream in = blobs.open(blob.name(), 0, blob.length());
                    OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                Copying.copy(blob.name(), in, out, blob.sha256());
            }
        }
    }
}
