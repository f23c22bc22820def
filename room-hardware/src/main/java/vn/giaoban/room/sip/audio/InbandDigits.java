package vn.giaoban.room.sip.audio;

import java.util.function.Consumer;
import vn.giaoban.room.sip.sdp.Leg;

/**
 * Hears DTMF in the sound itself (ITU-T Q.23, Q.24), for rooms that have no other way: two tones, each far above all
 * others, for two frames of 20 ms in a row. The tones lie below 1.7 kHz, so 8 kHz tell all: the sound of fifty rooms
 * that nobody listens to need not be decoded any further. Through Opus no keys are heard.
 */
public final class InbandDigits {
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final String[] KEYS = {"123A", "456B", "789C", "*0#D"};
    private static final double LOUD_ENOUGH = 300.0 * 300.0;
    /** Parts of a frame's power that the two tones must hold together. */
    private static final double PURE = 0.7;

    private static final double TWIST = 8;
    private static final int RATE = 8_000;
    private static final int SAMPLES = 160;

    private final Leg.Voice voice;
    private final G722 wide = new G722();
    private final double[] frame = new double[SAMPLES];
    private int filled;
    private char candidate;
    private char held;

    public InbandDigits(Leg.Voice voice) {
        this.voice = voice;
    }

    /** Takes a packet as it comes; {@code pressed} gets the keys whose press it completes. */
    public void packet(byte[] payload, Consumer<Character> pressed) {
        if (voice == Leg.Voice.OPUS) {
            return;
        }
        for (byte code : payload) {
            frame[filled++] = sample(code);
            if (filled == SAMPLES) {
                filled = 0;
                frame(pressed);
            }
        }
    }

    private int sample(byte code) {
        return switch (voice) {
            case G722 -> 2 * wide.decodeLow(code);
            case PCMA -> G711.a(code);
            case PCMU -> G711.mu(code);
            case OPUS -> 0;
        };
    }

    private void frame(Consumer<Character> pressed) {
        char now = digit(frame);
        boolean twice = now != 0 && now == candidate;
        candidate = now;
        if (now == 0) {
            held = 0;
        } else if (twice && held != now) {
            held = now;
            pressed.accept(now);
        }
    }

    private static char digit(double[] pcm) {
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
        double turn = 2 * Math.cos(2 * Math.PI * hertz / RATE);
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
