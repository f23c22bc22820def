package vn.giaoban.room.sip.audio;

/** G.722 at 64 kbit/s (ITU-T G.722): two samples of 16 kHz in a byte. One instance codes one direction of one call. */
final class G722 {
    private static final int[] QMF = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};
    private static final int[] LEVELS = {
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219,
        1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
    };
    private static final int[] NEGATIVE = {
        0, 63, 62, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6,
        5, 4
    };
    private static final int[] LOW_WEIGHTS = {-60, -30, 58, 172, 334, 538, 1198, 3042};
    private static final int[] LOW_RANKS = {0, 7, 6, 5, 4, 3, 2, 1, 7, 6, 5, 4, 3, 2, 1, 0};
    private static final int[] LOW_COARSE = {
        0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0
    };
    private static final int[] LOW_FINE = {
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576,
        -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040,
        -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136
    };
    private static final int[] HIGH = {-7408, -1616, 7408, 1616};
    private static final int[] HIGH_WEIGHTS = {798, -214, 798, -214};
    private static final int HIGH_LEVEL = 564;

    private final G722Band low = new G722Band(8, 18_432, 32);
    private final G722Band high = new G722Band(10, 22_528, 8);
    private final int[] taps = new int[24];

    /** Codes {@code count} samples, an even number. */
    void encode(short[] pcm, int count, byte[] out, int at) {
        for (int i = 0; i < count; i += 2) {
            System.arraycopy(taps, 2, taps, 0, 22);
            taps[22] = pcm[i];
            taps[23] = pcm[i + 1];
            int odd = 0;
            int even = 0;
            for (int k = 0; k < 12; k++) {
                odd += taps[2 * k] * QMF[k];
                even += taps[2 * k + 1] * QMF[11 - k];
            }
            out[at + i / 2] = (byte) (high(even - odd >> 14) << 6 | low(even + odd >> 14));
        }
    }

    private int low(int sample) {
        int error = G722Band.saturated(sample - low.prediction);
        int size = error >= 0 ? error : -(error + 1);
        int i = 1;
        while (i < 30 && size >= LEVELS[i] * low.scale >> 12) {
            i++;
        }
        int code = error < 0 ? NEGATIVE[i] : 62 - i;
        lowBand(code >> 2);
        return code;
    }

    private void lowBand(int coarse) {
        int difference = low.scale * LOW_COARSE[coarse] >> 15;
        low.scale(LOW_WEIGHTS[LOW_RANKS[coarse]]);
        low.adapt(difference);
    }

    private int high(int sample) {
        int error = G722Band.saturated(sample - high.prediction);
        int size = error >= 0 ? error : -(error + 1);
        boolean far = size >= HIGH_LEVEL * high.scale >> 12;
        int code = error < 0 ? far ? 0 : 1 : far ? 2 : 3;
        highBand(code);
        return code;
    }

    private int highBand(int code) {
        int difference = high.scale * HIGH[code] >> 15;
        high.scale(HIGH_WEIGHTS[code]);
        high.adapt(difference);
        return difference;
    }

    /** Decodes one byte into one sample of 8 kHz, which holds what lies below 4 kHz, at half its height. */
    int decodeLow(int code) {
        int fine = low.scale * LOW_FINE[code & 63] >> 15;
        int lower = Math.clamp(low.prediction + fine, -16_384, 16_383);
        lowBand((code & 63) >> 2);
        return lower;
    }

    /** Decodes bytes into twice as many samples. */
    void decode(byte[] in, int from, int length, short[] pcm) {
        for (int i = 0; i < length; i++) {
            int code = in[from + i];
            int lower = decodeLow(code);
            int predicted = high.prediction;
            int higher = Math.clamp(predicted + highBand(code >> 6 & 3), -16_384, 16_383);
            System.arraycopy(taps, 2, taps, 0, 22);
            taps[22] = lower + higher;
            taps[23] = lower - higher;
            int first = 0;
            int second = 0;
            for (int k = 0; k < 12; k++) {
                second += taps[2 * k] * QMF[k];
                first += taps[2 * k + 1] * QMF[11 - k];
            }
            pcm[2 * i] = (short) G722Band.saturated(first >> 11);
            pcm[2 * i + 1] = (short) G722Band.saturated(second >> 11);
        }
    }
}
