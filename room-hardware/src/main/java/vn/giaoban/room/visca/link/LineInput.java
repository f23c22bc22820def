package vn.giaoban.room.visca.link;

import java.util.Set;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.ViscaInquiry;

/** What happens to a line. */
public sealed interface LineInput {
    /** Bytes can be sent from now on. */
    record Opened() implements LineInput {}

    /** Bytes can no longer be sent. */
    record Closed() implements LineInput {}

    /** One datagram, or a piece of a stream. */
    record Received(Octets bytes) implements LineInput {}

    /** Do this; ends with a {@link LineOutput.Ended} of the same id. */
    record Order(long id, ViscaCommand command) implements LineInput {}

    record Ask(long id, ViscaInquiry inquiry) implements LineInput {}

    /** Give up this order, even in the middle of it. */
    record GiveUp(long id) implements LineInput {}

    /** Stand still: at once, before all else, until the camera says that it has understood. */
    record Stop(Set<Mover> movers) implements LineInput {
        public Stop {
            movers = Set.copyOf(movers);
        }
    }

    /** Time went by. */
    record Tick() implements LineInput {}
}
