package vn.giaoban.media.sfu;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.H264Payload;

/** The last parameter sets of an H.264 stream: some encoders send them once, and who comes later needs them too. */
final class ParameterSets {
    /** STAP-A of the highest importance (RFC 6184 5.7.1). */
    private static final byte AGGREGATE = 0x78;

    private byte @Nullable [] sequence;
    private byte @Nullable [] picture;

    /** Looks for them in a payload. */
    void see(byte[] b, int size) {
        H264Payload.parameters(b, 0, size, (offset, length) -> {
            byte[] unit = Arrays.copyOfRange(b, offset, offset + length);
            if (H264Payload.sequenceParameters(unit[0])) {
                sequence = unit;
            } else {
                picture = unit;
            }
        });
    }

    /** Both as one payload, null as long as one is not known. */
    byte @Nullable [] payload() {
        byte[] first = sequence;
        byte[] second = picture;
        if (first == null || second == null) {
            return null;
        }
        byte[] both = new byte[1 + 2 + first.length + 2 + second.length];
        both[0] = AGGREGATE;
        Bytes.put16(both, 1, first.length);
        System.arraycopy(first, 0, both, 3, first.length);
        Bytes.put16(both, 3 + first.length, second.length);
        System.arraycopy(second, 0, both, 5 + first.length, second.length);
        return both.length > StoredPacket.MAX_PAYLOAD ? null : both;
    }
}
