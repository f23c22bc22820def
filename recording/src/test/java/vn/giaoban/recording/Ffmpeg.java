package vn.giaoban.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** ffmpeg as a judge that shares no code with us; where it is absent the test is skipped and says so. */
public final class Ffmpeg {
    private Ffmpeg() {}

    /** What the tool wrote to its standard output; fails the test when it complained. */
    public static List<String> run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("ffmpeg", ".out");
        Path errors = Files.createTempFile("ffmpeg", ".err");
        try {
            Process process;
            try {
                process = new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(errors.toFile())
                        .start();
            } catch (IOException absent) {
                System.out.println("SKIPPED: needs " + command[0] + ": " + absent.getMessage());
                assumeThat(false).as(command[0] + " is not installed").isTrue();
                throw absent;
            }
            int code = process.waitFor();
            String complaints = Files.readString(errors, StandardCharsets.UTF_8);
            assertThat(code).as(Arrays.toString(command) + complaints).isZero();
            assertThat(complaints).as(Arrays.toString(command)).isBlank();
            return Files.readAllLines(out);
        } finally {
            Files.delete(out);
            Files.delete(errors);
        }
    }

    /** The times of a track's packets in milliseconds. */
    public static List<Long> packetTimes(Path file, String track) throws IOException, InterruptedException {
        return run(
                        "ffprobe",
                        "-v",
                        "error",
                        "-select_streams",
                        track,
                        "-show_entries",
                        "packet=pts_time",
                        "-of",
                        "csv=p=0",
                        file.toString())
                .stream()
                .map(line -> Math.round(Double.parseDouble(line.replace(",", "")) * 1_000))
                .toList();
    }

    /** Decodes everything; any complaint fails the test. */
    public static void decode(Path file) throws IOException, InterruptedException {
        run(
                "ffmpeg",
                "-v",
                "error",
                "-xerror",
                "-i",
                file.toString(),
                "-fps_mode",
                "passthrough",
                "-enc_time_base",
                "-1",
                "-f",
                "null",
                "-");
    }
}
