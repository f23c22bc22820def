package vn.giaoban.media.mix;

import org.jspecify.annotations.Nullable;

/**
 * The VP8 payload descriptor (RFC 7741 section 4.2) and what the first bytes of a frame tell (RFC 6386 section 9.1).
 *
 * @param offset where the VP8 data begins in the RTP payload
 * @param starts whether the payload is the first of a frame
 * @param key whether it is the first of a key frame
 */
record Vp8Payload(int offset, boolean starts, boolean key) {

    /** Null when the payload is too short to be VP8. */
    static @Nullable Vp8Payload parse(byte[] payload) {
        if (payload.length == 0) {
            return null;
        }
        int first = payload[0];
        int at = 1;
        if ((first & 0x80) != 0) {
            if (payload.length < 2) {
                return null;
            }
            int extension = payload[at++];
            if ((extension & 0x80) != 0) {
                if (payload.length <= at) {
                    return null;
                }
                at += (payload[at] & 0x80) != 0 ? 2 : 1;
            }
            if ((extension & 0x40) != 0) {
                at++;
            }
            if ((extension & 0x30) != 0) {
                at++;
            }
        }
        if (payload.length <= at) {
            return null;
        }
        boolean starts = (first & 0x10) != 0 && (first & 0x0f) == 0;
        return new Vp8Payload(at, starts, starts && (payload[at] & 1) == 0);
    }
}
