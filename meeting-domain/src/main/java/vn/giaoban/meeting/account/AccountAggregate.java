package vn.giaoban.meeting.account;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Axon's shell of an account. */
final class AccountAggregate {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable Account state;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AccountCommand.OpenAccount command) {
        Account.decide(state, command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(AccountCommand.ChangeGrants command) {
        Account.decide(state, command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(AccountCommand.CloseAccount command) {
        Account.decide(state, command).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        stream = "account/" + event.account();
        state = Account.evolve(state, event);
    }
}
