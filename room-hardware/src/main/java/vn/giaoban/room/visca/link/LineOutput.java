package vn.giaoban.room.visca.link;

import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.ViscaAnswer;

/** What a line wants done or known. */
public sealed interface LineOutput {
    /** Send these bytes: one datagram, or one packet of a stream. */
    record Send(Octets bytes) implements LineOutput {}

    /** What became of an order or a question. */
    record Ended(long id, Outcome outcome) implements LineOutput {}

    record StateChanged(LineState state) implements LineOutput {}

    /** The camera said who it is. */
    record Identified(ViscaAnswer.Version version) implements LineOutput {}

    /** The camera has understood the stop. */
    record Stopped(Mover mover) implements LineOutput {}

    /** How long the camera took to answer, in milliseconds. */
    record RoundTrip(long millis) implements LineOutput {}
}
