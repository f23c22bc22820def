package vn.giaoban.meeting.unit;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;

/** Axon's shell of the registry. */
final class UnitRegistryAggregate {
    @AggregateIdentifier
    private final String stream = UnitCommand.REGISTRY.value();

    private final UnitRegistry registry = new UnitRegistry();

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(UnitCommand.EstablishUnits command) {
        registry.decide(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(UnitCommand.RenameUnit command) {
        registry.decide(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(UnitCommand.AssignUnitCode command) {
        registry.decide(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(UnitCommand.RetireUnitCode command) {
        registry.decide(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(UnitCommand.DissolveUnit command) {
        registry.decide(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(UnitCommand.EnactReorganisation command) {
        registry.decide(command).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(UnitEvent event) {
        registry.evolve(event);
    }
}
