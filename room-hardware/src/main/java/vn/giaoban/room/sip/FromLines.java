package vn.giaoban.room.sip;

import java.util.concurrent.Executor;
import vn.giaoban.room.sip.call.CallAction;
import vn.giaoban.room.sip.call.CallInput;
import vn.giaoban.room.sip.stack.Incoming;
import vn.giaoban.room.sip.stack.LineListener;
import vn.giaoban.room.sip.stack.Pending;
import vn.giaoban.room.sip.stack.Referral;
import vn.giaoban.room.sip.stack.Registration;
import vn.giaoban.room.sip.stack.SipLine;

/** Brings what comes from rooms, on the stack's threads, to their calls on the rooms' thread. */
final class FromLines implements LineListener {
    private static final int BUSY = 486;
    private static final int UNAVAILABLE = 503;

    private final Calls calls;
    private final Referrals referrals;
    private final Registered registered;
    private final Executor rooms;
    private final Executor blocking;

    FromLines(Calls calls, Referrals referrals, Registered registered, RoomCall.Tools tools) {
        this.calls = calls;
        this.referrals = referrals;
        this.registered = registered;
        this.rooms = tools.rooms();
        this.blocking = tools.blocking();
    }

    @Override
    public void invited(SipLine line, Incoming incoming, CallInput.Invited input, Pending request) {
        rooms.execute(() -> {
            if (calls.full()) {
                refuse(line, BUSY, request);
                return;
            }
            RoomCall.Who who = new RoomCall.Who(
                    incoming.called(),
                    incoming.caller(),
                    incoming.display(),
                    incoming.agent(),
                    incoming.source(),
                    false);
            RoomCall call = calls.begin(line, who, input.sdp(), (_, _) -> {});
            if (call == null) {
                refuse(line, UNAVAILABLE, request);
            } else {
                call.sip(input, request);
            }
        });
    }

    private static void refuse(SipLine line, int status, Pending request) {
        line.perform(new CallAction.Respond(status, null, CallInput.Terms.NONE), request);
        line.perform(new CallAction.Over("refused"), Pending.NONE);
    }

    @Override
    public void happened(SipLine line, CallInput input, Pending request) {
        rooms.execute(() -> {
            RoomCall call = calls.of(line);
            if (call != null) {
                call.sip(input, request);
            } else if (input instanceof CallInput.Reinvited || input instanceof CallInput.Updated) {
                line.perform(new CallAction.Respond(481, null, CallInput.Terms.NONE), request);
            } else if (input instanceof CallInput.Answered late && late.status() / 100 == 2) {
                // It took our call in the moment in which we gave up.
                line.perform(new CallAction.SendAck(), Pending.NONE);
                line.perform(new CallAction.SendBye("gone"), Pending.NONE);
            }
        });
    }

    @Override
    public void info(SipLine line, String contentType, String body) {
        rooms.execute(() -> {
            RoomCall call = calls.of(line);
            if (call != null) {
                call.info(contentType, body);
            }
        });
    }

    @Override
    public void refers(SipLine line, Referral referral) {
        rooms.execute(() -> referrals.take(calls.of(line), referral));
    }

    @Override
    public void registers(Registration registration) {
        blocking.execute(() -> registered.take(registration));
    }
}
