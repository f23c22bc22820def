package vn.giaoban.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.store.log.Commits.commit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.ConflictingCommit;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.LogTail;
import vn.giaoban.store.log.StoredCommit;

/** Several nodes on one database. */
class MongoNodesTest {
    private final MongoUnderTest mongo = new MongoUnderTest();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
        mongo.close();
    }

    private CommitLog node() {
        return node(mongo.uri());
    }

    private CommitLog node(String uri) {
        MongoStore store = MongoStore.open(uri);
        opened.add(store);
        return store.log();
    }

    @Test
    void whatOneNodeAppendsWakesTheOther() throws InterruptedException {
        CommitLog here = node();
        CommitLog there = node();
        CountDownLatch woken = new CountDownLatch(1);
        there.onAppended(woken::countDown);
        StoredCommit stored =
                here.append(commit().event("counter/a", 1).build()).join();
        assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(there.head().hash()).isEqualTo(stored.hash());
        assertThat(there.append(commit().basedOn("counter/a", 1)
                                .event("counter/a", 2)
                                .build())
                        .join()
                        .position())
                .isEqualTo(2);
    }

    @Test
    void ofTwoNodesThatDecideOnTheSameStateOneWinsAndNoGrantFollowsAHigherEpoch() throws InterruptedException {
        CommitLog owner = node();
        CommitLog heir = node();
        int rounds = 40;
        for (int round = 0; round < rounds; round++) {
            String epoch = "epoch/" + round;
            String floor = "floor/" + round;
            owner.append(commit().event(epoch, 1).build()).join();
            CountDownLatch both = new CountDownLatch(1);
            Thread takeOver = Thread.ofVirtual()
                    .start(() -> attempt(
                            both,
                            heir,
                            commit().basedOn(epoch, 1).event(epoch, 2).build()));
            Thread grant = Thread.ofVirtual()
                    .start(() -> attempt(
                            both,
                            owner,
                            commit().basedOn(epoch, 1)
                                    .basedOn(floor, 0)
                                    .event(floor, 1)
                                    .build()));
            both.countDown();
            takeOver.join();
            grant.join();
        }
        Map<String, Boolean> taken = new HashMap<>();
        for (StoredCommit stored : owner.read(0, 10 * rounds)) {
            stored.commit().events().forEach(event -> {
                String[] name = event.stream().value().split("/", 2);
                if (name[0].equals("epoch") && event.sequence() == 2) {
                    taken.put(name[1], true);
                } else if (name[0].equals("floor")) {
                    assertThat(taken).as("a grant under epoch 1 after epoch 2").doesNotContainKey(name[1]);
                }
            });
        }
        assertThat(taken).isNotEmpty();
    }

    private static void attempt(CountDownLatch start, CommitLog log, Commit commit) {
        try {
            start.await();
            log.append(commit).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(ConflictingCommit.class);
        }
    }

    @Test
    void tailsOnEveryNodeNeitherSkipNorRepeatWhileAllAppend() throws InterruptedException {
        int nodes = 3;
        int each = 60;
        List<CommitLog> logs = IntStream.range(0, nodes).mapToObj(n -> node()).toList();
        List<List<Long>> seen = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(nodes);
        for (CommitLog log : logs) {
            List<Long> positions = new ArrayList<>();
            seen.add(positions);
            opened.add(LogTail.start(log, 0, stored -> {
                positions.add(stored.position());
                if (positions.size() == nodes * each) {
                    done.countDown();
                }
            }));
        }
        List<Thread> writers = IntStream.range(0, nodes)
                .mapToObj(n -> Thread.ofVirtual().start(() -> {
                    for (int i = 1; i <= each; i++) {
                        logs.get(n)
                                .append(commit().event("counter/" + n, i).build())
                                .join();
                    }
                }))
                .toList();
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        for (List<Long> positions : seen) {
            assertThat(positions)
                    .isEqualTo(LongStream.rangeClosed(1, (long) nodes * each)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void aTailStopsAtAHoleAndGoesOnOnceItIsFilled() throws Exception {
        CommitLog writer = node();
        for (int n = 1; n <= 5; n++) {
            writer.append(commit().event("counter/a", n).build()).join();
        }
        try (MongoClient client = MongoClients.create(mongo.uri())) {
            MongoCollection<Document> commits =
                    client.getDatabase(mongo.database()).getCollection("commits");
            Document third = Objects.requireNonNull(
                    commits.find(eq(CommitDocuments.POSITION, 3L)).first());
            commits.deleteOne(eq(CommitDocuments.POSITION, 3L));
            CommitLog reader = node();
            assertThat(reader.read(0, 10)).extracting(StoredCommit::position).containsExactly(1L, 2L);
            assertThat(reader.read(2, 10)).isEmpty();
            List<Long> seen = new CopyOnWriteArrayList<>();
            CountDownLatch all = new CountDownLatch(6);
            opened.add(LogTail.start(reader, 0, stored -> {
                seen.add(stored.position());
                all.countDown();
            }));
            commits.insertOne(third);
            writer.append(commit().event("counter/a", 6).build()).join();
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        }
    }

    @Test
    void whatIsAcknowledgedOverABreakingLineStandsOnceAndWhatIsRefusedStandsNowhere() throws Exception {
        long seed = System.nanoTime();
        System.out.println("breaking line, seed " + seed);
        Random random = new Random(seed);
        BreakingLine line = new BreakingLine(mongo.uri());
        opened.add(line);
        CommitLog log = node(line.uri());
        ConcurrentLinkedQueue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<UUID> conflicts = new ConcurrentLinkedQueue<>();
        List<Thread> writers = IntStream.range(0, 6)
                .mapToObj(n -> Thread.ofVirtual().start(() -> {
                    for (int i = 1; i <= 15; i++) {
                        Commit one = commit().event("counter/" + n, i).build();
                        Commit rival = commit().event("counter/" + n, i).build();
                        send(log, one, acknowledged, conflicts);
                        send(log, rival, acknowledged, conflicts);
                    }
                }))
                .toList();
        while (writers.stream().anyMatch(Thread::isAlive)) {
            Thread.sleep(20 + random.nextInt(120));
            line.breakAll();
        }
        line.heal();
        CommitLog fresh = node();
        List<UUID> stored = fresh.read(0, 10_000).stream()
                .map(one -> one.commit().commandId())
                .toList();
        assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged).doesNotContainAnyElementsOf(conflicts);
        assertThat(acknowledged).hasSize(90);
        assertThat(line.broken()).isPositive();
    }

    /** As a client does: an unknown outcome is asked again with the same command. */
    private static void send(
            CommitLog log,
            Commit commit,
            ConcurrentLinkedQueue<UUID> acknowledged,
            ConcurrentLinkedQueue<UUID> conflicts) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                log.append(commit).join();
                acknowledged.add(commit.commandId());
                return;
            } catch (CompletionException e) {
                if (e.getCause() instanceof ConflictingCommit) {
                    conflicts.add(commit.commandId());
                    return;
                }
                assertThat(e.getCause()).isInstanceOf(LogFailed.class);
            }
        }
        throw new AssertionError("never answered: " + commit.commandId());
    }
}
