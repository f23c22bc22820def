package vn.giaoban.room.sip.audio;

/** G.711, both laws, sample by sample. */
final class G711 {
    private static final short[] MU = new short[256];
    private static final short[] A = new short[256];

    static {
        for (int code = 0; code < 256; code++) {
            MU[code] = decodeMu(code);
            A[code] = decodeA(code);
        }
    }

    private G711() {}

    static short mu(byte code) {
        return MU[code & 0xff];
    }

    static short a(byte code) {
        return A[code & 0xff];
    }

    static byte toMu(short sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int value = Math.min(sample < 0 ? -(int) sample : sample, 32_635) + 132;
        int exponent = Math.max(0, 31 - Integer.numberOfLeadingZeros(value) - 7);
        int mantissa = value >> exponent + 3 & 0x0f;
        return (byte) ~(sign | exponent << 4 | mantissa);
    }

    static byte toA(short sample) {
        int sign = sample < 0 ? 0 : 0x80;
        int value = sample < 0 ? -(int) sample - 1 : sample;
        int exponent = Math.max(0, 31 - Integer.numberOfLeadingZeros(Math.max(value, 1)) - 7);
        int mantissa = value >> (exponent == 0 ? 4 : exponent + 3) & 0x0f;
        return (byte) ((sign | exponent << 4 | mantissa) ^ 0x55);
    }

    private static short decodeMu(int code) {
        int bits = ~code & 0xff;
        int value = ((bits & 0x0f) << 3) + 132 << (bits >> 4 & 7);
        return (short) ((bits & 0x80) != 0 ? 132 - value : value - 132);
    }

    private static short decodeA(int code) {
        int bits = code ^ 0x55;
        int exponent = bits >> 4 & 7;
        int value = (bits & 0x0f) << 4;
        value = exponent == 0 ? value + 8 : value + 0x108 << exponent - 1;
        return (short) ((bits & 0x80) != 0 ? value : -value);
    }
}
