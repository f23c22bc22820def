package vn.giaoban.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.store.blob.Blob;
import vn.giaoban.store.blob.BlobName;
import vn.giaoban.store.blob.Blobs;
import vn.giaoban.store.blob.Copying;
import vn.giaoban.store.mongo.MongoStore;

/**
 * {@code ./run move-blobs}: copies the sealed recordings of a data folder into GridFS, each against its seal first. The
 * folder stays as it is, and a server may be running on it; what was copied before is left out.
 */
final class MoveBlobs {
    private final Blobs to;
    private final PrintStream out;
    private int copied;
    private long bytes;

    private MoveBlobs(Blobs to, PrintStream out) {
        this.to = to;
        this.out = out;
    }

    /**
     * Copies and compares.
     *
     * @return 0, or 1 when a recording is not what was sealed or another of its name is there, with the reason printed
     */
    static int run(Path data, String uri, PrintStream out) throws IOException {
        try (MongoStore store = MongoStore.open(uri)) {
            return new MoveBlobs(store.blobs(), out).all(new RecordingArchive(data).all());
        }
    }

    private int all(List<ArchivedRecording> recordings) throws IOException {
        int refused = 0;
        int open = 0;
        for (ArchivedRecording recording : recordings) {
            if (!recording.sealed()) {
                open++;
            } else if (!recording.check(null, null).faults().isEmpty()) {
                refused++;
                out.println("✗ Bản ghi " + recording.id() + " khác niêm phong, không chuyển / is not what was sealed.");
            } else if (!move(recording)) {
                refused++;
            }
        }
        out.println("Đã chuyển " + copied + " tệp bản ghi, " + bytes + " byte / files of recordings moved; " + open
                + " bản ghi chưa niêm phong, để lại / recordings not sealed yet were left.");
        return refused == 0 ? 0 : 1;
    }

    private boolean move(ArchivedRecording recording) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(recording.folder())) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        boolean whole = true;
        for (Path file : files) {
            String name = "recordings/" + recording.conference() + "/" + recording.id() + "/" + file.getFileName();
            // The recorder's own mark of what it has told the log has no ending.
            if (BlobName.ok(name)) {
                whole &= move(name, file);
            }
        }
        return whole;
    }

    private boolean move(String name, Path file) throws IOException {
        Blob own;
        try (InputStream in = Files.newInputStream(file)) {
            own = Copying.copy(name, in, OutputStream.nullOutputStream(), null);
        }
        Optional<Blob> there = to.find(name);
        if (there.isPresent()) {
            if (!there.get().equals(own)) {
                out.println("✗ " + name + ": đã có tệp khác / another is there already.");
            }
            return there.get().equals(own);
        }
        try (InputStream in = Files.newInputStream(file)) {
            to.put(name, in, own.sha256());
        }
        copied++;
        bytes += own.length();
        return true;
    }
}
