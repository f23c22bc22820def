package vn.giaoban.room.sip.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A process that does nothing holds up nobody. */
class FfmpegTest {
    private static final int MORE_THAN_A_PIPE_HOLDS = 300_000;

    private final CountDownLatch outputEnded = new CountDownLatch(1);

    @BeforeAll
    static void isThere() {
        if (!Ffmpeg.installed()) {
            System.out.println("SKIPPED: an ffmpeg that stands still, because it is not installed");
            Assumptions.abort("ffmpeg is not installed");
        }
    }

    private Ffmpeg started(String... arguments) throws Exception {
        return Ffmpeg.start(List.of(arguments), Ivf.header(), output -> {
            StageToRooms.ignore(output);
            outputEnded.countDown();
        });
    }

    @Test
    void oneThatStandsStillIsGivenFramesAndEndedWithoutAnyoneWaitingForIt() throws Exception {
        Ffmpeg process = started("-f", "ivf", "-i", "pipe:0", "-f", "null", "-");
        while (process.pid() == 0) {
            Thread.sleep(5);
        }
        ProcessHandle handle = ProcessHandle.of(process.pid()).orElseThrow();
        new ProcessBuilder("kill", "-STOP", Long.toString(handle.pid())).start().waitFor();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), () -> {
            for (int i = 0; i < 20; i++) {
                assertThat(process.write(new byte[MORE_THAN_A_PIPE_HOLDS], false))
                        .isTrue();
            }
        });
        Thread.sleep(200);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), process::close);
        handle.onExit().get(10, TimeUnit.SECONDS);
        assertThat(outputEnded.await(10, TimeUnit.SECONDS)).isTrue();
        isOver(process);
    }

    private static void isOver(Ffmpeg process) throws InterruptedException {
        for (int i = 0; i < 500 && process.alive(); i++) {
            Thread.sleep(10);
        }
        assertThat(process.alive()).isFalse();
    }

    @Test
    void oneThatEndsByItselfIsNoticed() throws Exception {
        Ffmpeg process = started("-f", "no-such-format", "-i", "pipe:0");
        assertThat(outputEnded.await(10, TimeUnit.SECONDS)).isTrue();
        isOver(process);
        assertThat(process.write(new byte[1], true)).isFalse();
    }
}
