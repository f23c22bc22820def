package vn.giaoban.media.rtp;

/** Looks into H.264 payloads (RFC 6184 5.2): single units, STAP-A and FU-A. What is cut short has nothing in it. */
public final class H264Payload {
    private static final int SLICE = 1;
    private static final int IDR = 5;
    private static final int SEI = 6;
    private static final int SPS = 7;
    private static final int PPS = 8;
    private static final int DELIMITER = 9;
    private static final int STAP_A = 24;
    private static final int FU_A = 28;

    /** Takes whole units. */
    public interface Units {
        void unit(int offset, int size);
    }

    private H264Payload() {}

    /** Whether an IDR picture begins here, with its first macroblock: decoders that have its parameter sets can start. */
    public static boolean startsKeyFrame(byte[] b, int offset, int size) {
        return starts(b, offset, size, true);
    }

    /** Whether a picture begins here, with its first macroblock or with what goes before it. */
    public static boolean startsPicture(byte[] b, int offset, int size) {
        return starts(b, offset, size, false);
    }

    private static boolean starts(byte[] b, int offset, int size, boolean key) {
        if (size < 2) {
            return false;
        }
        int type = b[offset] & 0x1f;
        if (type == FU_A) {
            boolean first = size > 2 && (b[offset + 1] & 0x80) != 0;
            return first && begins(b[offset + 1] & 0x1f, b[offset + 2], key);
        }
        if (type != STAP_A) {
            return begins(type, b[offset + 1], key);
        }
        int end = offset + size;
        for (int at = offset + 1; at + 4 <= end; at += 2 + Bytes.u16(b, at)) {
            if (Bytes.u16(b, at) > 1 && begins(b[at + 2] & 0x1f, b[at + 3], key)) {
                return true;
            }
        }
        return false;
    }

    /** The first field of a slice is its first macroblock as ue(v); zero is one set bit (ITU-T H.264 7.3.3, 9.1). */
    private static boolean begins(int type, byte second, boolean key) {
        return switch (type) {
            case IDR -> second < 0;
            case SLICE -> !key && second < 0;
            case SEI, SPS, PPS, DELIMITER -> !key;
            default -> false;
        };
    }

    /** Whether a unit is a sequence parameter set, by its first byte. */
    public static boolean sequenceParameters(byte header) {
        return (header & 0x1f) == SPS;
    }

    /** Whether a unit is a picture parameter set, by its first byte. */
    public static boolean pictureParameters(byte header) {
        return (header & 0x1f) == PPS;
    }

    /** Whether a payload has parameter sets in it. */
    public static boolean hasParameters(byte[] b, int offset, int size) {
        int type = size < 2 ? 0 : b[offset] & 0x1f;
        if (type != STAP_A) {
            return type == SPS || type == PPS;
        }
        int end = offset + size;
        for (int at = offset + 1; at + 3 <= end; at += 2 + Bytes.u16(b, at)) {
            if (parameters(b[at + 2])) {
                return true;
            }
        }
        return false;
    }

    /** Gives the parameter sets in a payload, one after the other. */
    public static void parameters(byte[] b, int offset, int size, Units to) {
        int end = offset + size;
        if (size < 2) {
            return;
        }
        if (parameters(b[offset])) {
            to.unit(offset, size);
        } else if ((b[offset] & 0x1f) == STAP_A) {
            for (int at = offset + 1; at + 3 <= end; at += 2 + Bytes.u16(b, at)) {
                int length = Bytes.u16(b, at);
                if (length > 1 && at + 2 + length <= end && parameters(b[at + 2])) {
                    to.unit(at + 2, length);
                }
            }
        }
    }

    private static boolean parameters(byte header) {
        return sequenceParameters(header) || pictureParameters(header);
    }
}
