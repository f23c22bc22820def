package vn.giaoban.media.rtp;

/** Network byte order in arrays. */
public final class Bytes {
    private Bytes() {}

    public static int u8(byte[] b, int at) {
        return b[at] & 0xff;
    }

    public static int u16(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | (b[at + 1] & 0xff);
    }

    public static int u24(byte[] b, int at) {
        return (b[at] & 0xff) << 16 | u16(b, at + 1);
    }

    public static int i32(byte[] b, int at) {
        return (b[at] & 0xff) << 24 | u24(b, at + 1);
    }

    public static long u32(byte[] b, int at) {
        return i32(b, at) & 0xffffffffL;
    }

    public static long i64(byte[] b, int at) {
        return u32(b, at) << 32 | u32(b, at + 4);
    }

    public static void put16(byte[] b, int at, int value) {
        b[at] = (byte) (value >> 8);
        b[at + 1] = (byte) value;
    }

    public static void put24(byte[] b, int at, int value) {
        b[at] = (byte) (value >> 16);
        put16(b, at + 1, value);
    }

    public static void put32(byte[] b, int at, int value) {
        b[at] = (byte) (value >> 24);
        put24(b, at + 1, value);
    }

    public static void put64(byte[] b, int at, long value) {
        put32(b, at, (int) (value >> 32));
        put32(b, at + 4, (int) value);
    }
}
