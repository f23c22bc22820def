package vn.giaoban.room.sip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.sip.menu.Prompt;

/**
 * What is said to rooms, as sound: the office's own recording where there is one, else speech made by espeak-ng where
 * that is installed (and kept), else notes. Reading may block; done once for each.
 */
final class Prompts {
    private static final Logger LOG = LoggerFactory.getLogger(Prompts.class);
    private static final int RATE = 48_000;
    private static final int NOTE = RATE * 150 / 1000;
    private static final double[] HERTZ = {440, 494, 523, 587, 659, 698, 784};

    private final Path folder;
    private final Map<String, short[]> known = new ConcurrentHashMap<>();

    Prompts(Path folder) {
        this.folder = folder;
    }

    short[] of(Prompt prompt, boolean english) {
        String language = english ? "en" : "vi";
        String name = language + "/" + prompt.name().toLowerCase(Locale.ROOT) + ".wav";
        return known.computeIfAbsent(name, key -> {
            Path file = folder.resolve(key);
            short[] recorded = Files.exists(file) ? recorded(file) : null;
            if (recorded == null && !Files.exists(file)) {
                recorded = spoken(file, language, english ? prompt.english : prompt.vietnamese);
            }
            return recorded == null ? notes(prompt.notes) : recorded;
        });
    }

    /** Makes every prompt ready, so that no call waits for one. */
    void prepare() {
        for (Prompt prompt : Prompt.values()) {
            of(prompt, false);
            of(prompt, true);
        }
    }

    private static short @Nullable [] spoken(Path file, String language, String words) {
        try {
            Files.createDirectories(file.getParent());
            Path made = file.resolveSibling(file.getFileName() + ".part");
            Process process = new ProcessBuilder("espeak-ng", "-v", language, "-s", "150", "-w", made.toString(), words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                Files.deleteIfExists(made);
                return null;
            }
            Files.move(made, file);
            return recorded(file);
        } catch (IOException e) {
            LOG.debug("no speech", e);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
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

    private static short[] notes(String notes) {
        short[] out = new short[notes.length() * NOTE];
        for (int n = 0; n < notes.length(); n++) {
            char note = notes.charAt(n);
            if (note >= 'a' && note <= 'g') {
                for (int i = 0; i < NOTE; i++) {
                    double swell = Math.sin(Math.PI * i / NOTE);
                    out[n * NOTE + i] = (short) (6_000 * swell * Math.sin(2 * Math.PI * HERTZ[note - 'a'] * i / RATE));
                }
            }
        }
        return Arrays.copyOf(out, out.length + NOTE);
    }
}
