package vn.giaoban.recording.webm;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where a file is written to. */
public interface WebmOutput extends Closeable {
    /** Appends all bytes. */
    void write(ByteBuffer bytes) throws IOException;

    /** Overwrites bytes written before. */
    void patch(long position, ByteBuffer bytes) throws IOException;
}
