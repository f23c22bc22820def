package vn.giaoban.meeting.list;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell of a saved list. */
final class SavedListAggregate {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable SavedList state;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(SavedListCommand.DefineList command) {
        SavedList.decide(state, command).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(SavedListEvent event) {
        stream = "list/" + event.list();
        state = SavedList.evolve(event);
    }
}
