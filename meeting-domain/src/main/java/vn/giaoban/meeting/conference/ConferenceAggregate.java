package vn.giaoban.meeting.conference;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell of a conference. */
final class ConferenceAggregate {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable Conference state;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ConferenceCommand.DraftConference command, Elsewhere elsewhere) {
        ConferenceDecisions.decide(state, command, elsewhere).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(ConferenceCommand.ReviseConference command, Elsewhere elsewhere) {
        ConferenceDecisions.decide(state, command, elsewhere).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(ConferenceCommand.ScheduleConference command, Elsewhere elsewhere) {
        ConferenceDecisions.decide(state, command, elsewhere).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(ConferenceCommand.MoveConference command, Elsewhere elsewhere) {
        ConferenceDecisions.decide(state, command, elsewhere).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(ConferenceCommand.CancelConference command, Elsewhere elsewhere) {
        ConferenceDecisions.decide(state, command, elsewhere).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(ConferenceCommand.ReissueLink command, Elsewhere elsewhere) {
        ConferenceDecisions.decide(state, command, elsewhere).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(ConferenceCommand.MarkHeld command, Elsewhere elsewhere) {
        ConferenceDecisions.decide(state, command, elsewhere).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(ConferenceEvent event) {
        stream = "conference/" + event.conference();
        state = Conference.evolve(state, event);
    }
}
