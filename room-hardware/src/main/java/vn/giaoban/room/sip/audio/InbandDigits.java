package vn.giaoban.room.sip.audio;

import org.jspecify.annotations.Nullable;

/**
 * Hears DTMF in the sound itself (ITU-T Q.23, Q.24), for rooms that have no other way: two tones, each far above all
 * others, for two frames of 20 ms in a row.
 */
public final class InbandDigits {
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final String[] KEYS = {"123A", "456B", "789C", "*0#D"};
    private static final double LOUD_ENOUGH = 300.0 * 300.0;
    /** Parts of a frame's power that the two tones must hold together. */
    private static final double PURE = 0.7;

    private static final double TWIST = 8;
    /** The tones lie below 1.7 kHz: means of so many samples of 48 kHz, at 8 kHz, tell all and cost a sixth. */
    private static final int THINNED = 6;

    private static final int SAMPLES = VoiceCodec.FRAME / THINNED;

    private char candidate;
    private char held;

    /** The digit whose press these 20 ms complete, null when none. */
    public @Nullable Character frame(short[] pcm) {
        char now = digit(pcm);
        boolean twice = now != 0 && now == candidate;
        candidate = now;
        if (now == 0) {
            held = 0;
            return null;
        }
        if (twice && held != now) {
            held = now;
            return now;
        }
        return null;
    }

    private static char digit(short[] frame) {
        double[] pcm = thinned(frame);
        double power = 0;
        for (double sample : pcm) {
            power += sample * sample;
        }
        power /= SAMPLES;
        if (power < LOUD_ENOUGH) {
            return 0;
        }
        int row = loudest(pcm, ROWS);
        int column = loudest(pcm, COLUMNS);
        double low = power(pcm, ROWS[row]);
        double high = power(pcm, COLUMNS[column]);
        boolean alike = low < high * TWIST && high < low * TWIST;
        return alike && low + high > PURE * power ? KEYS[row].charAt(column) : 0;
    }

    private static double[] thinned(short[] frame) {
        double[] pcm = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double sum = 0;
            for (int k = 0; k < THINNED; k++) {
                sum += frame[i * THINNED + k];
            }
            pcm[i] = sum / THINNED;
        }
        return pcm;
    }

    private static int loudest(double[] pcm, double[] tones) {
        int best = 0;
        double most = -1;
        for (int i = 0; i < tones.length; i++) {
            double power = power(pcm, tones[i]);
            if (power > most) {
                most = power;
                best = i;
            }
        }
        return best;
    }

    /** Mean power of one tone in the frame (Goertzel). */
    private static double power(double[] pcm, double hertz) {
        double turn = 2 * Math.cos(2 * Math.PI * hertz * THINNED / 48_000);
        double one = 0;
        double two = 0;
        for (double sample : pcm) {
            double now = sample + turn * one - two;
            two = one;
            one = now;
        }
        double square = one * one + two * two - turn * one * two;
        return 2 * square / ((double) SAMPLES * SAMPLES);
    }
}
