package vn.giaoban.bench;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.store.log.EventCodec;

/** A small aggregate that is the same on every engine. */
public class Tally {
    record Open(@TargetAggregateIdentifier String id) {}

    record Count(@TargetAggregateIdentifier String id) {}

    public record Opened(String id) {}

    public record Counted(String id, int to) {}

    @AggregateIdentifier
    @Nullable
    String id;

    int value;

    Tally() {}

    @CommandHandler
    Tally(Open command) {
        apply(new Opened(command.id()));
    }

    @CommandHandler
    void handle(Count command) {
        apply(new Counted(command.id(), value + 1));
    }

    @EventSourcingHandler
    void on(Opened event) {
        id = event.id();
    }

    @EventSourcingHandler
    void on(Counted event) {
        value = event.to();
    }

    /** Its events as the log keeps them. */
    static final class Codec implements EventCodec {
        private final JsonMapper json = JsonMapper.shared();

        @Override
        public String name(Object event) {
            return event instanceof Opened ? "tally-opened" : "tally-counted";
        }

        @Override
        public int version(Object event) {
            return 1;
        }

        @Override
        public byte[] toJson(Object event) {
            return json.writeValueAsBytes(event);
        }

        @Override
        public Object fromJson(String name, int version, byte[] bytes) {
            return name.equals("tally-opened")
                    ? json.readValue(bytes, Opened.class)
                    : json.readValue(bytes, Counted.class);
        }
    }
}
