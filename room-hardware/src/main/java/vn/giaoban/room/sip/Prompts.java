package vn.giaoban.room.sip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.loop.OggOpusFile;
import vn.giaoban.room.sip.audio.OpusCodec;
import vn.giaoban.room.sip.audio.VoiceCodec;
import vn.giaoban.room.sip.menu.Prompt;

/**
 * What is said to rooms, as sound of 48 kHz: the office's own recording where there is one, else the speech that comes
 * with the server. Reading may block; done once for each.
 */
final class Prompts {
    private static final Logger LOG = LoggerFactory.getLogger(Prompts.class);
    private static final int RATE = 48_000;

    private final Path folder;
    private final Map<String, short[]> known = new ConcurrentHashMap<>();

    Prompts(Path folder) {
        this.folder = folder;
    }

    short[] of(Prompt prompt, boolean english) {
        String name = (english ? "en/" : "vi/") + prompt.name().toLowerCase(Locale.ROOT);
        return known.computeIfAbsent(name, key -> {
            Path file = folder.resolve(key + ".wav");
            short[] recorded = Files.exists(file) ? recorded(file) : null;
            return recorded == null ? shipped(key) : recorded;
        });
    }

    /** Makes every prompt ready, so that no call waits for one. */
    void prepare() {
        for (Prompt prompt : Prompt.values()) {
            of(prompt, false);
            of(prompt, true);
        }
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
        OpusCodec codec = new OpusCodec();
        short[] packet = new short[VoiceCodec.LONGEST];
        short[] out = new short[speech.packets().size() * VoiceCodec.FRAME];
        int at = 0;
        for (byte[] payload : speech.packets()) {
            int count = Math.min(codec.decode(payload, packet), out.length - at);
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
