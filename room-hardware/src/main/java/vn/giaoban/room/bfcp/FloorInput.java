package vn.giaoban.room.bfcp;

/** What happens to the floor of a room's content. */
public sealed interface FloorInput {
    record Received(BfcpMessage message) implements FloorInput {}

    /** The meeting lets the room show its content. */
    record Granted() implements FloorInput {}

    /** The meeting does not. */
    record Denied() implements FloorInput {}

    /** The meeting shows something else now. */
    record Revoked() implements FloorInput {}

    /** Whether the meeting shows something of others'. */
    record Others(boolean show) implements FloorInput {}

    /** The room's connection is gone. */
    record Gone() implements FloorInput {}

    record Tick() implements FloorInput {}
}
