package vn.giaoban.media.peer;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vn.giaoban.media.loop.PreparedLoop;

/** Prepared loops as peers send them: with the loudness of every packet, measured once. */
final class Loops {
    private static final Map<String, Loop> KNOWN = new ConcurrentHashMap<>();

    private Loops() {}

    static Loop get(String name) {
        return KNOWN.computeIfAbsent(name, n -> {
            PreparedLoop prepared = PreparedLoop.named(n);
            Map<String, List<Loop.Frame>> layers = prepared.pictures().entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey,
                            e -> e.getValue().frames().stream()
                                    .map(f -> new Loop.Frame(f.atMillis(), f.key(), f.data()))
                                    .toList()));
            List<byte[]> voice = prepared.voice().packets();
            return new Loop(
                    PreparedLoop.MILLIS,
                    layers,
                    voice,
                    levels(voice, prepared.voice().channels()));
        });
    }

    private static byte[] levels(List<byte[]> voice, int channels) {
        try {
            OpusDecoder decoder = new OpusDecoder(48000, channels);
            short[] pcm = new short[960 * channels];
            byte[] levels = new byte[voice.size()];
            for (int i = 0; i < levels.length; i++) {
                byte[] packet = voice.get(i);
                int samples = decoder.decode(packet, 0, packet.length, pcm, 0, 960, false) * channels;
                double sum = 0;
                for (int s = 0; s < samples; s++) {
                    sum += (double) pcm[s] * pcm[s];
                }
                double rms = Math.sqrt(sum / Math.max(1, samples)) / 32768;
                levels[i] = (byte) Math.clamp(Math.round(-20 * Math.log10(Math.max(rms, 1e-9))), 0, 127);
            }
            return levels;
        } catch (OpusException e) {
            throw new IllegalArgumentException("a loop's voice cannot be decoded", e);
        }
    }
}
