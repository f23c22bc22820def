package vn.giaoban.media.rtp;

/**
 * A view of one RTP packet in an array (RFC 3550 5.1) with one-byte and two-byte header extensions (RFC 8285). Reused
 * from packet to packet: nothing is copied. Fields are valid after {@link #read} said true.
 */
public final class RtpPacket {
    public static final int FIXED_HEADER = 12;

    private byte[] data = new byte[0];
    private int offset;
    private int length;
    private int headerLength;
    private int paddingLength;
    private int extensionAt;
    private int extensionEnd;
    private boolean twoByte;

    /** Whether a datagram is RTCP by its packet type (RFC 5761 4); otherwise it is RTP if its first byte is 128..191. */
    public static boolean isRtcp(byte[] b, int offset, int length) {
        int type = length < 2 ? 0 : Bytes.u8(b, offset + 1);
        return type >= 192 && type <= 223;
    }

    /** Points this view at a packet. False, and nothing else valid, when the bytes are not one whole RTP packet. */
    public boolean read(byte[] bytes, int at, int size) {
        data = bytes;
        offset = at;
        length = size;
        extensionAt = 0;
        extensionEnd = 0;
        if (size < FIXED_HEADER || (bytes[at] & 0xc0) != 0x80) {
            return false;
        }
        int header = FIXED_HEADER + 4 * (bytes[at] & 0x0f);
        if ((bytes[at] & 0x10) != 0) {
            if (size < header + 4) {
                return false;
            }
            int profile = Bytes.u16(bytes, at + header);
            int end = header + 4 + 4 * Bytes.u16(bytes, at + header + 2);
            if (size < end) {
                return false;
            }
            twoByte = (profile & 0xfff0) == 0x1000;
            if (profile == 0xbede || twoByte) {
                extensionAt = at + header + 4;
                extensionEnd = at + end;
            }
            header = end;
        }
        paddingLength = (bytes[at] & 0x20) != 0 && size > header ? Bytes.u8(bytes, at + size - 1) : 0;
        headerLength = header;
        return header <= size && paddingLength <= size - header;
    }

    public byte[] data() {
        return data;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public boolean marker() {
        return (data[offset + 1] & 0x80) != 0;
    }

    public int payloadType() {
        return data[offset + 1] & 0x7f;
    }

    /** 16 bits. */
    public int sequence() {
        return Bytes.u16(data, offset + 2);
    }

    /** 32 bits, unsigned. */
    public long timestamp() {
        return Bytes.u32(data, offset + 4);
    }

    public int ssrc() {
        return Bytes.i32(data, offset + 8);
    }

    public int csrcCount() {
        return data[offset] & 0x0f;
    }

    public int csrc(int index) {
        return Bytes.i32(data, offset + FIXED_HEADER + 4 * index);
    }

    /** Fixed header, CSRCs and extensions. */
    public int headerLength() {
        return headerLength;
    }

    public int payloadOffset() {
        return offset + headerLength;
    }

    /** Without padding. */
    public int payloadLength() {
        return length - headerLength - paddingLength;
    }

    /**
     * Where the data of a header extension is.
     *
     * @param id 1 to 14 (255 with two-byte headers); anything else is never found
     * @return {@code index << 8 | length}, or -1 when the packet does not carry it
     */
    public int extension(int id) {
        int at = extensionAt;
        while (at < extensionEnd) {
            int first = Bytes.u8(data, at);
            if (first == 0) {
                at++;
                continue;
            }
            int found = twoByte ? first : first >> 4;
            if (!twoByte && found == 15 || twoByte && at + 1 >= extensionEnd) {
                return -1;
            }
            int size = twoByte ? Bytes.u8(data, at + 1) : (first & 0x0f) + 1;
            int start = at + (twoByte ? 2 : 1);
            if (start + size > extensionEnd) {
                return -1;
            }
            if (found == id) {
                return start << 8 | size;
            }
            at = start + size;
        }
        return -1;
    }

    /** A textual extension such as mid or rid (RFC 8852, RFC 9143), or an empty text. */
    public String textExtension(int id) {
        int found = id <= 0 ? -1 : extension(id);
        return found < 0 ? "" : new String(data, found >> 8, found & 0xff, java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** The audio level of RFC 6464 in -dBov: 0 is loudest, 127 silence; -1 when absent. */
    public int audioLevel(int id) {
        int found = id <= 0 ? -1 : extension(id);
        return found < 0 ? -1 : data[found >> 8] & 0x7f;
    }

    /** The NTP time of capture (webrtc.org, experiments, abs-capture-time: 32.32 bits, maybe an offset behind), 0 when absent. */
    public long captureTime(int id) {
        int found = id <= 0 ? -1 : extension(id);
        return found < 0 || (found & 0xff) < 8 ? 0 : Bytes.i64(data, found >> 8);
    }

    /** The transport-wide sequence number, or -1 when absent. */
    public int transportSequence(int id) {
        int found = id <= 0 ? -1 : extension(id);
        return found < 0 || (found & 0xff) != 2 ? -1 : Bytes.u16(data, found >> 8);
    }
}
