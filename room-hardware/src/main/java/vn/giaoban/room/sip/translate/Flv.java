package vn.giaoban.room.sip.translate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The FLV container, which carries H.264 through a pipe with its times and with the end of every picture known: a header,
 * then tags with their sizes behind them.
 */
final class Flv {
    private static final int VIDEO = 9;
    private static final int TAG = 11;
    private static final int KEY_AVC = 0x17;
    private static final int OTHER_AVC = 0x27;

    private byte @Nullable [] sets;

    static byte[] header() {
        return new byte[] {'F', 'L', 'V', 1, 1, 0, 0, 0, 9, 0, 0, 0, 0};
    }

    /**
     * A picture; null before the first one whose decoder's configuration is known. That stands before each key frame, so
     * that one can be left out, and where it is another than before.
     */
    byte @Nullable [] picture(long millis, List<byte[]> units) {
        byte[] configuration = configuration(units);
        boolean other = configuration != null && !Arrays.equals(configuration, sets);
        if (other) {
            sets = configuration;
        }
        if (sets == null) {
            return null;
        }
        boolean key = H264Frames.isKey(units);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (key || other) {
            out.writeBytes(tag(millis, KEY_AVC, 0, sets));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] unit : units) {
            body.writeBytes(ByteBuffer.allocate(4).putInt(unit.length).array());
            body.writeBytes(unit);
        }
        out.writeBytes(tag(millis, key ? KEY_AVC : OTHER_AVC, 1, body.toByteArray()));
        return out.toByteArray();
    }

    /** AVCDecoderConfigurationRecord (ISO 14496-15); null without both parameter sets. */
    private static byte @Nullable [] configuration(List<byte[]> units) {
        byte[] sequence = last(units, H264Frames.SEQUENCE);
        byte[] picture = last(units, H264Frames.PICTURE);
        if (sequence == null || picture == null || sequence.length < 4) {
            return null;
        }
        return ByteBuffer.allocate(11 + sequence.length + picture.length)
                .put((byte) 1)
                .put(sequence, 1, 3)
                .put((byte) 0xff)
                .put((byte) 0xe1)
                .putShort((short) sequence.length)
                .put(sequence)
                .put((byte) 1)
                .putShort((short) picture.length)
                .put(picture)
                .array();
    }

    private static byte @Nullable [] last(List<byte[]> units, int type) {
        return units.stream()
                .filter(unit -> H264Frames.type(unit) == type)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static byte[] tag(long millis, int kind, int packetType, byte[] data) {
        int size = 5 + data.length;
        return ByteBuffer.allocate(TAG + size + 4)
                .put((byte) VIDEO)
                .put((byte) (size >> 16))
                .putShort((short) size)
                .put((byte) (millis >> 16))
                .putShort((short) millis)
                .put((byte) (millis >> 24))
                .put(new byte[3])
                .put((byte) kind)
                .put((byte) packetType)
                .put(new byte[3])
                .put(data)
                .putInt(TAG + size)
                .array();
    }
}
