package vn.giaoban.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PrecedenceTest {
    @Test
    void aThreadThatMayGoesBeforeOthersAndWhatItStartsDoesNot() throws Exception {
        int usual = onAThread(PrecedenceTest::nice);
        int[] seen = onAThread(() -> {
            boolean taken = Precedence.take();
            return new int[] {taken ? Precedence.NICE : usual, nice(), onAThread(PrecedenceTest::nice)};
        });
        assertThat(seen[1]).isEqualTo(seen[0]);
        assertThat(seen[2]).as("of a thread that it started").isEqualTo(seen[0] == usual ? usual : 0);
    }

    private static <T> T onAThread(Callable<T> what) throws Exception {
        FutureTask<T> task = new FutureTask<>(what);
        Thread.ofPlatform().start(task);
        return task.get();
    }

    /** The nineteenth field (man 5 proc_pid_stat); the name, which is the second, may contain blanks. */
    private static int nice() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }
}
