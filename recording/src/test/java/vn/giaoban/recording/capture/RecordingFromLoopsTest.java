package vn.giaoban.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.recording.Ffmpeg;
import vn.giaoban.recording.capture.RecordingFromLoops.Scene;

class RecordingFromLoopsTest {
    @TempDir
    Path dir;

    @Test
    void aMeetingOfThePastIsRecordedSceneBySceneWithoutGaps() throws Exception {
        RecordingFolder folder = new RecordingFolder(dir);
        long start = 1_773_016_200_000L;
        RecordingFromLoops.record(
                folder,
                "c",
                "r",
                start,
                "l",
                List.of(new Scene("trung-tam", 33_000), new Scene("hoa-khe", 40_500), new Scene("mo-phong", 9_980)));
        RecordingIndex index = folder.index();
        assertThat(index.startMillis()).isEqualTo(start);
        assertThat(index.endMillis()).isBetween(start + 83_480, start + 83_520);
        assertThat(index.gaps()).isEmpty();
        assertThat(index.segments()).hasSize(2);
        for (RecordingIndex.Segment segment : index.segments()) {
            Ffmpeg.decode(dir.resolve(segment.file()));
        }
    }

    @Test
    void aDiskThatFailsEndsItWithAnErrorAndNotWithATornRecording() throws Exception {
        Files.createDirectory(dir.resolve("00002.webm"));
        assertThatThrownBy(() -> RecordingFromLoops.record(
                        new RecordingFolder(dir),
                        "c",
                        "r",
                        1_773_016_200_000L,
                        "l",
                        List.of(new Scene("hoa-khe", 70_000))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anAttemptThatWasInterruptedIsMadeAnew() throws Exception {
        RecordingFolder folder = new RecordingFolder(dir);
        long start = 1_773_016_200_000L;
        RecordingFromLoops.record(folder, "c", "r", start, "l", List.of(new Scene("hoa-khe", 70_000)));
        RecordingFromLoops.record(folder, "c", "r", start, "l", List.of(new Scene("hoa-khe", 30_000)));
        assertThat(folder.index().segments()).hasSize(1);
        assertThat(folder.index().endMillis()).isBetween(start + 29_980, start + 30_020);
    }
}
