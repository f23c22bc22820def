package vn.giaoban.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.media.mix.ProgramFrame;
import vn.giaoban.media.mix.ProgramFrame.Kind;
import vn.giaoban.recording.Ffmpeg;
import vn.giaoban.recording.Program;
import vn.giaoban.recording.webm.Track;
import vn.giaoban.recording.webm.WebmRepair;
import vn.giaoban.recording.webm.WebmScan;

class RecorderTest {
    private static final long START = 1_772_000_000_000L;

    @TempDir
    Path dir;

    private final Heard heard = new Heard();

    @Test
    void everyMinuteANewSegmentBeginsWithAKeyFrame() throws Exception {
        RecordingFolder folder = folder();
        List<ProgramFrame> program = Program.of("hoa-khe", START, 130_500);
        record(folder, program);
        RecordingIndex index = folder.index();
        assertThat(index.segments()).hasSize(3);
        assertThat(index.gaps()).isEmpty();
        long next = START;
        int frames = 0;
        for (RecordingIndex.Segment segment : index.segments()) {
            assertThat(segment.startMillis()).isBetween(next - 20, next + 20);
            next = segment.endMillis();
            List<WebmScan.Block> blocks = blocks(segment.file());
            WebmScan.Block first = blocks.getFirst();
            assertThat(first.track()).isEqualTo(Track.VIDEO);
            assertThat(first.key()).isTrue();
            assertThat(first.timeMillis()).isZero();
            frames += blocks.size();
            Ffmpeg.decode(dir.resolve(segment.file()));
        }
        assertThat(frames).isEqualTo(program.size());
        assertThat(heard.beats).isGreaterThan(120);
    }

    @Test
    void aKeyFrameIsWantedWhenASegmentIsFullAndItGoesOnUntilOneComes() throws Exception {
        RecordingFolder folder = folder();
        List<ProgramFrame> program = new ArrayList<>(Program.of("hoa-khe", START, 70_000));
        program.removeIf(
                f -> f.kind() == Kind.VIDEO && f.key() && f.timeMillis() > START && f.timeMillis() < START + 65_000);
        record(folder, program);
        assertThat(heard.keysWanted).isEqualTo(1);
        assertThat(folder.index().segments().get(1).startMillis()).isEqualTo(START + 65_000);
    }

    @Test
    void afterAKillTheRecordingGoesOnInANewSegmentAndTheGapIsMarked() throws Exception {
        RecordingFolder folder = folder();
        Recorder killed = Recorder.open(folder, "c", "r", heard);
        Program.of("hoa-khe", START, 7_300).forEach(killed::frame);
        Path first = dir.resolve("00001.webm");
        byte[] torn = Files.readAllBytes(first);
        Files.write(first, Arrays.copyOf(torn, torn.length - 100));
        Files.writeString(dir.resolve(RecordingFolder.INDEX), "{\"type\":\"clo", StandardOpenOption.APPEND);

        record(folder(), Program.of("ky-thuong", START + 16_000, 5_000));
        RecordingIndex index = folder.index();
        assertThat(index.conference()).isEqualTo("c");
        assertThat(index.segments()).hasSize(2);
        assertThat(index.segments().get(0).endMillis()).isBetween(START + 7_200, START + 7_300);
        assertThat(index.gaps()).hasSize(1);
        assertThat(index.gaps().getFirst().fromMillis()).isBetween(START + 7_200, START + 7_300);
        assertThat(index.gaps().getFirst().toMillis()).isEqualTo(START + 16_000);
        assertThat(heard.interruptions).hasSize(1);
        Ffmpeg.decode(dir.resolve("00001.webm"));
        Ffmpeg.decode(dir.resolve("00002.webm"));
    }

    @Test
    void aHoleInTheProgramBeginsANewSegment() throws Exception {
        RecordingFolder folder = folder();
        List<ProgramFrame> program = new ArrayList<>(Program.of("hoa-khe", START, 4_000));
        program.addAll(Program.of("hoa-khe", START + 10_000, 2_000));
        record(folder, program);
        assertThat(folder.index().segments()).hasSize(2);
        assertThat(folder.index().gaps()).containsExactly(new RecordingIndex.Gap(START + 4_000, START + 10_000));
    }

    @Test
    void aFailingDiskIsToldAndTheRecordingGoesOnWhenItWorksAgain() {
        FailingShelf shelf = new FailingShelf();
        Recorder recorder = Recorder.on(shelf, heard);
        for (ProgramFrame frame : Program.of("hoa-khe", START, 20_000)) {
            shelf.broken = frame.timeMillis() >= START + 4_000 && frame.timeMillis() < START + 9_000;
            recorder.frame(frame);
        }
        recorder.close();
        assertThat(heard.failures).containsExactly("disk-failed");
        assertThat(shelf.entries.stream().filter(IndexEntry.Opened.class::isInstance))
                .hasSize(2);
        assertThat(heard.interruptions).hasSize(1);
        assertThat(heard.interruptions.getFirst()).startsWith(START + 4_000 + "-");
    }

    @Test
    void withinTwoSecondsEverythingIsOnTheDisk() {
        FailingShelf shelf = new FailingShelf();
        Recorder recorder = Recorder.on(shelf, heard);
        for (ProgramFrame frame : Program.of("hoa-khe", START, 10_000)) {
            recorder.frame(frame);
            assertThat(frame.timeMillis() - START - shelf.forced * 1_000L).isLessThan(2_000);
        }
    }

    private RecordingFolder folder() {
        return new RecordingFolder(dir);
    }

    private void record(RecordingFolder folder, List<ProgramFrame> program) throws IOException {
        try (Recorder recorder = Recorder.open(folder, "c", "r", heard)) {
            recorder.asksWith(() -> heard.keysWanted++);
            program.forEach(recorder::frame);
        }
    }

    private List<WebmScan.Block> blocks(String file) throws IOException {
        ByteBuffer bytes = WebmRepair.map(dir.resolve(file));
        List<WebmScan.Block> blocks = new ArrayList<>();
        Optional<WebmScan> scan = WebmScan.of(bytes);
        scan.orElseThrow().clusters().forEach(cluster -> WebmScan.blocks(bytes, cluster, blocks::add));
        return blocks;
    }

    private static final class Heard implements CaptureListener {
        private int beats;
        private int keysWanted;
        private final List<String> failures = new ArrayList<>();
        private final List<String> interruptions = new ArrayList<>();

        @Override
        public void beat(long programMillis, long bytes) {
            beats++;
        }

        @Override
        public void failed(String reason) {
            failures.add(reason);
        }

        @Override
        public void interrupted(long fromMillis, long toMillis) {
            interruptions.add(fromMillis + "-" + toMillis);
        }
    }

    private static final class FailingShelf implements Shelf {
        private final List<IndexEntry> entries = new ArrayList<>();
        private boolean broken;
        private int forced;

        @Override
        public SegmentFile create(String file) throws IOException {
            check();
            return new SegmentFile() {
                @Override
                public void force() throws IOException {
                    check();
                    forced++;
                }

                @Override
                public void write(ByteBuffer bytes) throws IOException {
                    check();
                }

                @Override
                public void patch(long position, ByteBuffer bytes) throws IOException {
                    check();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void append(IndexEntry entry) throws IOException {
            check();
            entries.add(entry);
        }

        private void check() throws IOException {
            if (broken) {
                throw new IOException("no space left on device");
            }
        }
    }
}
