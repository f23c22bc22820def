package vn.giaoban.room.visca;

/** Messages about the line itself. */
public sealed interface ViscaControl extends ViscaMessage {
    /** Numbers the cameras of a serial chain: broadcast, answered by {@link ViscaReply.Addressed}. Serial lines only. */
    record AddressSet() implements ViscaControl {}

    /** Empties the buffers of every camera of a serial chain (IF_Clear, broadcast). Serial lines only. */
    record ClearAll() implements ViscaControl {}

    /** Empties the buffers of one camera; answered by a completion without an acknowledgement. */
    record Clear() implements ViscaControl {}

    /** Ends the command in a socket; answered by {@link Refusal#CANCELLED} or {@link Refusal#NO_SOCKET}. */
    record Cancel(int socket) implements ViscaControl {
        public Cancel {
            Range.check("socket", socket, 0, 15);
        }
    }
}
