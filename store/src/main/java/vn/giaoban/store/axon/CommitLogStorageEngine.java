package vn.giaoban.store.axon;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.EventCodec;
import vn.giaoban.store.log.InvalidCommit;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/**
 * Stores what one root unit of work has applied as one commit, based on every stream it has read. An aggregate's
 * identifier is its stream's ({@code type/id}); Axon counts its sequences from 0, the log from 1. Axon's snapshots
 * are not kept: long streams stay decoded in memory instead. A conflict surfaces as {@link vn.giaoban.store.log.ConflictingCommit}.
 */
public final class CommitLogStorageEngine implements EventStorageEngine {
    private static final String APPENDED = CommitLogStorageEngine.class.getName();
    private static final int PAGE = 200;

    private final CommitLog log;
    private final EventCodec codec;
    private final InstantSource clock;
    private final LongStreams streams;

    public CommitLogStorageEngine(CommitLog log, EventCodec codec, InstantSource clock) {
        this.log = log;
        this.codec = codec;
        this.clock = clock;
        this.streams = new LongStreams(log);
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        if (root.resources().putIfAbsent(APPENDED, true) != null) {
            throw new IllegalStateException("one unit of work appends once: " + events.getFirst());
        }
        MetaData metaData = root.getMessage().getMetaData();
        append(new Commit(
                CommitMetadata.commandId(root.getMessage()),
                CommitMetadata.header(metaData, clock.instant()),
                CommitMetadata.scopes(metaData),
                Reads.of(root),
                events.stream().map(this::encode).toList()));
    }

    private void append(Commit commit) {
        try {
            log.append(commit).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private NewEvent encode(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new InvalidCommit(message.getPayloadType() + " is no aggregate's event");
        }
        Object payload = event.getPayload();
        return new NewEvent(
                new StreamId(event.getAggregateIdentifier()),
                event.getSequenceNumber() + 1,
                codec.name(payload),
                codec.version(payload),
                codec.toJson(payload));
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        StreamId stream = new StreamId(aggregateIdentifier);
        List<DomainEventMessage<?>> all = streams.read(stream, stored -> decode(stored, stream));
        List<DomainEventMessage<?>> events =
                all.subList((int) Math.min(Math.max(0, firstSequenceNumber), all.size()), all.size());
        Reads.note(
                stream,
                events.isEmpty() ? firstSequenceNumber : events.getLast().getSequenceNumber() + 1);
        return DomainEventStream.of(events);
    }

    private List<DomainEventMessage<?>> decode(StoredCommit stored, StreamId stream) {
        MetaData metaData = CommitMetadata.of(stored);
        List<NewEvent> events = stored.commit().events();
        return IntStream.range(0, events.size())
                .filter(i -> events.get(i).stream().equals(stream))
                .<DomainEventMessage<?>>mapToObj(i -> decode(stored, i, metaData))
                .toList();
    }

    private DomainEventMessage<?> decode(StoredCommit stored, int ordinal, MetaData metaData) {
        NewEvent event = stored.commit().events().get(ordinal);
        String stream = event.stream().value();
        UUID commandId = stored.commit().commandId();
        Instant time = stored.commit().header().wallTime();
        return new GenericDomainEventMessage<>(
                stream.substring(0, Math.max(0, stream.indexOf('/'))),
                stream,
                event.sequence() - 1,
                codec.fromJson(event),
                metaData,
                commandId + ":" + ordinal,
                time);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        long after = token instanceof GlobalSequenceTrackingToken global ? global.getGlobalIndex() : -1;
        return commits(Math.max(0, after / Commit.MAX_EVENTS - 1))
                .flatMap(this::tracked)
                .filter(event -> ((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex() > after);
    }

    private Stream<TrackedEventMessage<?>> tracked(StoredCommit stored) {
        return IntStream.range(0, stored.commit().events().size())
                .mapToObj(ordinal -> new GenericTrackedDomainEventMessage<>(
                        place(stored.position(), ordinal), decode(stored, ordinal, CommitMetadata.of(stored))));
    }

    private Stream<StoredCommit> commits(long afterPosition) {
        return Stream.iterate(
                        log.read(afterPosition, PAGE),
                        page -> !page.isEmpty(),
                        page -> log.read(page.getLast().position(), PAGE))
                .flatMap(List::stream);
    }

    private static TrackingToken place(long position, int ordinal) {
        return new GlobalSequenceTrackingToken(position * Commit.MAX_EVENTS + ordinal);
    }

    @Override
    public TrackingToken createHeadToken() {
        return place(log.head().position(), Commit.MAX_EVENTS - 1);
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return commits(0)
                .filter(stored -> !stored.commit().header().wallTime().isBefore(dateTime))
                .findFirst()
                .map(stored -> place(stored.position() - 1, Commit.MAX_EVENTS - 1))
                .orElseGet(this::createHeadToken);
    }

    /** Keeps nothing: an aggregate is always read from its events. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {}

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }
}
