package vn.giaoban.media.rtp;

/** Finds key frames in H.264 payloads (RFC 6184 5.2): single units, STAP-A and FU-A. */
public final class H264Payload {
    private static final int IDR = 5;
    private static final int SPS = 7;
    private static final int STAP_A = 24;
    private static final int FU_A = 28;

    private H264Payload() {}

    /** Whether a decoder can start at this packet: it carries an SPS or the first piece of an IDR picture. */
    public static boolean startsKeyFrame(byte[] b, int offset, int size) {
        if (size < 2) {
            return false;
        }
        int type = b[offset] & 0x1f;
        if (type == FU_A) {
            return (b[offset + 1] & 0x80) != 0 && (b[offset + 1] & 0x1f) == IDR;
        }
        if (type != STAP_A) {
            return type == IDR || type == SPS;
        }
        for (int at = offset + 1; at + 3 <= offset + size; at += 2 + Bytes.u16(b, at)) {
            int unit = b[at + 2] & 0x1f;
            if (unit == IDR || unit == SPS) {
                return true;
            }
        }
        return false;
    }
}
