package vn.giaoban.media.mix;

import java.util.Arrays;

/** The boolean entropy encoder of VP8 (RFC 6386 section 7.3). */
final class BoolCoder {
    private byte[] out;
    private int length;
    private int range;
    private int bottom;
    private int bitsToByte;

    private BoolCoder(int range, int shifts) {
        this.range = range;
        // The first byte leaves after 24 shifts, every further one after 8; until the first true all of them are zero.
        this.length = shifts < 24 ? 0 : 1 + (shifts - 24) / 8;
        this.bitsToByte = shifts < 24 ? 24 - shifts : 8 - (shifts - 24) % 8;
        this.out = new byte[256];
    }

    static BoolCoder fresh() {
        return new BoolCoder(255, 0);
    }

    /** As it stands when nothing but falses have been written, which left this range after so many shifts. */
    static BoolCoder afterFalses(int range, int shifts) {
        return new BoolCoder(range, shifts);
    }

    /** Writes one decision; {@code probability} of a false in parts of 256. */
    void write(boolean value, int probability) {
        int split = 1 + (((range - 1) * probability) >> 8);
        if (value) {
            bottom += split;
            range -= split;
        } else {
            range = split;
        }
        while (range < 128) {
            range <<= 1;
            shift();
        }
    }

    void literal(int value, int bits) {
        for (int bit = bits - 1; bit >= 0; bit--) {
            write((value >> bit & 1) != 0, 128);
        }
    }

    byte[] finish() {
        literal(0, 32);
        return Arrays.copyOf(out, length);
    }

    private void shift() {
        if (bottom < 0) {
            carry();
        }
        bottom <<= 1;
        if (--bitsToByte == 0) {
            if (length == out.length) {
                out = Arrays.copyOf(out, length * 2);
            }
            out[length++] = (byte) (bottom >>> 24);
            bottom &= 0xffffff;
            bitsToByte = 8;
        }
    }

    private void carry() {
        int at = length - 1;
        while (at >= 0 && out[at] == (byte) 0xff) {
            out[at--] = 0;
        }
        if (at >= 0) {
            out[at]++;
        }
    }
}
