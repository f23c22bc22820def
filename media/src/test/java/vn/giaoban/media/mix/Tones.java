package vn.giaoban.media.mix;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sine tones as Opus, and how much of a tone there is in what came out. */
final class Tones {
    private Tones() {}

    /** {@code frames} packets of 20 ms. */
    static List<byte[]> opus(double hertz, double amplitude, int frames) throws OpusException {
        OpusEncoder encoder = new OpusEncoder(48_000, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
        encoder.setBitrate(48_000);
        List<byte[]> packets = new ArrayList<>();
        short[] pcm = new short[960];
        byte[] out = new byte[1_500];
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < 960; i++) {
                double t = (frame * 960L + i) / 48_000.0;
                pcm[i] = (short) (amplitude * 32_767 * Math.sin(2 * Math.PI * hertz * t));
            }
            packets.add(Arrays.copyOf(out, encoder.encode(pcm, 0, 960, out, 0, out.length)));
        }
        return packets;
    }

    static short[] decode(List<byte[]> packets) throws OpusException {
        OpusDecoder decoder = new OpusDecoder(48_000, 1);
        short[] all = new short[packets.size() * 960];
        short[] pcm = new short[5_760];
        int at = 0;
        for (byte[] packet : packets) {
            int count = decoder.decode(packet, 0, packet.length, pcm, 0, 960, false);
            System.arraycopy(pcm, 0, all, at, count);
            at += count;
        }
        return all;
    }

    /** Goertzel: the amplitude (parts of full scale) of one frequency within {@code from..to}. */
    static double level(short[] pcm, int from, int to, double hertz) {
        double w = 2 * Math.PI * hertz / 48_000;
        double c = 2 * Math.cos(w);
        double s1 = 0;
        double s2 = 0;
        for (int i = from; i < to; i++) {
            double s0 = pcm[i] / 32_767.0 + c * s1 - s2;
            s2 = s1;
            s1 = s0;
        }
        double power = s1 * s1 + s2 * s2 - c * s1 * s2;
        return 2 * Math.sqrt(Math.max(power, 0)) / (to - from);
    }
}
