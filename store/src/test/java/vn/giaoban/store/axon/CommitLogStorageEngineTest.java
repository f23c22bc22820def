package vn.giaoban.store.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.ConflictingCommit;
import vn.giaoban.store.log.InMemoryCommitLog;
import vn.giaoban.store.log.InvalidCommit;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

class CommitLogStorageEngineTest {
    private static final Instant NOW = Instant.parse("2026-11-02T01:30:00Z");
    private static final CommitHeader HEADER = new CommitHeader(
            NOW, NOW.minusSeconds(5), "account:thư", "person:9", UUID.randomUUID(), UUID.randomUUID(), "ab", true);

    private final InMemoryCommitLog log = new InMemoryCommitLog();
    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new CommitLogStorageEngine(log, new CounterCodec(), InstantSource.fixed(NOW)))
            .build();
    private final CommandBus bus = SimpleCommandBus.builder().build();
    private final EventSourcingRepository<Counter> counters =
            EventSourcingRepository.builder(Counter.class).eventStore(events).build();

    /** A command whose handler is written where it is used. */
    private record Do(Supplier<Object> work) {}

    @BeforeEach
    void subscribe() {
        AggregateAnnotationCommandHandler.<Counter>builder()
                .aggregateType(Counter.class)
                .repository(counters)
                .build()
                .subscribe(bus);
        bus.subscribe(
                Do.class.getName(),
                message -> ((Do) message.getPayload()).work().get());
    }

    private Object send(Object command) {
        return send(command, CommitMetadata.of(UUID.randomUUID(), HEADER, Set.of("conf-1")));
    }

    private Object send(Object command, Map<String, ?> metaData) {
        CommandMessage<Object> message =
                GenericCommandMessage.asCommandMessage(command).andMetaData(metaData);
        FutureCallback<Object, Object> callback = new FutureCallback<>();
        bus.dispatch(message, callback);
        CommandResultMessage<?> result = callback.getResult();
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException e
                    ? e
                    : new IllegalStateException(result.exceptionResult());
        }
        return String.valueOf(result.getPayload());
    }

    private void increase(String id) {
        counters.load(id).execute(Counter::increase);
    }

    private void someoneElseIncreases(String id, long sequence) {
        String payload = "{\"id\":\"" + id + "\",\"to\":" + (sequence - 1) + "}";
        NewEvent event = new NewEvent(new StreamId(id), sequence, "counter-increased", 1, payload.getBytes(UTF_8));
        log.append(new Commit(UUID.randomUUID(), HEADER, Set.of(), Map.of(), List.of(event)))
                .join();
    }

    private Commit last() {
        return log.read(log.head().position() - 1, 1).getFirst().commit();
    }

    @Test
    void aCommandBecomesOneCommitWithItsMetadata() {
        UUID commandId = UUID.randomUUID();
        send(new Counter.Open("counter/a"));
        assertThat(send(
                        new Counter.Increase("counter/a", 3),
                        CommitMetadata.of(commandId, HEADER, Set.of("conf-1", "conf-2"))))
                .isEqualTo("3");
        assertThat(log.head().position()).isEqualTo(2);
        Commit commit = last();
        assertThat(commit.commandId()).isEqualTo(commandId);
        assertThat(commit.header()).isEqualTo(HEADER);
        assertThat(commit.scopes()).containsExactly("conf-1", "conf-2");
        assertThat(commit.basedOn()).isEqualTo(Map.of(new StreamId("counter/a"), 1L));
        assertThat(commit.events().stream().map(NewEvent::sequence)).containsExactly(2L, 3L, 4L);
        assertThat(commit.events().getFirst().name()).isEqualTo("counter-increased");
        assertThat(send(new Counter.Increase("counter/a", 1))).isEqualTo("4");
    }

    @Test
    void aCommandWithoutTimesGetsThoseOfTheClock() {
        CommandMessage<Object> open = GenericCommandMessage.asCommandMessage(new Counter.Open("counter/a"))
                .andMetaData(Map.of(CommitMetadata.ACTOR, "system:test"));
        bus.dispatch(open);
        assertThat(last().header()).isEqualTo(CommitHeader.by("system:test", NOW));
        assertThat(last().commandId()).hasToString(open.getIdentifier());
    }

    @Test
    void aCommandInWhichNobodyActsIsRefused() {
        assertThatThrownBy(() -> send(new Counter.Open("counter/a"), Map.of())).isInstanceOf(InvalidCommit.class);
        assertThat(log.head().position()).isZero();
    }

    @Test
    void severalAggregatesAndNestedCommandsMakeOneCommitBasedOnAllThatWasRead() {
        for (String id : List.of("counter/a", "counter/b", "counter/c", "counter/read")) {
            send(new Counter.Open(id));
        }
        send(new Do(() -> {
            counters.load("counter/read");
            increase("counter/a");
            increase("counter/b");
            bus.dispatch(GenericCommandMessage.asCommandMessage(new Counter.Increase("counter/c", 2)));
            return "done";
        }));
        assertThat(log.head().position()).isEqualTo(5);
        assertThat(last().events().stream().map(event -> event.stream().value()))
                .containsExactly("counter/a", "counter/b", "counter/c", "counter/c");
        assertThat(last().basedOn())
                .containsOnlyKeys(
                        new StreamId("counter/a"),
                        new StreamId("counter/b"),
                        new StreamId("counter/c"),
                        new StreamId("counter/read"));
        assertThat(last().header()).isEqualTo(HEADER);
    }

    @Test
    void aConflictOnTheWrittenStreamSurfaces() {
        send(new Counter.Open("counter/a"));
        assertThatThrownBy(() -> send(new Do(() -> {
                    increase("counter/a");
                    someoneElseIncreases("counter/a", 2);
                    return "done";
                })))
                .isInstanceOf(ConflictingCommit.class);
        assertThat(log.head().position()).isEqualTo(2);
        assertThat(send(new Counter.Increase("counter/a", 1))).isEqualTo("2");
    }

    @Test
    void aConflictOnAStreamThatWasOnlyReadSurfaces() {
        send(new Counter.Open("counter/epoch"));
        send(new Counter.Open("counter/a"));
        assertThatThrownBy(() -> send(new Do(() -> {
                    counters.load("counter/epoch");
                    increase("counter/a");
                    someoneElseIncreases("counter/epoch", 2);
                    return "done";
                })))
                .isInstanceOf(ConflictingCommit.class);
    }

    @Test
    void whatWasReadAsAbsentMustStillBeAbsent() {
        send(new Counter.Open("counter/a"));
        assertThatThrownBy(() -> send(new Do(() -> {
                    assertThatThrownBy(() -> counters.load("counter/none"))
                            .isInstanceOf(AggregateNotFoundException.class);
                    increase("counter/a");
                    someoneElseIncreases("counter/none", 1);
                    return "done";
                })))
                .isInstanceOf(ConflictingCommit.class);
    }

    @Test
    void aSecondAppendInOneUnitOfWorkThrows() {
        send(new Counter.Open("counter/a"));
        events.subscribe(published -> events.publish(GenericEventMessage.asEventMessage("one more")));
        assertThatThrownBy(() -> send(new Counter.Increase("counter/a", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("appends once");
        assertThat(log.head().position()).isEqualTo(2);
    }

    @Test
    void anEventOfNoAggregateIsRefused() {
        assertThatThrownBy(() -> send(new Do(() -> {
                    events.publish(GenericEventMessage.asEventMessage("loose"));
                    return "done";
                })))
                .isInstanceOf(InvalidCommit.class);
    }

    @Test
    void aCommandSentAgainLeavesItsFirstCommit() {
        UUID commandId = UUID.randomUUID();
        send(new Counter.Open("counter/a"));
        send(new Counter.Increase("counter/a", 1), CommitMetadata.of(commandId, HEADER, Set.of()));
        send(new Counter.Increase("counter/a", 1), CommitMetadata.of(commandId, HEADER, Set.of()));
        assertThat(log.findByCommand(commandId))
                .get()
                .extracting(StoredCommit::position)
                .isEqualTo(2L);
        assertThat(send(new Counter.Increase("counter/a", 1))).isEqualTo("2");
    }

    @Test
    void theWholeLogCanBeReadAsAxonReadsIt() {
        send(new Counter.Open("counter/a"));
        send(new Counter.Increase("counter/a", 2));
        CommitLogStorageEngine engine = new CommitLogStorageEngine(log, new CounterCodec(), InstantSource.fixed(NOW));
        var all = engine.readEvents(null, false).toList();
        assertThat(all.stream().map(Object.class::cast)).hasSize(3);
        assertThat(engine.readEvents(all.get(1).trackingToken(), false).toList())
                .hasSize(1)
                .first()
                .satisfies(event -> assertThat(event.getPayload()).isEqualTo(new Counter.Increased("counter/a", 2)));
        assertThat(engine.readEvents(engine.createHeadToken(), false)).isEmpty();
        assertThat(engine.readEvents(engine.createTokenAt(NOW), false)).hasSize(3);
        assertThat(engine.readEvents(engine.createTokenAt(NOW.plusSeconds(1)), false))
                .isEmpty();
    }
}
