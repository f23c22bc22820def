package vn.giaoban.media.mix;

import java.util.Arrays;

/**
 * Sums voices on the program's sample clock (48 kHz, mono) and hands the sum out in frames of 20 ms. Voices may be laid
 * down up to a quarter of a second ahead.
 */
final class MixBus {
    static final int FRAME = 960;
    private static final int SAMPLES = 16 * FRAME;
    private static final int CEILING = 30_000;

    /** Samples to fall back to full gain after a peak: 400 ms. */
    private static final float RELEASE = 1f / (20 * FRAME);

    private static final int ATTACK = 96;

    private final int[] sums = new int[SAMPLES];
    private long start;
    private float gain = 1;

    /** The sample that the next frame begins with. */
    long start() {
        return start;
    }

    /** Where what is laid down must end. */
    long end() {
        return start + SAMPLES;
    }

    /** Adds samples at a place of the program; what lies outside {@code start..end} falls away. */
    void add(long place, short[] pcm, int from, int count) {
        long first = Math.max(place, start);
        long last = Math.min(place + count, end());
        for (long at = first; at < last; at++) {
            sums[(int) Math.floorMod(at, (long) SAMPLES)] += pcm[from + (int) (at - place)];
        }
    }

    /**
     * Takes the next 20 ms. The gain goes down within 2 ms where the sum is louder than the ceiling and comes back
     * slowly, so that several voices at once do not crackle.
     */
    void take(short[] out) {
        int base = (int) Math.floorMod(start, (long) SAMPLES);
        int peak = 0;
        for (int i = 0; i < FRAME; i++) {
            peak = Math.max(peak, Math.abs(sums[base + i]));
        }
        float most = peak > CEILING ? (float) CEILING / peak : 1;
        float step = most < gain ? (gain - most) / ATTACK : 0;
        for (int i = 0; i < FRAME; i++) {
            if (gain > most) {
                gain = Math.max(most, gain - step);
            } else if (gain < most) {
                gain = Math.min(most, gain + RELEASE);
            }
            int value = Math.round(sums[base + i] * gain);
            out[i] = (short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
            sums[base + i] = 0;
        }
        start += FRAME;
    }

    /** Leaves everything out up to a later sample, a whole number of frames away. */
    void skipTo(long sample) {
        Arrays.fill(sums, 0);
        start = sample;
    }
}
