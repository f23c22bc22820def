package vn.giaoban.recording.capture;

import java.io.IOException;

/** Where a recording is kept. */
interface Shelf {
    /** A new, empty file for the segment of that number. */
    SegmentFile create(String file) throws IOException;

    /** Durable when it returns. */
    void append(IndexEntry entry) throws IOException;
}
