package vn.giaoban.room.camera;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.Lamp;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.Refusal;
import vn.giaoban.room.visca.ViscaAnswer;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.ViscaInquiry;
import vn.giaoban.room.visca.link.LineInput;
import vn.giaoban.room.visca.link.LineOutput;
import vn.giaoban.room.visca.link.LineSettings;
import vn.giaoban.room.visca.link.LineState;
import vn.giaoban.room.visca.link.Mover;
import vn.giaoban.room.visca.link.Outcome;
import vn.giaoban.room.visca.link.ViscaLine;

/** What is said to one camera and what it said of itself: its orders, its questions, its lamp, its menu. */
final class Conversation {
    private static final long SOON = 500;
    private static final long LATER = 5_000;

    private final @Nullable Profile chosen;
    private final ViscaLine line;
    private final Listener desk;
    private final Known known = new Known();
    private final Errands errands = new Errands();
    private final RedLamp lamp = new RedLamp();
    private final LineHealth health = new LineHealth();
    private final Set<Mover> stopping = EnumSet.noneOf(Mover.class);
    private List<Octets> sends = new ArrayList<>();
    private long askAt;
    private long roundTrip;
    private ViscaAnswer.@Nullable Version version;
    private @Nullable String lastAct;
    private @Nullable String lastOutcome;

    /** What matters to those who move the camera. */
    interface Listener {
        /** A drive ended without having been carried out. */
        void undriven(Errand.Driving drive);

        void did(Act act, long now);

        void lost(long now);
    }

    Conversation(LineSettings settings, @Nullable Profile chosen, Listener desk) {
        this.chosen = chosen;
        this.line = new ViscaLine(settings);
        this.desk = desk;
    }

    void give(LineInput input, long now) {
        for (LineOutput output : line.handle(input, now)) {
            switch (output) {
                case LineOutput.Send o -> sends.add(o.bytes());
                case LineOutput.Ended o -> ended(errands.done(o.id()), o.outcome(), now);
                case LineOutput.StateChanged o -> changed(o.state(), now);
                case LineOutput.Identified o -> version = o.version();
                case LineOutput.RoundTrip o -> roundTrip = o.millis();
                case LineOutput.Stopped o -> {
                    stopping.remove(o.mover());
                    lookSoon(now);
                }
            }
        }
    }

    /** The line says why it is not there. */
    void lost(String code, long now) {
        give(new LineInput.Closed(), now);
        health.lost(code);
    }

    void stop(Set<Mover> movers, long now) {
        stopping.addAll(movers);
        give(new LineInput.Stop(movers), now);
    }

    void drive(Mover mover, ViscaCommand command, long now) {
        order(command, new Errand.Driving(mover, command), now);
    }

    void carryOut(Act act, ViscaCommand command, long now) {
        lastAct = Translation.name(act);
        lastOutcome = null;
        order(command, new Errand.Doing(act, command, false), now);
    }

    void tally(boolean lit, long now) {
        lamp.want(lit, now);
    }

    /** It moves, or has just stopped: where it is will be asked soon. */
    void lookSoon(long now) {
        askAt = Math.min(askAt, now + SOON);
    }

    /** @throws CameraRefused while nothing can be said to the camera */
    void reachable() {
        if (line.state() != LineState.READY) {
            throw new CameraRefused("camera-unreachable", Map.of("cause", health.code()));
        }
    }

    /** Whether all that the camera was told has been taken, or it cannot be told anything. */
    boolean settled(long now) {
        return line.state() != LineState.READY || stopping.isEmpty() && !errands.orders() && lamp.dueAt() > now;
    }

    /** @param moved whether somebody moves it, so that where it is changes */
    void time(boolean moved, long now) {
        if (line.state() != LineState.READY) {
            return;
        }
        if (askAt <= now) {
            askAt = now + (moved ? SOON : LATER);
            ask(Known.PLACE, now);
        }
        if (lamp.dueAt() <= now) {
            lamp.said(profile().tallyAgainMillis(), now);
            order(new ViscaCommand.Tally(Lamp.RED, lamp.lit()), new Errand.Chore(), now);
        }
    }

    long wakeAt() {
        return line.state() == LineState.READY ? Math.min(line.wakeAt(), Math.min(askAt, lamp.dueAt())) : line.wakeAt();
    }

    /** What is to be sent since this was last asked. */
    List<Octets> sends() {
        List<Octets> all = sends;
        sends = new ArrayList<>();
        return all;
    }

    Profile profile() {
        Profile basis = chosen != null ? chosen : version != null ? Profiles.of(version.vendor()) : Profiles.generic();
        return known.refine(basis);
    }

    CameraView view(UUID id, String name, Hands hands) {
        return new Portrait(id, name, profile(), version, known)
                .view(line.state(), health, roundTrip, hands, lamp.lit(), lastAct, lastOutcome);
    }

    private void order(ViscaCommand command, Errand errand, long now) {
        give(new LineInput.Order(errands.number(errand), command), now);
    }

    private void ask(List<ViscaInquiry> inquiries, long now) {
        for (ViscaInquiry inquiry : inquiries) {
            if (!errands.asks(inquiry)) {
                give(new LineInput.Ask(errands.number(new Errand.Asking(inquiry)), inquiry), now);
            }
        }
    }

    private void changed(LineState state, long now) {
        health.changed(state);
        if (state == LineState.READY) {
            askAt = now;
            lamp.ready(now);
            ask(Known.ALL, now);
        } else if (state != LineState.OPENING) {
            desk.lost(now);
        }
    }

    private void ended(@Nullable Errand errand, Outcome outcome, long now) {
        switch (errand) {
            case null -> {}
            case Errand.Asking e -> {
                if (outcome instanceof Outcome.Answered(ViscaAnswer answer)) {
                    known.learn(e.inquiry(), answer);
                }
            }
            case Errand.Driving e -> {
                if (!(outcome instanceof Outcome.Done) && !(outcome instanceof Outcome.Cancelled)) {
                    desk.undriven(e);
                }
                menuPerhaps(outcome, now);
            }
            case Errand.Doing e -> did(e, outcome, now);
            case Errand.Chore e -> {}
        }
    }

    private void did(Errand.Doing doing, Outcome outcome, long now) {
        if (menuPerhaps(outcome, now) && !doing.again()) {
            order(doing.command(), new Errand.Doing(doing.act(), doing.command(), true), now);
            return;
        }
        lastOutcome = switch (outcome) {
            case Outcome.Done o -> "done";
            case Outcome.Answered o -> "done";
            case Outcome.Refused o -> "refused";
            case Outcome.Cancelled o -> "cancelled";
            case Outcome.Unknown o -> "unknown";
            case Outcome.NoLine o -> "no-line";
        };
        desk.did(doing.act(), now);
        ask(Known.ALL, now);
    }

    /** With its menu open a camera refuses nearly everything: it is closed, and what was refused said once more. */
    private boolean menuPerhaps(Outcome outcome, long now) {
        boolean refused = outcome instanceof Outcome.Refused(Refusal why) && why == Refusal.NOT_EXECUTABLE;
        if (refused && profile().menu() == Profile.Menu.OFF) {
            order(new ViscaCommand.MenuOff(), new Errand.Chore(), now);
            return true;
        }
        return false;
    }
}
