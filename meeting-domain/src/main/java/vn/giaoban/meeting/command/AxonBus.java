package vn.giaoban.meeting.command;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.account.Accounts;
import vn.giaoban.meeting.conference.Begun;
import vn.giaoban.meeting.conference.Conferences;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.list.SavedLists;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.site.Sites;
import vn.giaoban.meeting.unit.Units;
import vn.giaoban.store.axon.CommitLogStorageEngine;
import vn.giaoban.store.axon.CommitMetadata;
import vn.giaoban.store.axon.Reads;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StreamId;

/**
 * Axon: a command bus, one repository per aggregate and the event store on the commit log; no processors, no snapshots,
 * no configuration of its own, so that nothing else is started.
 */
final class AxonBus {
    private static final CommandTargetResolver TARGET = command -> new VersionedAggregateIdentifier(
            ((MeetingCommand) command.getPayload()).target().value(), null);

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();

    AxonBus(CommitLog log, MeetingEvents events, InstantSource clock) {
        EventStore store = EmbeddedEventStore.builder()
                .storageEngine(new CommitLogStorageEngine(log, events, clock))
                .build();
        Begun begun = conference -> begun(log, conference);
        List<Class<?>> aggregates = List.of(
                Units.aggregate(),
                Sites.aggregate(),
                Accounts.aggregate(),
                SavedLists.aggregate(),
                Conferences.aggregate());
        aggregates.forEach(aggregate -> subscribe(aggregate, store, begun));
    }

    private <T> void subscribe(Class<T> aggregate, EventStore store, Begun begun) {
        ParameterResolverFactory parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(aggregate),
                new SimpleResourceParameterResolverFactory(List.of(begun)));
        EventSourcingRepository<T> repository = EventSourcingRepository.builder(aggregate)
                .eventStore(store)
                .parameterResolverFactory(parameters)
                .build();
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .repository(repository)
                .parameterResolverFactory(parameters)
                .commandTargetResolver(TARGET)
                .build()
                .subscribe(bus);
    }

    /** Reads the meeting's stream, and lets the decision rest on it. */
    private static boolean begun(CommitLog log, ConferenceId conference) {
        StreamId stream = new StreamId("live/" + conference);
        List<NewEvent> events = log.readStreams(List.of(stream)).stream()
                .flatMap(commit -> commit.commit().events().stream())
                .filter(event -> event.stream().equals(stream))
                .toList();
        Reads.note(stream, events.isEmpty() ? 0 : events.getLast().sequence());
        return !events.isEmpty();
    }

    /** {@code conference-unknown} and the like. */
    private static String unknown(StreamId stream) {
        String kind = stream.value().substring(0, stream.value().indexOf('/'));
        return (kind.equals("units") ? "unit" : kind) + "-unknown";
    }

    /** Dispatches and waits; throws what the handler or the log threw. */
    void dispatch(MeetingCommand command, CommandContext context) {
        CommitHeader header = new CommitHeader(
                context.now(),
                context.conferenceTime(),
                context.actor(),
                null,
                null,
                null,
                context.requestDigest(),
                context.imported());
        CommandMessage<MeetingCommand> message =
                new GenericCommandMessage<>(command, CommitMetadata.of(context.commandId(), header, command.scopes()));
        AtomicReference<@Nullable CommandResultMessage<?>> result = new AtomicReference<>();
        bus.dispatch(message, (sent, answer) -> result.set(answer));
        CommandResultMessage<?> answer = result.get();
        if (answer != null && answer.isExceptional()) {
            Throwable error = answer.exceptionResult();
            if (error instanceof AggregateNotFoundException) {
                throw new Rejected(unknown(command.target()));
            }
            throw error instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(error);
        }
    }
}
