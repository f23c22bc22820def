package vn.giaoban.recording.capture;

import java.io.IOException;
import vn.giaoban.recording.webm.WebmOutput;

/** A segment's file on a disk. */
interface SegmentFile extends WebmOutput {
    /** Returns when everything written is on the disk. */
    void force() throws IOException;
}
