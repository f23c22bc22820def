package vn.giaoban.server.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.server.kept.RecordingBlobs;
import vn.giaoban.store.mongo.MongoStore;

/**
 * {@code ./run move-blobs}: copies the sealed recordings of a data folder into GridFS, each against its seal first. The
 * folder stays as it is, and a server may be running on it; what was copied before is left out.
 */
final class MoveBlobs {
    private final RecordingBlobs to;
    private final PrintStream out;
    private int copied;
    private long bytes;

    private MoveBlobs(RecordingBlobs to, PrintStream out) {
        this.to = to;
        this.out = out;
    }

    /**
     * Copies and compares.
     *
     * @return 0, or 1 when a recording is not what was sealed or another of its name is there, with the reason printed
     */
    static int run(Path data, String uri, PrintStream out) throws IOException {
        try (MongoStore store = TargetDatabase.open(uri)) {
            return new MoveBlobs(new RecordingBlobs(store.blobs()), out).all(new RecordingArchive(data).all());
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
        RecordingBlobs.Put put = to.put(recording);
        put.others().forEach(name -> out.println("✗ " + name + ": đã có tệp khác / another is there already."));
        copied += put.files();
        bytes += put.bytes();
        return put.others().isEmpty();
    }
}
