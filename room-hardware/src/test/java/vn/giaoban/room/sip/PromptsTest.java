package vn.giaoban.room.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.room.sip.menu.Prompt;

class PromptsTest {
    private static final int RATE = 48_000;
    private static final double LOUD_ENOUGH = 500;

    @TempDir
    Path folder;

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(Prompts.class.getResourceAsStream("prompts/" + name), name)) {
            return file.readAllBytes();
        }
    }

    private static Map<String, String> words(String language) throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        for (String line : new String(resource(language + ".txt"), StandardCharsets.UTF_8).split("\n")) {
            String[] parts = line.split(" = ", 2);
            words.put(parts[0], parts[1]);
        }
        return words;
    }

    private static double loudness(short[] pcm) {
        double sum = 0;
        for (short sample : pcm) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / pcm.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void everyPromptIsSpokenAloudInBothLanguages(String language) throws IOException {
        Prompts prompts = new Prompts(folder);
        Map<String, String> words = words(language);
        assertThat(words.keySet())
                .containsExactlyElementsOf(Arrays.stream(Prompt.values())
                        .map(prompt -> prompt.name().toLowerCase(Locale.ROOT))
                        .toList());
        for (Prompt prompt : Prompt.values()) {
            short[] pcm = prompts.of(prompt, language.equals("en"));
            String text = words.getOrDefault(prompt.name().toLowerCase(Locale.ROOT), "");
            double perWord = pcm.length / (double) RATE / text.split(" ").length;
            assertThat(perWord).as("seconds for each word of '%s'", text).isBetween(0.15, 0.8);
            assertThat(loudness(pcm)).as(text).isGreaterThan(LOUD_ENOUGH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void everySoundWasMadeOfTheWordsThatStandBesideIt(String language) throws IOException {
        for (Map.Entry<String, String> each : words(language).entrySet()) {
            String file = new String(resource(language + "/" + each.getKey() + ".ogg"), StandardCharsets.UTF_8);
            assertThat(file.contains("DESCRIPTION=" + each.getValue()))
                    .as("run room-hardware/prompts/make-prompts for '%s'", each.getKey())
                    .isTrue();
        }
    }

    @Test
    void theOfficesOwnRecordingIsPlayedInstead() throws IOException {
        Files.createDirectories(folder.resolve("vi"));
        Files.write(folder.resolve("vi/floor.wav"), wav(16_000, 1_600, (short) 1_234));
        short[] pcm = new Prompts(folder).of(Prompt.FLOOR, false);
        assertThat(pcm).hasSize(4_800).containsOnly((short) 1_234);
    }

    @Test
    void aRecordingThatCannotBeReadLeavesTheShippedOne() throws IOException {
        Files.createDirectories(folder.resolve("en"));
        Files.writeString(folder.resolve("en/floor.wav"), "no sound at all");
        Prompts prompts = new Prompts(folder);
        assertThat(prompts.of(Prompt.FLOOR, true))
                .isEqualTo(new Prompts(folder.resolve("none")).of(Prompt.FLOOR, true));
    }

    @Test
    void onlyWhatIsSaidIsReadAndNoMoreThanAMinuteOfItIsKept() {
        Prompts prompts = new Prompts(folder);
        assertThat(prompts.samples()).isZero();
        short[] first = prompts.of(Prompt.FLOOR, false);
        assertThat(prompts.samples()).isEqualTo(first.length);
        assertThat(prompts.of(Prompt.FLOOR, false)).as("read once").isSameAs(first);
        for (boolean english : new boolean[] {false, true}) {
            for (Prompt prompt : Prompt.values()) {
                short[] said = prompts.of(prompt, english);
                assertThat(prompts.of(prompt, english)).isSameAs(said);
                assertThat(prompts.samples()).isBetween((long) said.length, 60L * RATE);
            }
        }
        assertThat(prompts.of(Prompt.FLOOR, false)).isEqualTo(first);
    }

    private static byte[] wav(int rate, int samples, short value) {
        ByteBuffer file = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
        file.putShort((short) 1)
                .putInt(rate)
                .putInt(2 * rate)
                .putShort((short) 2)
                .putShort((short) 16);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        for (int i = 0; i < samples; i++) {
            file.putShort(value);
        }
        return file.array();
    }
}
