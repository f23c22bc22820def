package vn.giaoban.recording.webm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One EBML element as bytes: id, size, content. */
final class Element {
    /** Eight bytes that say that the size is not known (RFC 8794 section 6.2). */
    static final long UNKNOWN_SIZE = 0x01ff_ffff_ffff_ffffL;

    private static final long EIGHT_BYTES = 0x0100_0000_0000_0000L;

    private Element() {}

    static byte[] of(int id, byte[]... parts) {
        long length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(id(id));
        out.writeBytes(size(length));
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** An id and an eight-byte size field, open for as much as may follow. */
    static byte[] open(int id, long sizeField) {
        byte[] head = id(id);
        return ByteBuffer.allocate(head.length + 8).put(head).putLong(sizeField).array();
    }

    /** The eight-byte form of a size. */
    static long wideSize(long length) {
        return EIGHT_BYTES | length;
    }

    static byte[] number(int id, long value) {
        int bytes = Math.max(1, (64 - Long.numberOfLeadingZeros(value) + 7) / 8);
        byte[] content = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            content[i] = (byte) (value >>> 8 * (bytes - 1 - i));
        }
        return of(id, content);
    }

    /** A number in eight bytes, so that it can be changed in place. */
    static byte[] wide(int id, long value) {
        return of(id, ByteBuffer.allocate(8).putLong(value).array());
    }

    static byte[] real(int id, double value) {
        return of(id, ByteBuffer.allocate(8).putDouble(value).array());
    }

    static byte[] text(int id, String value) {
        return of(id, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] id(int id) {
        int bytes = (32 - Integer.numberOfLeadingZeros(id) + 7) / 8;
        byte[] out = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            out[i] = (byte) (id >>> 8 * (bytes - 1 - i));
        }
        return out;
    }

    /** The shortest form of a size. */
    static byte[] size(long length) {
        int bytes = 1;
        while (length >= (1L << 7 * bytes) - 1) {
            bytes++;
        }
        byte[] out = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            out[i] = (byte) (length >>> 8 * (bytes - 1 - i));
        }
        out[0] |= (byte) (0x80 >> (bytes - 1));
        return out;
    }
}
