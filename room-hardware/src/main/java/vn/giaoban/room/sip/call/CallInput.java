package vn.giaoban.room.sip.call;

import org.jspecify.annotations.Nullable;

/** What happens to a call. */
public sealed interface CallInput {
    /** An INVITE without a dialog. {@code sdp} is null when the room wants us to offer. */
    record Invited(@Nullable String sdp, Terms terms) implements CallInput {}

    /** Our own INVITE is to go out. */
    record Dialled() implements CallInput {}

    /** The room gave up before we had answered. */
    record Cancelled() implements CallInput {}

    /** ACK of our 200; with a description when ours was the offer. */
    record Acknowledged(@Nullable String sdp) implements CallInput {}

    /** An INVITE within the dialog. */
    record Reinvited(@Nullable String sdp, Terms terms) implements CallInput {}

    /** An UPDATE (RFC 3311). */
    record Updated(@Nullable String sdp, Terms terms) implements CallInput {}

    /** The final answer to an INVITE or UPDATE of ours. */
    record Answered(int status, @Nullable String sdp, Terms terms) implements CallInput {}

    /** A provisional answer to our INVITE. */
    record Ringing(int status) implements CallInput {}

    record Ended() implements CallInput {}

    /** The dialog died: nobody acknowledged, or the connection is gone for good. */
    record Failed(String cause) implements CallInput {}

    /** A refresh of ours could not be sent: nothing of the room can be reached. */
    record Unsent() implements CallInput {}

    /** We want the call to end. */
    record HangUp(String cause) implements CallInput {}

    /** Sound goes one way only: agree once more on where it goes. */
    record Repair() implements CallInput {}

    record Tick() implements CallInput {}

    /**
     * What a message says of the session's timer (RFC 4028).
     *
     * @param supported whether the room knows session timers
     * @param updates whether the room takes UPDATE
     * @param expires Session-Expires in seconds, 0 when absent
     * @param refresher "uac", "uas" or "" when not said
     * @param least Min-SE in seconds, 0 when absent
     */
    record Terms(boolean supported, boolean updates, int expires, String refresher, int least) {
        public static final Terms NONE = new Terms(false, false, 0, "", 0);
    }
}
