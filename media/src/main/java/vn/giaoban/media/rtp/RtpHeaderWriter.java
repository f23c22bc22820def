package vn.giaoban.media.rtp;

import java.nio.charset.StandardCharsets;

/** Writes an RTP header (RFC 3550 5.1, RFC 8285 one-byte extensions) into an array, then the caller adds the payload. */
public final class RtpHeaderWriter {
    private final byte[] out;
    private final int start;
    private int at;
    private int extensionsAt;

    public RtpHeaderWriter(byte[] out, int start) {
        this.out = out;
        this.start = start;
        this.at = start;
    }

    /** The twelve fixed bytes. */
    public RtpHeaderWriter fixed(boolean marker, int payloadType, int sequence, long timestamp, int ssrc) {
        out[start] = (byte) 0x80;
        out[start + 1] = (byte) ((marker ? 0x80 : 0) | payloadType);
        Bytes.put16(out, start + 2, sequence);
        Bytes.put32(out, start + 4, (int) timestamp);
        Bytes.put32(out, start + 8, ssrc);
        at = start + RtpPacket.FIXED_HEADER;
        extensionsAt = 0;
        return this;
    }

    /** One contributing source; before any extension. */
    public RtpHeaderWriter csrc(int source) {
        Bytes.put32(out, at, source);
        at += 4;
        out[start]++;
        return this;
    }

    /** One extension of 1 to 16 bytes. */
    public RtpHeaderWriter extension(int id, byte... value) {
        if (extensionsAt == 0) {
            out[start] |= 0x10;
            Bytes.put16(out, at, 0xbede);
            at += 4;
            extensionsAt = at;
        }
        out[at++] = (byte) (id << 4 | (value.length - 1));
        System.arraycopy(value, 0, out, at, value.length);
        at += value.length;
        return this;
    }

    public RtpHeaderWriter extension(int id, String text) {
        return extension(id, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Pads the extensions; the payload goes to the index returned. */
    public int end() {
        if (extensionsAt != 0) {
            while ((at - extensionsAt) % 4 != 0) {
                out[at++] = 0;
            }
            Bytes.put16(out, extensionsAt - 2, (at - extensionsAt) / 4);
        }
        return at;
    }
}
