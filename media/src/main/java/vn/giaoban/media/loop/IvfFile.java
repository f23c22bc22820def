package vn.giaoban.media.loop;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A VP8 stream in an IVF file: a 32-byte header, then frames of 12 bytes of header and their data, little endian.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record IvfFile(int width, int height, List<Frame> frames) {

    /** One encoded frame. */
    public record Frame(int atMillis, boolean key, byte[] data) {}

    /**
     * Reads a whole file.
     *
     * @throws IllegalArgumentException when it is not IVF with VP8, or is cut short
     */
    public static IvfFile read(byte[] file) {
        try {
            ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            if (in.getInt() != 0x46494b44 || in.getShort() != 0) {
                throw new IllegalArgumentException("not an IVF file");
            }
            int header = in.getShort();
            if (in.getInt() != 0x30385056) {
                throw new IllegalArgumentException("not VP8");
            }
            int width = in.getShort();
            int height = in.getShort();
            long rate = Integer.toUnsignedLong(in.getInt());
            long scale = Integer.toUnsignedLong(in.getInt());
            if (rate == 0) {
                throw new IllegalArgumentException("no time base");
            }
            in.position(header);
            List<Frame> frames = new ArrayList<>();
            while (in.hasRemaining()) {
                int size = in.getInt();
                long time = in.getLong();
                if (size <= 0 || size > in.remaining()) {
                    throw new IllegalArgumentException("frame " + frames.size() + " is cut short");
                }
                byte[] data = new byte[size];
                in.get(data);
                // RFC 6386 9.1: the lowest bit of a frame is 0 in a key frame.
                frames.add(new Frame((int) (time * scale * 1000 / rate), (data[0] & 1) == 0, data));
            }
            return new IvfFile(width, height, List.copyOf(frames));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IllegalArgumentException("ivf: " + e.getMessage(), e);
        }
    }
}
