package vn.giaoban.meeting.site;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell of a site. */
final class SiteAggregate {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable Site state;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(SiteCommand.RegisterSite command) {
        Site.decide(state, command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(SiteCommand.NameContact command) {
        Site.decide(state, command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(SiteCommand.NameGroup command) {
        Site.decide(state, command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(SiteCommand.NameRoom command) {
        Site.decide(state, command).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(SiteEvent event) {
        stream = "site/" + event.site();
        state = Site.evolve(state, event);
    }
}
