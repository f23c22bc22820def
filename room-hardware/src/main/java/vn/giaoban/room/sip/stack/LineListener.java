package vn.giaoban.room.sip.stack;

import vn.giaoban.room.sip.call.CallInput;

/** Hears what comes from rooms. Called on threads of the stack: must hand off at once. */
public interface LineListener {
    /** A new call. {@code request} is answered by the line's {@link SipLine#perform}. */
    void invited(SipLine line, Incoming incoming, CallInput.Invited input, Pending request);

    /** {@code request} is what a Respond would answer; {@link Pending#NONE} for what needs no answer. */
    void happened(SipLine line, CallInput input, Pending request);

    /** INFO, already answered: a digit, or a wish for a key frame. */
    void info(SipLine line, String contentType, String body);

    /** REFER within a call, not yet answered. */
    void refers(SipLine line, Referral referral);

    /** A room wants to be known here. */
    void registers(Registration registration);
}
