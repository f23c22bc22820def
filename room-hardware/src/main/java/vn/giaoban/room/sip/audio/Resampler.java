package vn.giaoban.room.sip.audio;

import java.util.Arrays;

/**
 * Changes the sample rate by a whole factor with a windowed sinc, from frame to frame without a seam. Memory is one
 * filter's length.
 */
final class Resampler {
    private static final int WIDTH = 16;

    private final int factor;
    private final boolean up;
    private final float[] filter;
    private final float[] history;

    private Resampler(int factor, boolean up) {
        this.factor = factor;
        this.up = up;
        this.filter = lowPass(factor);
        this.history = new float[up ? WIDTH - 1 : WIDTH * factor];
    }

    /** To 48 kHz. */
    static Resampler from(int rate) {
        return new Resampler(48_000 / rate, true);
    }

    /** From 48 kHz. */
    static Resampler to(int rate) {
        return new Resampler(48_000 / rate, false);
    }

    /** Passes up to 0.9 of the lower rate's half; a Blackman window. */
    private static float[] lowPass(int factor) {
        int length = WIDTH * factor;
        float[] taps = new float[length];
        double centre = (length - 1) / 2.0;
        double cut = 0.9 / factor;
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double x = i - centre;
            double sinc = x == 0 ? cut : Math.sin(Math.PI * cut * x) / (Math.PI * x);
            double angle = 2 * Math.PI * i / (length - 1);
            double value = sinc * (0.42 - 0.5 * Math.cos(angle) + 0.08 * Math.cos(2 * angle));
            taps[i] = (float) value;
            sum += value;
        }
        for (int i = 0; i < length; i++) {
            taps[i] = (float) (taps[i] / sum);
        }
        return taps;
    }

    /** Converts {@code count} samples; returns how many came out. */
    int convert(short[] in, int count, short[] out) {
        if (factor == 1) {
            System.arraycopy(in, 0, out, 0, count);
            return count;
        }
        return up ? raise(in, count, out) : lower(in, count, out);
    }

    /** The taps are the outer loop and the samples the inner one, which the JVM then does several at a time. */
    private int raise(short[] in, int count, short[] out) {
        float[] line = after(in, count);
        float[] sums = new float[count];
        for (int phase = 0; phase < factor; phase++) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < WIDTH; k++) {
                float tap = filter[k * factor + phase] * factor;
                int from = history.length - k;
                for (int i = 0; i < count; i++) {
                    sums[i] += line[from + i] * tap;
                }
            }
            for (int i = 0; i < count; i++) {
                out[i * factor + phase] = rounded(sums[i]);
            }
        }
        System.arraycopy(line, count, history, 0, history.length);
        return count * factor;
    }

    private int lower(short[] in, int count, short[] out) {
        float[] line = after(in, count);
        int made = count / factor;
        for (int n = 0; n < made; n++) {
            float sum = 0;
            int from = n * factor + factor;
            for (int k = 0; k < history.length; k++) {
                sum += line[from + k] * filter[k];
            }
            out[n] = rounded(sum);
        }
        System.arraycopy(line, count, history, 0, history.length);
        return made;
    }

    /** What came before, and then this. */
    private float[] after(short[] in, int count) {
        float[] line = Arrays.copyOf(history, history.length + count);
        for (int i = 0; i < count; i++) {
            line[history.length + i] = in[i];
        }
        return line;
    }

    private static short rounded(float value) {
        return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
