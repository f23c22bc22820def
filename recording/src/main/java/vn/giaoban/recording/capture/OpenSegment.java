package vn.giaoban.recording.capture;

import java.io.IOException;
import java.time.Instant;
import vn.giaoban.media.mix.ProgramFrame;
import vn.giaoban.media.mix.ProgramFrame.Kind;
import vn.giaoban.recording.webm.Track;
import vn.giaoban.recording.webm.WebmHeader;
import vn.giaoban.recording.webm.WebmWriter;

/** The segment that is being written. */
final class OpenSegment {
    private final SegmentFile file;
    private final WebmWriter writer;
    private final int number;
    private final long startMillis;
    private long flushedMillis;

    /** @param first the key frame that it begins with; not yet written */
    OpenSegment(SegmentFile file, int number, ProgramFrame first) throws IOException {
        this.file = file;
        this.number = number;
        this.startMillis = first.timeMillis();
        this.flushedMillis = startMillis;
        this.writer =
                new WebmWriter(file, new WebmHeader(first.width(), first.height(), Instant.ofEpochMilli(startMillis)));
    }

    int number() {
        return number;
    }

    long startMillis() {
        return startMillis;
    }

    long length() {
        return writer.length();
    }

    void write(ProgramFrame frame) throws IOException {
        Track track = frame.kind() == Kind.VIDEO ? Track.VIDEO : Track.AUDIO;
        long time = Math.max(0, frame.timeMillis() - startMillis);
        writer.write(track, time, frame.key(), frame.data());
    }

    /** Puts everything on the disk when that is due; true when it did. */
    boolean flushIfDue(long nowMillis, long everyMillis) throws IOException {
        if (nowMillis - flushedMillis < everyMillis) {
            return false;
        }
        flushedMillis = nowMillis;
        file.force();
        return true;
    }

    void finish(int lastFrameMillis) throws IOException {
        writer.finish(lastFrameMillis);
        file.force();
        writer.close();
    }

    /** Leaves the file as it is; it is repaired before it is read. */
    void abandon() {
        try {
            writer.close();
        } catch (IOException e) {
            // The disk has failed already and was reported.
        }
    }
}
