package vn.giaoban.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.server.verify.Verify;

/** {@code ./run verify} on the data of a server that has ended. */
class VerifyTest {
    private record Verdict(int code, String text) {}

    private static Verdict verify(Path data) {
        var out = new ByteArrayOutputStream();
        int code = Verify.run(data, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Verdict(code, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasChangedIsNamedAndWhatWasNotPasses(@TempDir Path data) throws IOException {
        RunningServer.start(data).close();
        assertThat(verify(data).code()).as(verify(data).text()).isZero();

        Path segment = segment(data);
        byte[] whole = Files.readAllBytes(segment);
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 1;
        Files.write(segment, flipped);
        assertThat(verify(data).code()).isEqualTo(1);
        assertThat(verify(data).text()).contains(segment.getFileName().toString());

        Files.delete(segment);
        assertThat(verify(data).text()).contains("thiếu đoạn " + segment.getFileName());
        Files.write(segment, whole);

        Path log = data.resolve("log.db");
        byte[] before = Files.readAllBytes(log);
        byte[] changed = before.clone();
        changed[indexOf(before, "Kỳ Thượng".getBytes(StandardCharsets.UTF_8))] ^= 1;
        Files.write(log, changed);
        assertThat(verify(data).code()).isEqualTo(1);
        assertThat(verify(data).text()).contains("unit-established").containsPattern("Vị trí \\d+");
        Files.write(log, before);
        assertThat(verify(data).code()).isZero();
    }

    @Test
    void anEmptyFolderIsNoDataFolder(@TempDir Path data) {
        assertThat(verify(data).code()).isEqualTo(1);
    }

    private static Path segment(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("recordings"))) {
            return files.filter(f -> f.toString().endsWith(".webm")).findFirst().orElseThrow();
        }
    }

    private static int indexOf(byte[] all, byte[] wanted) {
        for (int i = 0; i < all.length - wanted.length; i++) {
            if (Arrays.equals(all, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not in the file");
    }
}
