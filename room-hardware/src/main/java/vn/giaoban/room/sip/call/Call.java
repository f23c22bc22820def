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
import vn.giaoban.room.sip.sdp.BadSdp;
import vn.giaoban.room.sip.sdp.Local;

/** One call, in either direction: offer and answer, hold, the session's timer and the end. Times are milliseconds. */
public final class Call {
    /** As long as SIP waits for an ACK: 64 × T1. */
    private static final long ACK_MILLIS = 32_000;

    private final SessionTimer timer = new SessionTimer();
    private final Descriptions descriptions;
    private final long ringMillis;
    private State state = State.NEW;
    private long answeredAt;
    private long givesUpAt;
    private boolean rings;
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

    /** @param ringMillis how long a room that we call may ring, or say nothing */
    public Call(Local local, long ringMillis) {
        this.descriptions = new Descriptions(local);
        this.ringMillis = ringMillis;
    }

    public State state() {
        return state;
    }

    public @Nullable Agreement agreement() {
        return descriptions.agreement();
    }

    /** Takes in what happened and says what follows, in order. */
    public List<CallAction> handle(CallInput input, long nowMillis) {
        if (state == State.OVER) {
            boolean request = input instanceof CallInput.Reinvited || input instanceof CallInput.Updated;
            return request ? List.of(new Respond(Status.NO_CALL, null, Terms.NONE)) : List.of();
        }
        return switch (input) {
            case CallInput.Invited(String sdp, Terms terms) -> invited(sdp, terms, nowMillis);
            case CallInput.Dialled _ -> dialled(nowMillis);
            case CallInput.Cancelled _ ->
                state == State.NEW
                        ? end("cancelled", new Respond(Status.REQUEST_TERMINATED, null, Terms.NONE))
                        : List.of();
            case CallInput.Acknowledged(String sdp) -> acknowledged(sdp);
            case CallInput.Reinvited(String sdp, Terms terms) -> changed(sdp, terms, nowMillis, true);
            case CallInput.Updated(String sdp, Terms terms) -> changed(sdp, terms, nowMillis, false);
            case CallInput.Answered answered -> answered(answered, nowMillis);
            case CallInput.Ringing(int status) -> ringing(status, nowMillis);
            case CallInput.Ended _ -> end("room-hung-up");
            case CallInput.Failed(String cause) -> end(cause);
            case CallInput.Unsent _ -> repairing ? hangUp("room-unreachable") : List.of();
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
            state = State.ANSWERED;
            answeredAt = now;
            return List.of(new Respond(Status.OK, descriptions.offer(), timer.asked(terms, now)));
        }
        try {
            Agreement agreed = descriptions.agree(sdp);
            state = State.ANSWERED;
            answeredAt = now;
            return List.of(new Respond(Status.OK, agreed.sdp(), timer.asked(terms, now)), new Media(agreed));
        } catch (BadSdp bad) {
            return end(bad.code(), new Respond(Status.NOT_ACCEPTABLE, null, Terms.NONE));
        }
    }

    private static Respond refusal() {
        return new Respond(Status.INTERVAL_TOO_SMALL, null, new Terms(true, true, 0, "", SessionTimer.LEAST_SECONDS));
    }

    private List<CallAction> dialled(long now) {
        offered = true;
        state = State.CALLING;
        givesUpAt = now + ringMillis;
        Terms terms = new Terms(true, true, SessionTimer.SECONDS, "", 0);
        return List.of(new SendInvite(descriptions.offer(), terms));
    }

    private List<CallAction> ringing(int status, long now) {
        if (state == State.CALLING && status >= 180 && !rings) {
            rings = true;
            givesUpAt = now + ringMillis;
        }
        return List.of();
    }

    /** Whether the room that we call rings. */
    public boolean rings() {
        return state == State.CALLING && rings;
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
            return List.of(new Media(descriptions.accept(sdp)));
        } catch (BadSdp bad) {
            return hangUp(bad.code());
        }
    }

    /** A description that is word for word of the version that we have is a refresh and changes nothing. */
    private List<CallAction> changed(@Nullable String sdp, Terms terms, long now, boolean invite) {
        Agreement before = agreement();
        if (SessionTimer.tooShort(terms)) {
            return List.of(refusal());
        }
        if (before == null || state == State.CALLING || offered) {
            return List.of(new Respond(Status.PENDING, null, Terms.NONE));
        }
        try {
            if (sdp == null) {
                Terms said = timer.asked(terms, now);
                if (!invite) {
                    return List.of(new Respond(Status.OK, null, said));
                }
                offered = true;
                state = State.ANSWERED;
                answeredAt = now;
                descriptions.next();
                return List.of(new Respond(Status.OK, descriptions.offer(), said));
            }
            if (descriptions.known(sdp)) {
                return List.of(new Respond(Status.OK, before.sdp(), timer.asked(terms, now)));
            }
            descriptions.next();
            Agreement agreed = descriptions.agree(sdp);
            return List.of(new Respond(Status.OK, agreed.sdp(), timer.asked(terms, now)), new Media(agreed));
        } catch (BadSdp bad) {
            return List.of(new Respond(Status.NOT_ACCEPTABLE, null, Terms.NONE));
        }
    }

    private List<CallAction> answered(CallInput.Answered answered, long now) {
        if (state != State.CALLING) {
            // A refresh of ours: a room that has forgotten the call says 481 or 408, all else leaves it standing.
            if (answered.status() == Status.NO_CALL || answered.status() == Status.TIMEOUT) {
                return hangUp("session-expired");
            }
            if (answered.status() == Status.OK) {
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
            return List.of(new SendAck(), new Media(descriptions.accept(answered.sdp())));
        } catch (BadSdp bad) {
            state = State.OVER;
            return List.of(new SendAck(), new SendBye(bad.code()), new Over(bad.code()));
        }
    }

    private List<CallAction> repair() {
        Agreement stands = agreement();
        if (stands == null || state != State.UP || offered || repairing || stands.held()) {
            return List.of();
        }
        repairing = true;
        return List.of(new Refresh(false, descriptions.renewed(stands), timer.terms()));
    }

    private List<CallAction> repaired(CallInput.Answered answered) {
        if (!repairing) {
            return List.of();
        }
        repairing = false;
        if (answered.status() != Status.OK || answered.sdp() == null) {
            return List.of();
        }
        try {
            return List.of(new Media(descriptions.accept(answered.sdp())));
        } catch (BadSdp bad) {
            return List.of();
        }
    }

    private List<CallAction> hangUp(String cause) {
        CallAction last = switch (state) {
            case NEW -> new Respond(Status.UNAVAILABLE, null, Terms.NONE);
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
        if (state == State.CALLING && now >= givesUpAt) {
            return hangUp("room-no-answer");
        }
        if (state != State.UP) {
            return List.of();
        }
        if (timer.expired(now)) {
            return hangUp("session-expired");
        }
        Agreement stands = agreement();
        return stands != null && timer.refreshDue(now)
                ? List.of(new Refresh(timer.updates(), stands.sdp(), timer.terms()))
                : List.of();
    }
}
