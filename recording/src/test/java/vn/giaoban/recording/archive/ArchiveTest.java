package vn.giaoban.recording.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.recording.Ffmpeg;
import vn.giaoban.recording.Program;
import vn.giaoban.recording.capture.CaptureListener;
import vn.giaoban.recording.capture.Recorder;
import vn.giaoban.recording.capture.RecordingFolder;

class ArchiveTest {
    private static final long START = 1_772_000_000_000L;

    @TempDir
    Path data;

    private RecordingArchive archive() {
        return new RecordingArchive(data);
    }

    /** 64 s of Hòa Khê in two segments, 10 s of nothing, 5 s of Kỳ Thượng. */
    @BeforeEach
    void recorded() throws IOException {
        RecordingFolder folder = new RecordingFolder(archive().folder("conference-1", "recording-1"));
        try (Recorder recorder = Recorder.open(folder, "conference-1", "recording-1", new Deaf())) {
            Program.of("hoa-khe", START, 64_000).forEach(recorder::frame);
            Program.of("ky-thuong", START + 74_000, 5_000).forEach(recorder::frame);
        }
    }

    @Test
    void segmentsAreAtTheTimesThatTheLogSays() throws IOException {
        ArchivedRecording recording = archive().find("recording-1").orElseThrow();
        assertThat(recording.conference()).isEqualTo("conference-1");
        assertThat(recording.startMillis()).isEqualTo(START);
        assertThat(recording.durationMillis()).isBetween(78_900L, 79_050L);
        assertThat(recording.sealed()).isFalse();
        assertThat(recording.segments()).hasSize(3);
        ArchivedSegment last = recording.segments().getLast();
        assertThat(last.offsetMillis()).isEqualTo(74_000);
        assertThat(last.gapBeforeMillis()).isBetween(9_950L, 10_000L);
        assertThat(recording.segments().get(1).gapBeforeMillis()).isZero();
        assertThat(archive().ofConference("conference-1")).hasSize(1);
        assertThat(archive().all()).hasSize(1);
    }

    @Test
    void textsThatAreNoIdsFindNothing() throws IOException {
        for (String text : List.of("", "..", "../conference-1/recording-1", "recording-1/", "a b", "recording-2")) {
            assertThat(archive().find(text)).isEmpty();
            assertThat(archive().ofConference(text)).isEmpty();
        }
    }

    @Test
    void theDownloadIsOneFileWithRealTimesThatDecodesAndCanBeSoughtIn() throws Exception {
        CombinedWebm combined = archive().find("recording-1").orElseThrow().download();
        Path file = data.resolve("all.webm");
        try (InputStream in = combined.open()) {
            assertThat(Files.copy(in, file)).isEqualTo(combined.length());
        }
        Ffmpeg.decode(file);
        for (String track : List.of("v", "a")) {
            List<Long> times = Ffmpeg.packetTimes(file, track);
            for (int i = 1; i < times.size(); i++) {
                // Neither a step back nor a hole, over the segments' borders and through the gap.
                assertThat(times.get(i) - times.get(i - 1))
                        .as(track + " after " + times.get(i - 1))
                        .isBetween(1L, 1_001L);
            }
            assertThat(times.getLast()).isBetween(78_900L, 79_000L);
        }
        assertThat(Ffmpeg.run(
                        "ffprobe",
                        "-v",
                        "error",
                        "-show_entries",
                        "format=duration",
                        "-of",
                        "csv=p=0",
                        file.toString()))
                .hasSize(1)
                .first()
                .satisfies(text -> assertThat(Double.parseDouble(text)).isBetween(78.9, 79.1));
        List<String> sought = Ffmpeg.run(
                "ffprobe",
                "-v",
                "error",
                "-read_intervals",
                "75%+#1",
                "-select_streams",
                "v",
                "-show_entries",
                "packet=pts_time,flags",
                "-of",
                "csv=p=0",
                file.toString());
        assertThat(sought.getFirst()).startsWith("75.000000,K");
    }

    @Test
    void theDownloadCanBeReadFromAnyByte() throws IOException {
        CombinedWebm combined = archive().find("recording-1").orElseThrow().download();
        byte[] whole;
        try (InputStream in = combined.open()) {
            whole = in.readAllBytes();
        }
        long seed = 12;
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            int from = random.nextInt(whole.length);
            int count = Math.min(5_000, whole.length - from);
            try (InputStream in = combined.open()) {
                in.skipNBytes(from);
                assertThat(in.readNBytes(count))
                        .as("seed " + seed)
                        .isEqualTo(Arrays.copyOfRange(whole, from, from + count));
            }
        }
    }

    @Test
    void aLostSegmentBecomesAGapOfTheDownload() throws Exception {
        ArchivedRecording recording = archive().find("recording-1").orElseThrow();
        Files.delete(recording.segments().get(1).file());
        Path file = data.resolve("all.webm");
        try (InputStream in = recording.download().open()) {
            Files.copy(in, file);
        }
        Ffmpeg.decode(file);
        assertThat(Ffmpeg.packetTimes(file, "a").getLast()).isBetween(78_900L, 79_000L);
    }

    private static final class Deaf implements CaptureListener {
        @Override
        public void beat(long programMillis, long bytes) {}

        @Override
        public void failed(String reason) {}

        @Override
        public void interrupted(long fromMillis, long toMillis) {}
    }
}
