package vn.giaoban.media.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreparedLoopTest {
    static Stream<String> names() {
        return Stream.concat(Stream.of(PreparedLoop.MAIN_SITE, PreparedLoop.SHARED), PreparedLoop.SITES.stream());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyLoopIsEightSecondsInThreeSizesWithAKeyFrameEverySecond(String name) {
        PreparedLoop loop = PreparedLoop.named(name);
        assertThat(loop.pictures())
                .hasEntrySatisfying("h", p -> assertThat(p.width()).isEqualTo(640))
                .hasEntrySatisfying("m", p -> assertThat(p.width()).isEqualTo(320))
                .hasEntrySatisfying("l", p -> assertThat(p.width()).isEqualTo(160));
        loop.pictures().values().forEach(picture -> {
            assertThat(picture.frames()).hasSize(120);
            assertThat(picture.frames())
                    .filteredOn(f -> f.atMillis() % 1000 == 0)
                    .allMatch(IvfFile.Frame::key);
        });
        assertThat(loop.voice().packets()).hasSizeBetween(399, 402);
    }

    @Test
    void damagedFilesAreRefusedAndNeverBreakTheReader() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            if (bytes.length > 40 && random.nextBoolean()) {
                System.arraycopy("OggS".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes, 0, 4);
            }
            assertThatThrownBy(() -> IvfFile.read(bytes))
                    .as("seed %d", seed)
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> OggOpusFile.read(bytes))
                    .as("seed %d", seed)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
