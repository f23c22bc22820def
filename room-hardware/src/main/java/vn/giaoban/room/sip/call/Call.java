package vn.giaoban.room.sip.call;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.call.CallAction.Media;
import vn.giaoban.room.sip.call.CallAction.Over;
import vn.giaoban.room.sip.call.CallAction.Refresh;
import vn.giaoban.room.sip.call.CallAction.Respond;
import vn.giaoban.room.sip.call.CallAction.SendAck;
import vn.giaoban.room.sip.call.CallAction.SendBye;
import vn.giaoban.room.sip.call.CallAction.SendCancel;
import vn.giaoban.room.sip.call.CallAction.SendInvite;
import vn.giaoban.room.sip.call.CallInput.Terms;
import vn.giaoban.room.sip.sdp.Agreement;
import vn.giaoban.room.sip.sdp.Answering;
import vn.giaoban.room.sip.sdp.BadSdp;
import vn.giaoban.room.sip.sdp.Local;
import vn.giaoban.room.sip.sdp.Offering;
import vn.giaoban.room.sip.sdp.Sdp;

/** One call, in either direction: offer and answer, hold, the session's timer and the end. Times are milliseconds. */
public final class Call {
    private static final int OK = 200;
    private static final int NOT_ACCEPTABLE = 488;
    private static final int INTERVAL_TOO_SMALL = 422;
    private static final int REQUEST_TERMINATED = 487;
    private static final int NO_CALL = 481;
    private static final int PENDING = 491;
    /** As long as SIP waits for an ACK: 64 × T1. */
    private static final long ACK_MILLIS = 32_000;

    private final SessionTimer timer = new SessionTimer();
    private Local local;
    private State state = State.NEW;
    private String offer = "";
    private @Nullable String remoteOrigin;
    private @Nullable Agreement agreement;
    private long answeredAt;
    private boolean offered;
    private boolean repairing;

    /** Where a call stands. */
    public enum State {
        NEW,
        /** Our INVITE is out. */
        CALLING,
        /** We said 200 and wait for the ACK. */
        ANSWERED,
        UP,
        OVER
    }

    public Call(Local local) {
        this.local = local;
    }

    public State state() {
        return state;
    }

    public @Nullable Agreement agreement() {
        return agreement;
    }

    /** Takes in what happened and says what follows, in order. */
    public List<CallAction> handle(CallInput input, long nowMillis) {
        if (state == State.OVER) {
            boolean request = input instanceof CallInput.Reinvited || input instanceof CallInput.Updated;
            return request ? List.of(new Respond(NO_CALL, null, Terms.NONE)) : List.of();
        }
        return switch (input) {
            case CallInput.Invited(String sdp, Terms terms) -> invited(sdp, terms, nowMillis);
            case CallInput.Dialled _ -> dialled();
            case CallInput.Cancelled _ ->
                state == State.NEW ? end("cancelled", new Respond(REQUEST_TERMINATED, null, Terms.NONE)) : List.of();
            case CallInput.Acknowledged(String sdp) -> acknowledged(sdp);
            case CallInput.Reinvited(String sdp, Terms terms) -> changed(sdp, terms, nowMillis, true);
            case CallInput.Updated(String sdp, Terms terms) -> changed(sdp, terms, nowMillis, false);
            case CallInput.Answered answered -> answered(answered, nowMillis);
            case CallInput.Ringing _ -> List.of();
            case CallInput.Ended _ -> end("room-hung-up");
            case CallInput.Failed(String cause) -> end(cause);
            case CallInput.HangUp(String cause) -> hangUp(cause);
            case CallInput.Repair _ -> repair();
            case CallInput.Tick _ -> tick(nowMillis);
        };
    }

    private List<CallAction> invited(@Nullable String sdp, Terms terms, long now) {
        if (SessionTimer.tooShort(terms)) {
            return end("interval-too-small", refusal());
        }
        if (sdp == null) {
            offered = true;
            offer = Offering.offer(local);
            state = State.ANSWERED;
            answeredAt = now;
            return List.of(new Respond(OK, offer, timer.asked(terms, now)));
        }
        try {
            Agreement agreed = agree(sdp);
            state = State.ANSWERED;
            answeredAt = now;
            return List.of(new Respond(OK, agreed.sdp(), timer.asked(terms, now)), new Media(agreed));
        } catch (BadSdp bad) {
            return end(bad.code(), new Respond(NOT_ACCEPTABLE, null, Terms.NONE));
        }
    }

    private static Respond refusal() {
        return new Respond(INTERVAL_TOO_SMALL, null, new Terms(true, true, 0, "", SessionTimer.LEAST_SECONDS));
    }

    private Agreement agree(String sdp) {
        Sdp read = Sdp.parse(sdp);
        Agreement agreed = Answering.answer(read, local);
        remoteOrigin = read.origin();
        agreement = agreed;
        return agreed;
    }

    private List<CallAction> dialled() {
        offer = Offering.offer(local);
        offered = true;
        state = State.CALLING;
        Terms terms = new Terms(true, true, SessionTimer.SECONDS, "", 0);
        return List.of(new SendInvite(offer, terms));
    }

    private List<CallAction> acknowledged(@Nullable String sdp) {
        if (state != State.ANSWERED) {
            return List.of();
        }
        state = State.UP;
        if (!offered) {
            return List.of();
        }
        offered = false;
        try {
            if (sdp == null) {
                throw new BadSdp("sdp-no-answer", "");
            }
            return List.of(new Media(accept(sdp)));
        } catch (BadSdp bad) {
            return hangUp(bad.code());
        }
    }

    private Agreement accept(String sdp) {
        Sdp answer = Sdp.parse(sdp);
        Agreement agreed = Offering.answered(offer, answer, local);
        remoteOrigin = answer.origin();
        agreement = agreed;
        return agreed;
    }

    /** A description that is word for word of the version that we have is a refresh and changes nothing. */
    private List<CallAction> changed(@Nullable String sdp, Terms terms, long now, boolean invite) {
        Agreement before = agreement;
        if (SessionTimer.tooShort(terms)) {
            return List.of(refusal());
        }
        if (before == null || state == State.CALLING || offered) {
            return List.of(new Respond(PENDING, null, Terms.NONE));
        }
        try {
            if (sdp == null) {
                Terms said = timer.asked(terms, now);
                if (!invite) {
                    return List.of(new Respond(OK, null, said));
                }
                offered = true;
                state = State.ANSWERED;
                answeredAt = now;
                local = local.next();
                offer = Offering.offer(local);
                return List.of(new Respond(OK, offer, said));
            }
            boolean same = Sdp.parse(sdp).origin().equals(remoteOrigin);
            if (same) {
                return List.of(new Respond(OK, before.sdp(), timer.asked(terms, now)));
            }
            local = local.next();
            Agreement agreed = agree(sdp);
            return List.of(new Respond(OK, agreed.sdp(), timer.asked(terms, now)), new Media(agreed));
        } catch (BadSdp bad) {
            return List.of(new Respond(NOT_ACCEPTABLE, null, Terms.NONE));
        }
    }

    private List<CallAction> answered(CallInput.Answered answered, long now) {
        if (state != State.CALLING) {
            // A refresh of ours: a room that has forgotten the call says 481 or 408, all else leaves it standing.
            if (answered.status() == NO_CALL || answered.status() == 408) {
                return hangUp("session-expired");
            }
            if (answered.status() == OK) {
                timer.answered(answered.terms(), now);
            }
            return repaired(answered);
        }
        if (answered.status() >= 300) {
            return end("room-answered-" + answered.status());
        }
        state = State.UP;
        offered = false;
        timer.answered(answered.terms(), now);
        try {
            if (answered.sdp() == null) {
                throw new BadSdp("sdp-no-answer", "");
            }
            return List.of(new SendAck(), new Media(accept(answered.sdp())));
        } catch (BadSdp bad) {
            state = State.OVER;
            return List.of(new SendAck(), new SendBye(bad.code()), new Over(bad.code()));
        }
    }

    /** What was agreed is offered as it stands, but as a new version: the room sets its media up anew. */
    private List<CallAction> repair() {
        Agreement stands = agreement;
        if (stands == null || state != State.UP || offered || repairing || stands.held()) {
            return List.of();
        }
        repairing = true;
        local = local.next();
        offer = local.renewed(stands.sdp());
        return List.of(new Refresh(false, offer, timer.terms()));
    }

    private List<CallAction> repaired(CallInput.Answered answered) {
        if (!repairing) {
            return List.of();
        }
        repairing = false;
        if (answered.status() != OK || answered.sdp() == null) {
            return List.of();
        }
        try {
            return List.of(new Media(accept(answered.sdp())));
        } catch (BadSdp bad) {
            return List.of();
        }
    }

    private List<CallAction> hangUp(String cause) {
        CallAction last = switch (state) {
            case NEW -> new Respond(480, null, Terms.NONE);
            case CALLING -> new SendCancel();
            case ANSWERED, UP, OVER -> new SendBye(cause);
        };
        return end(cause, last);
    }

    private List<CallAction> end(String cause, CallAction... before) {
        state = State.OVER;
        CallAction over = new Over(cause);
        return before.length == 0 ? List.of(over) : List.of(before[0], over);
    }

    private List<CallAction> tick(long now) {
        if (state == State.ANSWERED && now - answeredAt > ACK_MILLIS) {
            return hangUp("not-acknowledged");
        }
        if (state != State.UP) {
            return List.of();
        }
        if (timer.expired(now)) {
            return hangUp("session-expired");
        }
        Agreement stands = agreement;
        return stands != null && timer.refreshDue(now)
                ? List.of(new Refresh(timer.updates(), stands.sdp(), timer.terms()))
                : List.of();
    }
}
