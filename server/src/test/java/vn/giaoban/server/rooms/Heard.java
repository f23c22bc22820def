package vn.giaoban.server.rooms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Sound that somebody heard, and which tones are in it. */
record Heard(int rate, short[] pcm) {

    /** Reads a WAV of 16 bits that may still be written to. */
    static Heard read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int channels = bytes.getShort(22);
        int rate = bytes.getInt(24);
        int at = 12;
        while (bytes.getInt(at) != 0x61746164) {
            at += 8 + bytes.getInt(at + 4);
        }
        int count = (bytes.capacity() - at - 8) / (2 * channels);
        short[] pcm = new short[count];
        for (int i = 0; i < count; i++) {
            pcm[i] = bytes.getShort(at + 8 + 2 * channels * i);
        }
        return new Heard(rate, pcm);
    }

    double seconds() {
        return (double) pcm.length / rate;
    }

    Heard last(double seconds) {
        int count = Math.min(pcm.length, (int) (seconds * rate));
        return new Heard(rate, Arrays.copyOfRange(pcm, pcm.length - count, pcm.length));
    }

    /** How loud all of it is in decibels of the loudest possible. */
    double loudness() {
        double sum = 0;
        for (short sample : pcm) {
            sum += (double) sample * sample;
        }
        return 10 * Math.log10(Math.max(sum / Math.max(1, pcm.length), 1e-6) / (32_768.0 * 32_768.0));
    }

    /** How loud a tone is in decibels of the loudest possible sine: mean over windows of 100 ms. */
    double decibels(double hertz) {
        int window = rate / 10;
        double sum = 0;
        int windows = 0;
        for (int from = 0; from + window <= pcm.length; from += window) {
            double turn = 2 * Math.cos(2 * Math.PI * hertz / rate);
            double one = 0;
            double two = 0;
            for (int i = 0; i < window; i++) {
                double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / window);
                double now = pcm[from + i] * weight + turn * one - two;
                two = one;
                one = now;
            }
            double power = one * one + two * two - turn * one * two;
            double amplitude = 4 * Math.sqrt(Math.max(power, 0)) / window;
            sum += amplitude * amplitude;
            windows++;
        }
        return windows == 0 ? -200 : 10 * Math.log10(Math.max(sum / windows, 1e-6) / (32_768.0 * 32_768.0));
    }
}
