package vn.giaoban.store.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.InMemoryCommitLog;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

class LongStreamsTest {
    private static final StreamId STREAM = new StreamId("counter/a");
    private static final Instant NOW = Instant.parse("2026-11-02T01:30:00Z");

    /** Another log may take its place, as a restored one or another primary's does; counts what it is asked for. */
    private static final class Changing implements CommitLog {
        CommitLog log = filled(0, "a");
        long given;

        @Override
        public CompletableFuture<StoredCommit> append(Commit commit) {
            return log.append(commit);
        }

        @Override
        public Head head() {
            return log.head();
        }

        @Override
        public Optional<StoredCommit> findByCommand(UUID commandId) {
            return log.findByCommand(commandId);
        }

        @Override
        public List<StoredCommit> read(long afterPosition, int limit) {
            return log.read(afterPosition, limit);
        }

        @Override
        public List<StoredCommit> readStreams(Collection<StreamId> streams, long afterPosition) {
            List<StoredCommit> found = log.readStreams(streams, afterPosition);
            given += found.size();
            return found;
        }

        @Override
        public List<StoredCommit> readScope(String scope, long afterPosition, int limit) {
            return log.readScope(scope, afterPosition, limit);
        }

        @Override
        public Subscription onAppended(Runnable listener) {
            return log.onAppended(listener);
        }

        @Override
        public void close() {
            log.close();
        }
    }

    private final Changing log = new Changing();
    private final CommitLogStorageEngine engine =
            new CommitLogStorageEngine(log, new CounterCodec(), InstantSource.fixed(NOW));

    private static CommitLog filled(int events, String actor) {
        InMemoryCommitLog filled = new InMemoryCommitLog();
        for (int sequence = 1; sequence <= events; sequence++) {
            append(filled, sequence, actor);
        }
        return filled;
    }

    private static void append(CommitLog to, int sequence, String actor) {
        String name = sequence == 1 ? "counter-opened" : "counter-increased";
        String payload = sequence == 1 ? "{\"id\":\"counter/a\"}" : "{\"id\":\"counter/a\",\"to\":" + sequence + "}";
        to.append(new Commit(
                        UUID.randomUUID(),
                        CommitHeader.by("account:" + actor, NOW),
                        Set.of(),
                        Map.of(STREAM, sequence - 1L),
                        List.of(new NewEvent(STREAM, sequence, name, 1, payload.getBytes(UTF_8)))))
                .join();
    }

    private List<DomainEventMessage<?>> read(long first) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        engine.readEvents(STREAM.value(), first).forEachRemaining(events::add);
        return events;
    }

    @Test
    void aLongStreamIsReadFromTheLogOnceAndThenOnlyWhatCameAfter() {
        log.log = filled(LongStreams.LONG, "a");
        assertThat(read(0)).hasSize(LongStreams.LONG);
        log.given = 0;
        assertThat(read(0)).hasSize(LongStreams.LONG);
        assertThat(log.given).isZero();
        append(log.log, LongStreams.LONG + 1, "b");
        assertThat(read(0)).extracting(DomainEventMessage::getSequenceNumber).contains((long) LongStreams.LONG);
        assertThat(log.given).isEqualTo(1);
        assertThat(read(LongStreams.LONG)).hasSize(1);
        assertThat(read(LongStreams.LONG + 1)).isEmpty();
    }

    @Test
    void aShortStreamIsAlwaysRead() {
        log.log = filled(10, "a");
        read(0);
        read(0);
        assertThat(log.given).isEqualTo(20);
    }

    @Test
    void whatAnotherLogHadIsForgotten() {
        log.log = filled(LongStreams.LONG + 50, "a");
        read(0);
        log.log = filled(LongStreams.LONG + 20, "other");
        assertThat(read(0))
                .hasSize(LongStreams.LONG + 20)
                .allSatisfy(event -> assertThat(event.getMetaData().get(CommitMetadata.ACTOR))
                        .isEqualTo("account:other"));
        log.log = filled(LongStreams.LONG + 60, "third");
        assertThat(read(0))
                .hasSize(LongStreams.LONG + 60)
                .allSatisfy(event -> assertThat(event.getMetaData().get(CommitMetadata.ACTOR))
                        .isEqualTo("account:third"));
    }
}
