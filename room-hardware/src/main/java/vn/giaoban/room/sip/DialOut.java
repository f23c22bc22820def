package vn.giaoban.room.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.sip.Conferences.Place;
import vn.giaoban.room.sip.Redials.Attempt;
import vn.giaoban.room.sip.call.CallInput;
import vn.giaoban.room.sip.stack.Pending;
import vn.giaoban.room.sip.stack.SipAgent;
import vn.giaoban.room.sip.stack.SipLine;

/** Calls that we make, and make again. Confined to the rooms' thread. */
final class DialOut {
    private static final Logger LOG = LoggerFactory.getLogger(DialOut.class);

    private final SipAgent agent;
    private final Calls calls;
    private final Redials redials;

    DialOut(SipAgent agent, Calls calls, Duration pause) {
        this.agent = agent;
        this.calls = calls;
        this.redials = new Redials(pause);
    }

    /**
     * Calls a room; one that is being called for that place already is not called twice.
     *
     * @throws IllegalArgumentException for no SIP address
     * @throws IllegalStateException with {@code too-many-calls} or {@code no-media-ports}
     */
    UUID dial(String address, Place place) {
        for (RoomCall call : calls.all()) {
            if (call.outgoing()
                    && !call.begun()
                    && place.equals(call.place())
                    && call.target().equals(address)) {
                return call.id;
            }
        }
        UUID call = dial(new Attempt(address, place, 1));
        redials.forget(place);
        return call;
    }

    private UUID dial(Attempt attempt) {
        if (calls.full()) {
            throw new IllegalStateException("too-many-calls");
        }
        Place place = attempt.place();
        SipLine line = agent.dial(attempt.address(), null);
        RoomCall.Who who = new RoomCall.Who("", attempt.address(), place.name(), "", line.remote(), true);
        RoomCall call = calls.begin(line, who, null, (over, cause) -> ended(over, attempt, cause));
        if (call == null) {
            throw new IllegalStateException("no-media-ports");
        }
        call.invite(place, attempt.number());
        call.sip(new CallInput.Dialled(), Pending.NONE);
        return call.id;
    }

    private void ended(RoomCall over, Attempt attempt, String cause) {
        if (!over.begun() && !cause.equals("technician")) {
            redials.failed(over.id, attempt, cause, Instant.now());
        }
    }

    void tick() {
        Instant now = Instant.now();
        calls.all().stream().filter(RoomCall::begun).forEach(call -> redials.forget(call.place()));
        for (Attempt attempt : redials.due(now)) {
            try {
                dial(attempt);
            } catch (IllegalStateException e) {
                LOG.info("{} is not called: {}", attempt.address(), e.getMessage());
                redials.failed(UUID.randomUUID(), attempt, Objects.requireNonNull(e.getMessage()), now);
            }
        }
    }

    /** Whether a call that was to be made again now is not. */
    boolean cancel(UUID call) {
        return redials.cancel(call);
    }

    List<FailedCall> failed() {
        return redials.all();
    }
}
