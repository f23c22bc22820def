package vn.giaoban.room.sip.call;

import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.call.CallInput.Terms;
import vn.giaoban.room.sip.sdp.Agreement;

/** What a call wants done. */
public sealed interface CallAction {
    /**
     * Answers the request that was just taken in.
     *
     * @param terms what to say of the session's timer; {@link Terms#NONE} for nothing
     */
    record Respond(int status, @Nullable String sdp, Terms terms) implements CallAction {}

    record SendInvite(String sdp, Terms terms) implements CallAction {}

    record SendAck() implements CallAction {}

    record SendCancel() implements CallAction {}

    record SendBye(String cause) implements CallAction {}

    /** Keeps the session alive with an unchanged description, by UPDATE or INVITE. */
    record Refresh(boolean update, String sdp, Terms terms) implements CallAction {}

    /** The call stands, or its media changed. */
    record Media(Agreement agreement) implements CallAction {}

    /** Nothing follows after this. */
    record Over(String cause) implements CallAction {}
}
