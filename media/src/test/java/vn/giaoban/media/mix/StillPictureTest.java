package vn.giaoban.media.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.media.loop.IvfFile;
import vn.giaoban.media.loop.PreparedLoop;

/** Judged by two decoders that share no code with us: ffmpeg's own, and libvpx, which browsers use. */
class StillPictureTest {
    @TempDir
    Path dir;

    @Test
    void aRepeatedPictureIsTheLastOneAndLeavesTheNextOnesAsTheyWere() throws Exception {
        List<IvfFile.Frame> frames = Objects.requireNonNull(
                        PreparedLoop.named("hoa-khe").pictures().get("m"))
                .frames();
        byte[] key = frames.getFirst().data();
        List<byte[]> plain = new ArrayList<>();
        List<byte[]> repeated = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            plain.add(frames.get(i).data());
            repeated.add(frames.get(i).data());
            if (i % 5 == 4) {
                repeated.add(StillPicture.repeat(i < 15 ? key : frames.get(15).data()));
            }
        }
        List<String> without = pictures(plain, 320, 180);
        List<String> with = pictures(repeated, 320, 180);
        assertThat(with).hasSize(48);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            expected.add(without.get(i));
            if (i % 5 == 4) {
                expected.add(without.get(i));
            }
        }
        assertThat(with).isEqualTo(expected);
    }

    @Test
    void theCardIsAKeyFrameThatCanBeRepeated() throws Exception {
        assertThat(StillPicture.size(StillPicture.card())).containsExactly(320, 176);
        List<String> shown = pictures(List.of(StillPicture.card(), StillPicture.repeat(StillPicture.card())), 320, 176);
        assertThat(shown).hasSize(2);
        assertThat(shown.get(0)).isEqualTo(shown.get(1));
    }

    private List<String> pictures(List<byte[]> frames, int width, int height) throws Exception {
        Path ivf = dir.resolve("in.ivf");
        int size = 32 + frames.stream().mapToInt(f -> f.length + 12).sum();
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put("DKIF".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0).putShort((short) 32);
        out.put("VP80".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) width)
                .putShort((short) height);
        out.putInt(15).putInt(1).putInt(frames.size()).putInt(0);
        for (int i = 0; i < frames.size(); i++) {
            out.putInt(frames.get(i).length).putLong(i).put(frames.get(i));
        }
        Files.write(ivf, out.array());
        List<String> sums = decoded(ivf, "vp8");
        assertThat(decoded(ivf, "libvpx")).isEqualTo(sums);
        return sums;
    }

    private List<String> decoded(Path ivf, String decoder) throws Exception {
        Path sums = dir.resolve("sums.txt");
        Path errors = dir.resolve("errors.txt");
        List<String> command = List.of(
                "ffmpeg",
                "-hide_banner",
                "-loglevel",
                "error",
                "-xerror",
                "-err_detect",
                "explode",
                "-y",
                "-c:v",
                decoder,
                "-i",
                ivf.toString(),
                "-fps_mode",
                "passthrough",
                "-f",
                "framemd5",
                sums.toString());
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(errors.toFile())
                    .redirectOutput(dir.resolve("out.txt").toFile())
                    .start();
        } catch (IOException absent) {
            System.out.println("SKIPPED: StillPictureTest needs ffmpeg to judge the pictures: " + absent.getMessage());
            assumeThat(false).as("ffmpeg is not installed").isTrue();
            throw absent;
        }
        assertThat(process.waitFor()).as(decoder).isZero();
        assertThat(Files.readString(errors)).as(decoder).isBlank();
        return Files.readAllLines(sums).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }
}
