package vn.giaoban.room.sip.translate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The IVF container, which carries VP8 frames through a pipe: a header of 32 bytes, and one of 12 before each frame. */
final class Ivf {
    static final int HEADER = 32;
    static final int FRAME_HEADER = 12;
    /** Ticks per second. */
    private static final int CLOCK = 90_000;

    private Ivf() {}

    static byte[] header() {
        return little(HEADER)
                .put("DKIF".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 0)
                .putShort((short) HEADER)
                .put("VP80".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 640)
                .putShort((short) 360)
                .putInt(CLOCK)
                .putInt(1)
                .array();
    }

    /** A frame with its time, in ticks. */
    static byte[] frame(long ticks, byte[] data) {
        return little(FRAME_HEADER + data.length)
                .putInt(data.length)
                .putLong(ticks)
                .put(data)
                .array();
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
