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
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.account.Accounts;
import vn.giaoban.meeting.camera.Cameras;
import vn.giaoban.meeting.conference.Conferences;
import vn.giaoban.meeting.conference.Elsewhere;
import vn.giaoban.meeting.device.Devices;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.list.SavedLists;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.site.Sites;
import vn.giaoban.meeting.unit.Units;
import vn.giaoban.store.axon.CommitLogStorageEngine;
import vn.giaoban.store.axon.CommitMetadata;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.StreamId;

/**
 * Axon: a command bus, one repository per aggregate and the event store on the commit log; no processors, no snapshots
 * (long streams stay decoded in the storage engine), no configuration of its own, so that nothing else is started.
 */
final class AxonBus {
    private static final CommandTargetResolver TARGET = command -> new VersionedAggregateIdentifier(
            ((MeetingCommand) command.getPayload()).target().value(), null);

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();

    AxonBus(CommitLog log, MeetingEvents events, InstantSource clock) {
        EventStore store = EmbeddedEventStore.builder()
                .storageEngine(new CommitLogStorageEngine(log, events, clock))
                .build();
        Elsewhere elsewhere = new ElsewhereInTheLog(log, events);
        List<Class<?>> aggregates = List.of(
                Units.aggregate(),
                Sites.aggregate(),
                Cameras.aggregate(),
                Devices.aggregate(),
                Accounts.aggregate(),
                SavedLists.aggregate(),
                Conferences.aggregate());
        aggregates.forEach(aggregate -> subscribe(aggregate, store, elsewhere));
    }

    private <T> void subscribe(Class<T> aggregate, EventStore store, Elsewhere elsewhere) {
        ParameterResolverFactory parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(aggregate),
                new SimpleResourceParameterResolverFactory(List.of(elsewhere)));
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
