package vn.giaoban.room.bfcp;

/** What the floor's server wants done. */
public sealed interface FloorAction {
    record Send(BfcpMessage message) implements FloorAction {}

    /** The room wants to show its content: to be answered by granted or denied. */
    record Asked() implements FloorAction {}

    /** The room shows nothing any more. */
    record GivenBack() implements FloorAction {}
}
