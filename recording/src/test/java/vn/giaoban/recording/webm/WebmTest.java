package vn.giaoban.recording.webm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.media.mix.ProgramFrame;
import vn.giaoban.media.mix.ProgramFrame.Kind;
import vn.giaoban.recording.Ffmpeg;
import vn.giaoban.recording.Program;

class WebmTest {
    private static final WebmHeader HEADER = new WebmHeader(320, 180, Instant.parse("2026-03-09T00:30:00Z"));

    @TempDir
    Path dir;

    @Test
    void elementsAreAsTheStandardsExamples() {
        assertThat(Element.size(1)).containsExactly(0x81);
        assertThat(Element.size(126)).containsExactly(0xfe);
        assertThat(Element.size(127)).containsExactly(0x40, 0x7f);
        assertThat(Element.size(500)).containsExactly(0x41, 0xf4);
        assertThat(Element.size(0x3ffe)).containsExactly(0x7f, 0xfe);
        assertThat(Element.size(0x3fff)).containsExactly(0x20, 0x3f, 0xff);
        assertThat(Element.number(ElementId.TIMESTAMP_SCALE, 1_000_000))
                .containsExactly(0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        List<ProgramFrame> frames = Program.of("hoa-khe", 0, 5_000);
        ByteBuffer file = ByteBuffer.wrap(written(frames, true));
        WebmScan scan = WebmScan.of(file).orElseThrow();
        assertThat(scan.torn()).isFalse();
        assertThat(scan.width()).isEqualTo(320);
        assertThat(scan.height()).isEqualTo(180);
        assertThat(scan.goodLength()).isEqualTo(file.limit());
        assertThat(scan.clusters()).hasSize(5);
        assertThat(scan.clusters().subList(1, 5)).allMatch(WebmScan.Cluster::key);
        List<WebmScan.Block> blocks = blocks(file, scan);
        assertThat(blocks).hasSize(frames.size());
        for (int i = 0; i < blocks.size(); i++) {
            assertThat(blocks.get(i).timeMillis()).isEqualTo(frames.get(i).timeMillis());
            assertThat(blocks.get(i).data()).isEqualTo(frames.get(i).data());
            assertThat(blocks.get(i).key()).isEqualTo(frames.get(i).key());
        }
    }

    @Test
    void anotherProgramAgreesWithDurationFramesAndTimes() throws Exception {
        Path file = dir.resolve("a.webm");
        List<ProgramFrame> frames = Program.of("hoa-khe", 0, 5_000);
        Files.write(file, written(frames, true));
        assertThat(Ffmpeg.packetTimes(file, "v")).isEqualTo(times(frames, Kind.VIDEO));
        assertThat(Ffmpeg.packetTimes(file, "a")).isEqualTo(times(frames, Kind.AUDIO));
        assertThat(Ffmpeg.run(
                        "ffprobe",
                        "-v",
                        "error",
                        "-show_entries",
                        "stream=codec_name,width,height,channels",
                        "-of",
                        "csv=p=0",
                        file.toString()))
                .containsExactly("vp8,320,180", "opus,1");
        assertThat(Ffmpeg.run(
                        "ffprobe",
                        "-v",
                        "error",
                        "-show_entries",
                        "format=duration",
                        "-of",
                        "csv=p=0",
                        file.toString()))
                .containsExactly("5.000000");
        Ffmpeg.decode(file);
    }

    /** Browsers end the playback where a block lies before the block before it. */
    @Test
    void aVoiceThatComesLateIsNotPutBeforeThePictureBeforeIt() throws Exception {
        List<ProgramFrame> late = Program.of("hoa-khe", 0, 3_000).stream()
                .map(f -> f.kind() == Kind.VIDEO || f.timeMillis() < 900
                        ? f
                        : new ProgramFrame(f.kind(), f.timeMillis() - 11, f.key(), f.data(), f.source()))
                .toList();
        ByteBuffer file = ByteBuffer.wrap(written(late, true));
        WebmScan scan = WebmScan.of(file).orElseThrow();
        List<Long> times =
                blocks(file, scan).stream().map(WebmScan.Block::timeMillis).toList();
        assertThat(times).hasSameSizeAs(late).isSorted();
        assertThat(scan.clusters().stream().map(WebmScan.Cluster::timeMillis)).isSorted();
    }

    @Test
    void aFileThatWasNeverFinishedPlays() throws Exception {
        Path file = dir.resolve("a.webm");
        List<ProgramFrame> frames = Program.of("hoa-khe", 0, 2_500);
        Files.write(file, written(frames, false));
        assertThat(Ffmpeg.packetTimes(file, "v")).isEqualTo(times(frames, Kind.VIDEO));
        Ffmpeg.decode(file);
    }

    @Test
    void whereverAFileWasTornItIsMadeWholeUpToItsLastWholeBlock() throws Exception {
        long seed = 20_260_309;
        Random random = new Random(seed);
        byte[] whole = written(Program.of("hoa-khe", 0, 3_000), false);
        int all = blocks(
                        ByteBuffer.wrap(whole),
                        WebmScan.of(ByteBuffer.wrap(whole)).orElseThrow())
                .size();
        for (int i = 0; i < 200; i++) {
            int length = random.nextInt(whole.length);
            Path file = dir.resolve("torn.webm");
            Files.write(file, Arrays.copyOf(whole, length));
            boolean left = WebmRepair.repair(file, 20).isPresent();
            assertThat(Files.exists(file)).as("seed %d cut %d", seed, length).isEqualTo(left);
            if (left) {
                ByteBuffer repaired = WebmRepair.map(file);
                WebmScan scan = WebmScan.of(repaired).orElseThrow();
                assertThat(scan.torn()).as("seed %d cut %d", seed, length).isFalse();
                assertThat(repaired.limit()).isLessThanOrEqualTo(length).isGreaterThan(length - 12_000);
                assertThat(blocks(repaired, scan)).hasSizeBetween(1, all);
                if (i % 50 == 0) {
                    Ffmpeg.decode(file);
                }
            }
        }
    }

    @Test
    void anyBytesNeverThrow() throws IOException {
        long seed = 5;
        Random random = new Random(seed);
        byte[] whole = written(Program.of("hoa-khe", 0, 1_200), true);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = whole.clone();
            for (int flips = 0; flips < 6; flips++) {
                bytes[random.nextInt(flips < 3 ? 600 : bytes.length)] = (byte) random.nextInt();
            }
            ByteBuffer file = ByteBuffer.wrap(bytes);
            WebmScan.of(file).ifPresent(scan -> {
                blocks(file, scan);
                assertThat(scan.goodLength()).as("seed " + seed).isLessThanOrEqualTo(file.limit());
            });
        }
    }

    private static List<WebmScan.Block> blocks(ByteBuffer file, WebmScan scan) {
        List<WebmScan.Block> blocks = new ArrayList<>();
        scan.clusters().forEach(cluster -> WebmScan.blocks(file, cluster, blocks::add));
        return blocks;
    }

    private static List<Long> times(List<ProgramFrame> frames, Kind kind) {
        return frames.stream()
                .filter(f -> f.kind() == kind)
                .map(ProgramFrame::timeMillis)
                .toList();
    }

    private static byte[] written(List<ProgramFrame> frames, boolean finish) throws IOException {
        Memory memory = new Memory();
        try (WebmWriter writer = new WebmWriter(memory, HEADER)) {
            for (ProgramFrame frame : frames) {
                Track track = frame.kind() == Kind.VIDEO ? Track.VIDEO : Track.AUDIO;
                writer.write(track, frame.timeMillis(), frame.key(), frame.data());
            }
            if (finish) {
                writer.finish(20);
            }
        }
        return memory.bytes();
    }

    private static final class Memory implements WebmOutput {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final List<Long> at = new ArrayList<>();
        private final List<byte[]> patches = new ArrayList<>();

        @Override
        public void write(ByteBuffer bytes) {
            out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        }

        @Override
        public void patch(long position, ByteBuffer bytes) {
            byte[] patch = new byte[bytes.remaining()];
            bytes.get(patch);
            at.add(position);
            patches.add(patch);
        }

        @Override
        public void close() {}

        byte[] bytes() {
            byte[] bytes = out.toByteArray();
            for (int i = 0; i < at.size(); i++) {
                System.arraycopy(patches.get(i), 0, bytes, at.get(i).intValue(), patches.get(i).length);
            }
            return bytes;
        }
    }
}
