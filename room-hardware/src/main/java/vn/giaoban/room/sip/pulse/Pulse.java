package vn.giaoban.room.sip.pulse;

/**
 * How a room system, or an exchange, answered when it was last asked.
 *
 * @param roundTripMillis of the last answer; -1 when there was none yet
 * @param cause why it is silent, as a stable code, or what it answered; "" when all is well
 */
public record Pulse(String address, State state, int roundTripMillis, String cause) {

    /** The same of a room behind an exchange: when both are silent, it is the exchange that somebody must look at. */
    public Pulse behind(Pulse exchange) {
        return state == State.SILENT && exchange.state == State.SILENT
                ? new Pulse(address, state, roundTripMillis, "exchange-silent")
                : this;
    }

    /** What one who was asked by OPTIONS is. */
    public enum State {
        /** Not asked yet, or not long enough to tell. */
        UNKNOWN,
        ANSWERS,
        /** It said that it has a call (486 or 600), which many room systems say to calls only. */
        BUSY,
        /** An exchange answered that the room is not there now. */
        ABSENT,
        SILENT
    }
}
