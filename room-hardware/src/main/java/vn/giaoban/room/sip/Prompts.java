package vn.giaoban.room.sip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.loop.OggOpusFile;
import vn.giaoban.room.sip.audio.OpusHearing;
import vn.giaoban.room.sip.audio.VoiceCodec;
import vn.giaoban.room.sip.menu.Prompt;

/**
 * What is said to rooms, as sound of 48 kHz: the office's own recording where there is one, else the speech that comes
 * with the server. Read when it is first said, which may block; what was not said for longest is forgotten first.
 */
final class Prompts {
    private static final Logger LOG = LoggerFactory.getLogger(Prompts.class);
    private static final int RATE = 48_000;
    /** Of sound that is kept ready: a minute, 6 MB. */
    private static final int MOST_SAMPLES = 60 * RATE;

    private final Path folder;
    private final Map<String, short[]> ready = new LinkedHashMap<>(16, 0.75f, true);

    Prompts(Path folder) {
        this.folder = folder;
    }

    synchronized short[] of(Prompt prompt, boolean english) {
        String name = (english ? "en/" : "vi/") + prompt.name().toLowerCase(Locale.ROOT);
        short[] known = ready.get(name);
        if (known != null) {
            return known;
        }
        Path file = folder.resolve(name + ".wav");
        short[] recorded = Files.exists(file) ? recorded(file) : null;
        short[] pcm = recorded == null ? shipped(name) : recorded;
        ready.put(name, pcm);
        Iterator<short[]> oldest = ready.values().iterator();
        for (long over = samples() - MOST_SAMPLES; over > 0 && ready.size() > 1; oldest.remove()) {
            over -= oldest.next().length;
        }
        return pcm;
    }

    /** How much is kept ready. */
    synchronized long samples() {
        return ready.values().stream().mapToLong(pcm -> pcm.length).sum();
    }

    private static short[] shipped(String name) {
        try (InputStream file = Prompts.class.getResourceAsStream("prompts/" + name + ".ogg")) {
            if (file == null) {
                throw new IllegalStateException("no speech for " + name);
            }
            return decoded(OggOpusFile.read(file.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static short[] decoded(OggOpusFile speech) {
        var hearing = new OpusHearing();
        short[] packet = new short[VoiceCodec.LONGEST];
        short[] out = new short[speech.packets().size() * VoiceCodec.FRAME];
        int at = 0;
        for (byte[] payload : speech.packets()) {
            int count = Math.min(hearing.decode(payload, packet), out.length - at);
            System.arraycopy(packet, 0, out, at, count);
            at += count;
        }
        return Arrays.copyOfRange(out, Math.min(speech.preSkip(), at), at);
    }

    private static short @Nullable [] recorded(Path file) {
        try {
            WavFile wav = WavFile.read(Files.readAllBytes(file));
            return stretched(wav.pcm(), wav.rate());
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be played to rooms: {}", file, e.getMessage());
            return null;
        }
    }

    /** Straight lines between samples are enough for speech. */
    private static short[] stretched(short[] pcm, float rate) {
        int count = (int) (pcm.length * (RATE / (double) rate));
        short[] out = new short[count];
        for (int i = 0; i < count; i++) {
            double at = i * (rate / (double) RATE);
            int left = (int) at;
            int right = Math.min(left + 1, pcm.length - 1);
            out[i] = (short) Math.round(pcm[left] + (pcm[right] - pcm[left]) * (at - left));
        }
        return out;
    }
}
