package vn.giaoban.signaling.protocol;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that is not of the protocol; says which field is wrong. */
public final class BadMessage extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;
    private final @Nullable UUID command;

    BadMessage(Fault fault, @Nullable UUID command) {
        super(fault.code() + " " + fault.params(), null, false, false);
        this.fault = fault;
        this.command = command;
    }

    /** {@code field} is the path from the message's root, such as {@code command.speaker.name}. */
    static BadMessage field(String field) {
        return new BadMessage(new Fault("bad-message", Map.of("field", field)), null);
    }

    static BadMessage tooLong(String field, int max) {
        return new BadMessage(new Fault("text-too-long", Map.of("field", field, "max", Integer.toString(max))), null);
    }

    /** What to answer. */
    public Fault fault() {
        return fault;
    }

    /** The id of the command that it was meant to be, when that much could be read. */
    public @Nullable UUID command() {
        return command;
    }
}
