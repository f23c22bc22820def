package vn.giaoban.store.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.store.log.Commits.commit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every commit log does, whatever it stores in. */
public abstract class CommitLogContract {
    private CommitLog log;

    /** Opens the log under test: the second call of one test finds what the first has stored. */
    protected abstract CommitLog open();

    @BeforeEach
    void openLog() {
        log = open();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    private StoredCommit append(Commits commit) {
        return log.append(commit.build()).join();
    }

    private void refused(Commits commit, Class<? extends Throwable> reason) {
        Head before = log.head();
        assertThatThrownBy(() -> append(commit))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(reason);
        assertThat(log.head()).isEqualTo(before);
    }

    @Test
    void anEmptyLogStandsAtZero() {
        assertThat(log.head()).isEqualTo(new Head(0, Hash.GENESIS));
        assertThat(log.read(0, 10)).isEmpty();
    }

    @Test
    void commitsStandInTheOrderOfTheCalls() {
        List<CompletableFuture<StoredCommit>> answers = LongStream.rangeClosed(1, 100)
                .mapToObj(n -> log.append(commit().event("counter/a", n).build()))
                .toList();
        assertThat(answers.stream().map(answer -> answer.join().position()))
                .isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
        assertThat(log.read(0, 200).stream()
                        .map(stored -> stored.commit().events().getFirst().sequence()))
                .isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
        assertThat(log.read(40, 5).stream().map(StoredCommit::position)).containsExactly(41L, 42L, 43L, 44L, 45L);
    }

    @Test
    void whatIsReadIsWhatWasAppended() {
        CommitHeader header = new CommitHeader(
                Instant.parse("2026-11-02T01:30:00.123456789Z"),
                Instant.parse("2025-01-02T03:04:05Z"),
                "account:thư-ký",
                "person:bí thư \"Hòa\"",
                UUID.randomUUID(),
                UUID.randomUUID(),
                "sha256:ab",
                true);
        Commit given = new Commit(
                UUID.randomUUID(),
                header,
                Set.of("conf-2", "conf-1"),
                Map.of(new StreamId("unit/x"), 0L, new StreamId("counter/a"), 0L),
                commit().event("counter/a", 1, "{\"t\":\"Điểm cầu\"}")
                        .event("counter/b", 1, "")
                        .event("counter/a", 2)
                        .build()
                        .events());
        StoredCommit stored = log.append(given).join();
        assertThat(stored.commit()).isEqualTo(given);
        assertThat(log.read(0, 1)).containsExactly(stored);
        assertThat(log.findByCommand(given.commandId())).contains(stored);
        assertThat(log.head()).isEqualTo(new Head(1, stored.hash()));
        assertThat(stored.hash()).isEqualTo(CommitEncoding.of(given).hash(Hash.GENESIS, 1));
    }

    @Test
    void manyWritersLeaveNoGap() throws InterruptedException {
        int writers = 8;
        int each = 25;
        List<Thread> threads = IntStream.range(0, writers)
                .mapToObj(w -> Thread.ofVirtual().start(() -> {
                    for (int n = 1; n <= each; n++) {
                        append(commit().event("counter/" + w, n));
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        List<StoredCommit> all = log.read(0, 1000);
        assertThat(all.stream().map(StoredCommit::position))
                .isEqualTo(
                        LongStream.rangeClosed(1, (long) writers * each).boxed().toList());
        Hash previous = Hash.GENESIS;
        for (StoredCommit stored : all) {
            assertThat(stored.hash())
                    .isEqualTo(CommitEncoding.of(stored.commit()).hash(previous, stored.position()));
            previous = stored.hash();
        }
    }

    @Test
    void ofManyWhoDecideOnTheSameStateOneWins() {
        append(commit().event("chair/a", 1));
        List<CompletableFuture<StoredCommit>> answers = IntStream.range(0, 20)
                .mapToObj(n -> log.append(
                        commit().basedOn("chair/a", 1).event("chair/a", 2).build()))
                .toList();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .exceptionally(e -> null)
                .join();
        assertThat(answers.stream().filter(answer -> !answer.isCompletedExceptionally()))
                .hasSize(1);
        assertThat(log.head().position()).isEqualTo(2);
    }

    @Test
    void aStreamThatWasOnlyReadAndHasMovedConflicts() {
        append(commit().event("epoch/a", 1));
        append(commit().event("epoch/a", 2));
        refused(commit().basedOn("epoch/a", 1).event("floor/a", 1), ConflictingCommit.class);
        append(commit().basedOn("epoch/a", 2).event("floor/a", 1));
    }

    @Test
    void aConflictInTheSecondOfSeveralStreamsStoresNothing() {
        append(commit().event("diary/b", 1));
        refused(
                commit().basedOn("diary/a", 0)
                        .basedOn("diary/b", 0)
                        .event("diary/a", 1)
                        .event("diary/b", 1),
                ConflictingCommit.class);
        refused(commit().event("diary/a", 1).event("diary/b", 1), ConflictingCommit.class);
        assertThat(log.readStreams(List.of(new StreamId("diary/a")))).isEmpty();
    }

    @Test
    void aConflictNamesTheStream() {
        append(commit().event("chair/a", 1));
        assertThatThrownBy(() -> append(commit().basedOn("chair/a", 0).event("chair/a", 1)))
                .cause()
                .isInstanceOfSatisfying(
                        ConflictingCommit.class, e -> assertThat(e.stream()).isEqualTo(new StreamId("chair/a")));
    }

    @Test
    void malformedCommitsAreRefused() {
        append(commit().event("counter/a", 1));
        refused(commit(), InvalidCommit.class);
        refused(commit().event("counter/a", 2).event("counter/a", 2), InvalidCommit.class);
        refused(commit().event("counter/a", 2).event("counter/a", 4), InvalidCommit.class);
        refused(commit().event("counter/a", 3), InvalidCommit.class);
        refused(commit().event("counter/b", 2), InvalidCommit.class);
        refused(commit().event("counter/b", 0), InvalidCommit.class);
        refused(commit().basedOn("counter/a", 1).event("counter/a", 3), InvalidCommit.class);
        refused(commit().scope("two\nlines").event("counter/a", 2), InvalidCommit.class);
    }

    @Test
    void aKnownCommandGetsItsFirstResult() {
        UUID command = UUID.randomUUID();
        StoredCommit first = append(commit().command(command).event("counter/a", 1));
        append(commit().event("counter/a", 2));
        assertThat(append(commit().command(command).event("counter/a", 1))).isEqualTo(first);
        assertThat(append(commit().command(command).event("counter/b", 1, "\"other\"")))
                .isEqualTo(first);
        assertThat(log.head().position()).isEqualTo(2);
    }

    @Test
    void aCommandSentTwiceAtOnceIsStoredOnce() {
        Commit twice = commit().event("counter/a", 1).build();
        CompletableFuture<StoredCommit> one = log.append(twice);
        CompletableFuture<StoredCommit> two = log.append(twice);
        assertThat(one.join()).isEqualTo(two.join());
        assertThat(log.head().position()).isEqualTo(1);
    }

    @Test
    void aCommitOverTheLimitsIsRefused() {
        Commits many = commit();
        for (int n = 1; n <= Commit.MAX_EVENTS + 1; n++) {
            many.event("counter/a", n, "");
        }
        refused(many, CommitTooLarge.class);
        refused(commit().event("counter/a", 1, "x".repeat(Commit.MAX_BYTES)), CommitTooLarge.class);
    }

    @Test
    void theLargestCommitIsStoredAndRead() {
        Commits many = commit();
        for (int n = 1; n <= Commit.MAX_EVENTS; n++) {
            many.event("counter/a", n, "{}");
        }
        StoredCommit stored = append(many);
        assertThat(log.read(0, 1)).containsExactly(stored);
    }

    @Test
    void streamsAndScopesGiveEachCommitOnce() {
        StoredCommit one = append(commit().scope("c1").event("diary/a", 1).event("diary/b", 1));
        StoredCommit two = append(commit().scope("c1").scope("c2").event("diary/b", 2));
        StoredCommit three = append(commit().scope("c2").event("diary/c", 1));
        assertThat(log.readStreams(List.of(new StreamId("diary/a"), new StreamId("diary/b"))))
                .containsExactly(one, two);
        assertThat(log.readStreams(List.of(new StreamId("diary/c"), new StreamId("diary/none"))))
                .containsExactly(three);
        assertThat(log.readStreams(List.of())).isEmpty();
        StoredCommit first = log.readStreams(List.of(new StreamId("diary/a"), new StreamId("diary/b")))
                .getFirst();
        assertThat(log.readStreams(List.of(new StreamId("diary/a"), new StreamId("diary/b")), first.position()))
                .isNotEmpty()
                .doesNotContain(first);
        assertThat(log.readScope("c1", 0, 10)).containsExactly(one, two);
        assertThat(log.readScope("c2", 0, 1)).containsExactly(two);
        assertThat(log.readScope("c2", 2, 10)).containsExactly(three);
        assertThat(log.readScope("c3", 0, 10)).isEmpty();
    }

    @Test
    void listenersWakeUntilTheyLeave() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(1);
        List<String> late = new ArrayList<>();
        try (CommitLog.Subscription first = log.onAppended(woken::countDown)) {
            assertThat(first).isNotNull();
            CommitLog.Subscription second = log.onAppended(() -> late.add("woken"));
            second.close();
            second.close();
            append(commit().event("counter/a", 1));
            assertThat(woken.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(late).isEmpty();
    }

    @Test
    void aClosedAndReopenedLogIsTheSame() {
        StoredCommit one = append(commit().scope("c1").event("counter/a", 1));
        StoredCommit two = append(commit().event("counter/a", 2));
        log.close();
        log = open();
        assertThat(log.head()).isEqualTo(new Head(2, two.hash()));
        assertThat(log.read(0, 10)).containsExactly(one, two);
        assertThat(append(commit().basedOn("counter/a", 2).event("counter/a", 3))
                        .position())
                .isEqualTo(3);
    }
}
