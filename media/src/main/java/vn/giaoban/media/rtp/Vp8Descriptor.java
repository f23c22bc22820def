package vn.giaoban.media.rtp;

/**
 * A view of the VP8 payload descriptor (RFC 7741 4.2) and of the frame header behind it (RFC 6386 9.1). Reused from
 * packet to packet; valid after {@link #read} said true.
 */
public final class Vp8Descriptor {
    private int pictureIdAt;
    private int pictureIdBits;
    private int pictureId;
    private int tl0At;
    private int tl0;
    private int temporalLayer;
    private boolean layerSync;
    private boolean frameStart;
    private boolean keyFrame;
    private int width;
    private int height;
    private int length;

    /** Looks at a payload. False when it is shorter than its descriptor says. */
    public boolean read(byte[] b, int offset, int size) {
        pictureIdAt = -1;
        pictureIdBits = 0;
        pictureId = -1;
        tl0At = -1;
        tl0 = -1;
        temporalLayer = 0;
        layerSync = false;
        keyFrame = false;
        width = 0;
        height = 0;
        int end = offset + size;
        int at = offset;
        if (at >= end) {
            return false;
        }
        int first = Bytes.u8(b, at++);
        frameStart = (first & 0x17) == 0x10;
        if ((first & 0x80) != 0) {
            if (at >= end) {
                return false;
            }
            at = extended(b, at, end);
            if (at < 0 || at > end) {
                return false;
            }
        }
        length = at - offset;
        if (frameStart && at + 3 <= end) {
            keyFrame = (b[at] & 1) == 0;
            if (keyFrame && at + 10 <= end && (b[at + 3] & 0xff) == 0x9d && b[at + 4] == 1 && b[at + 5] == 0x2a) {
                width = (Bytes.u8(b, at + 7) << 8 | Bytes.u8(b, at + 6)) & 0x3fff;
                height = (Bytes.u8(b, at + 9) << 8 | Bytes.u8(b, at + 8)) & 0x3fff;
            }
        }
        return true;
    }

    private int extended(byte[] b, int start, int end) {
        int at = start;
        int bits = Bytes.u8(b, at++);
        if ((bits & 0x80) != 0) {
            if (at >= end || (b[at] & 0x80) != 0 && at + 1 >= end) {
                return -1;
            }
            pictureIdAt = at;
            pictureIdBits = (b[at] & 0x80) != 0 ? 15 : 7;
            pictureId = pictureIdBits == 15 ? Bytes.u16(b, at) & 0x7fff : b[at] & 0x7f;
            at += pictureIdBits == 15 ? 2 : 1;
        }
        if ((bits & 0x40) != 0) {
            if (at >= end) {
                return -1;
            }
            tl0At = at;
            tl0 = Bytes.u8(b, at++);
        }
        if ((bits & 0x30) != 0) {
            if (at >= end) {
                return -1;
            }
            temporalLayer = (bits & 0x20) != 0 ? Bytes.u8(b, at) >> 6 : 0;
            layerSync = (bits & 0x20) != 0 && (b[at] & 0x20) != 0;
            at++;
        }
        return at;
    }

    /** Bytes of the descriptor. */
    public int length() {
        return length;
    }

    /** Whether this packet begins a frame. */
    public boolean frameStart() {
        return frameStart;
    }

    /** Whether this packet begins a key frame. */
    public boolean keyFrame() {
        return keyFrame;
    }

    /** Of a key frame, else 0. */
    public int width() {
        return width;
    }

    /** Of a key frame, else 0. */
    public int height() {
        return height;
    }

    /** 0, 7 or 15. */
    public int pictureIdBits() {
        return pictureIdBits;
    }

    /** -1 when absent. */
    public int pictureId() {
        return pictureId;
    }

    /** Index in the array, -1 when absent. */
    public int pictureIdAt() {
        return pictureIdAt;
    }

    /** -1 when absent. */
    public int tl0PictureIndex() {
        return tl0;
    }

    /** Index in the array, -1 when absent. */
    public int tl0At() {
        return tl0At;
    }

    /** 0 for the base layer, and where none is told. */
    public int temporalLayer() {
        return temporalLayer;
    }

    /** Whether the frame depends on the last one of the base layer alone. */
    public boolean layerSync() {
        return layerSync;
    }
}
