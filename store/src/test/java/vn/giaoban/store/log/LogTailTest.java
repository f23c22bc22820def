package vn.giaoban.store.log;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.store.log.Commits.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogTailTest {
    private final CommitLog log = new InMemoryCommitLog();

    private void appendWithoutWaiting(int from, int to) {
        List<CompletableFuture<StoredCommit>> answers = new ArrayList<>();
        for (int n = from; n <= to; n++) {
            answers.add(log.append(commit().event("counter/a", n).build()));
        }
        assertThat(answers).hasSize(to - from + 1);
    }

    @Test
    void aTailSeesEveryCommitInOrder() throws InterruptedException {
        appendWithoutWaiting(1, 300);
        List<Long> seen = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        try (LogTail tail = LogTail.start(log, 10, stored -> {
            seen.add(stored.position());
            if (stored.position() == 600) {
                done.countDown();
            }
        })) {
            appendWithoutWaiting(301, 600);
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(tail.failure()).isEmpty();
        }
        assertThat(seen).isEqualTo(LongStream.rangeClosed(11, 600).boxed().toList());
    }

    @Test
    void aTailWhoseConsumerThrowsStopsAndSaysWhy() throws InterruptedException {
        appendWithoutWaiting(1, 1);
        try (LogTail tail = LogTail.start(log, 0, stored -> {
            throw new IllegalStateException("no room");
        })) {
            for (int i = 0; i < 500 && tail.failure().isEmpty(); i++) {
                Thread.sleep(10);
            }
            assertThat(tail.failure()).get().isInstanceOf(IllegalStateException.class);
            assertThat(tail.position()).isZero();
        }
    }
}
