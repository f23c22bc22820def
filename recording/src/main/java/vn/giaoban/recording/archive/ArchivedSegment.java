package vn.giaoban.recording.archive;

import java.nio.file.Path;

/**
 * One playable file of a recording.
 *
 * @param startMillis when it begins, in Unix milliseconds
 * @param durationMillis how long it plays
 * @param offsetMillis of its beginning in the recording, gaps included: what happened at time T is at T − start
 * @param gapBeforeMillis what is missing right before it
 */
public record ArchivedSegment(
        int number,
        Path file,
        long startMillis,
        long durationMillis,
        long offsetMillis,
        long gapBeforeMillis,
        long bytes) {
    /** For MediaSource: every segment begins with its own header; append with timestampOffset = offset. */
    public static final String MIME = "video/webm; codecs=\"vp8,opus\"";
}
