package vn.giaoban.recording.webm;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads EBML elements one after the other (RFC 8794 sections 4 and 5); never goes beyond the end. */
final class Cursor {
    static final long UNKNOWN = Long.MAX_VALUE;

    private final ByteBuffer bytes;

    Cursor(ByteBuffer bytes) {
        this.bytes = bytes.duplicate();
        this.bytes.rewind();
    }

    /** An element's id, marker bit included, and the size of its content or {@link #UNKNOWN}. */
    record Head(int id, long size) {}

    int position() {
        return bytes.position();
    }

    int limit() {
        return bytes.limit();
    }

    int remaining() {
        return bytes.remaining();
    }

    void move(int position) {
        bytes.position(position);
    }

    /** False, and nowhere moved, when that much is not there. */
    boolean skip(long count) {
        if (count > bytes.remaining()) {
            return false;
        }
        bytes.position(bytes.position() + (int) count);
        return true;
    }

    int peek(int ahead) {
        return bytes.get(bytes.position() + ahead);
    }

    /** What lies ahead, up to so many bytes. */
    Cursor slice(long count) {
        return new Cursor(bytes.slice(bytes.position(), (int) Math.min(count, bytes.remaining())));
    }

    byte[] bytes(int from) {
        byte[] out = new byte[bytes.limit() - from];
        bytes.get(from, out);
        return out;
    }

    /** An unsigned number of so many bytes, as far as they are there. */
    long number(int count) {
        long value = 0;
        for (int i = 0; i < count && bytes.hasRemaining(); i++) {
            value = value << 8 | (bytes.get() & 0xff);
        }
        return value;
    }

    /** Null when the bytes end within it or are no element. */
    @Nullable
    Head head() {
        if (!bytes.hasRemaining()) {
            return null;
        }
        int idLength = Integer.numberOfLeadingZeros(peek(0) & 0xff) - 23;
        if (idLength > 4 || bytes.remaining() <= idLength) {
            return null;
        }
        int id = (int) number(idLength);
        int sizeLength = Integer.numberOfLeadingZeros(peek(0) & 0xff) - 23;
        if (sizeLength > 8 || bytes.remaining() < sizeLength) {
            return null;
        }
        long mask = (1L << 7 * sizeLength) - 1;
        long size = number(sizeLength) & mask;
        return new Head(id, size == mask ? UNKNOWN : size);
    }
}
