package vn.giaoban.server.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatientOutputTest {
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    @Test
    void whatIsPrintedComesInOrder() {
        PatientOutput patient = new PatientOutput(read);
        try (PrintStream out = new PrintStream(patient, true, UTF_8)) {
            IntStream.range(0, 300).forEach(n -> out.println("dòng " + n));
        }
        patient.settle(Duration.ofSeconds(20));
        assertThat(read.toString(UTF_8))
                .isEqualTo(IntStream.range(0, 300)
                        .mapToObj(n -> "dòng " + n + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void whoPrintsDoesNotWaitForATerminalThatNobodyReads() {
        CountDownLatch stuck = new CountDownLatch(1);
        PatientOutput patient = new PatientOutput(new OutputStream() {
            @Override
            public void write(int one) {
                try {
                    stuck.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                read.write(one);
            }
        });
        PrintStream out = new PrintStream(patient, true, UTF_8);
        assertThat(CompletableFuture.runAsync(() -> IntStream.range(0, 10_000).forEach(n -> out.println("line " + n))))
                .succeedsWithin(Duration.ofSeconds(20));
        patient.settle(Duration.ofMillis(20));
        stuck.countDown();
        patient.settle(Duration.ofSeconds(20));
        assertThat(read.toString(UTF_8)).startsWith("line 0\nline 1\n").doesNotContain("line 9999\n");
    }
}
