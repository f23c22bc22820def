package vn.giaoban.store.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The smallest aggregate there is. */
class Counter {
    sealed interface Command {}

    record Open(@TargetAggregateIdentifier String id) implements Command {}

    record Increase(@TargetAggregateIdentifier String id, int times) implements Command {}

    sealed interface Event {
        String id();
    }

    record Opened(String id) implements Event {}

    record Increased(String id, int to) implements Event {}

    @AggregateIdentifier
    @Nullable
    String id;

    int value;

    Counter() {}

    @CommandHandler
    Counter(Open command) {
        apply(new Opened(command.id()));
    }

    @CommandHandler
    int handle(Increase command) {
        for (int i = 0; i < command.times(); i++) {
            increase();
        }
        return value;
    }

    void increase() {
        apply(new Increased(String.valueOf(id), value + 1));
    }

    @EventSourcingHandler
    void on(Event event) {
        switch (event) {
            case Opened opened -> id = opened.id();
            case Increased increased -> value = increased.to();
        }
    }
}
