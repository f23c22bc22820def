package vn.giaoban.room.camera;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.camera.CameraNote.Why;
import vn.giaoban.room.visca.Lamp;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.PanTilt;
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

/**
 * One camera under people's hands. Whoever drives must say so again at least every 0.8 s; otherwise the camera stops,
 * whatever became of the browser, its session or its line. Times are milliseconds of one steady clock.
 */
final class CameraDesk {
    static final long DEAD_MAN = 800;
    private static final long SOON = 500;
    private static final long LATER = 5_000;

    private final UUID id;
    private final String name;
    private final @Nullable Profile chosen;
    private final ViscaLine line;
    private final Hands hands = new Hands();
    private final Known known = new Known();
    private final Map<Mover, ViscaCommand> driven = new EnumMap<>(Mover.class);
    private final Map<Long, Errand> errands = new HashMap<>();
    private List<Octets> sends = new ArrayList<>();
    private List<CameraNote> notes = new ArrayList<>();
    private long lastId;
    private long renewedAt;
    private long askAt;
    private final RedLamp lamp = new RedLamp();
    private final LineHealth health;
    private long roundTrip;
    private ViscaAnswer.@Nullable Version version;
    private @Nullable String lastAct;
    private @Nullable String lastOutcome;

    /** What came of an input: datagrams or packets to send, and what is to be kept. */
    record Result(List<Octets> sends, List<CameraNote> notes) {}

    CameraDesk(UUID id, String name, LineSettings settings, @Nullable Profile chosen, long now) {
        this.id = id;
        this.name = name;
        this.chosen = chosen;
        this.line = new ViscaLine(settings);
        this.health = new LineHealth(now);
        // A server that was killed may have left it moving: the first thing said to it is a stop.
        give(new LineInput.Stop(Mover.ALL), now);
    }

    /** @throws CameraRefused when a person's wish is not carried out; nothing is lost by it */
    Result handle(DeskInput input, long now) {
        switch (input) {
            case DeskInput.Opened i -> give(new LineInput.Opened(), now);
            case DeskInput.Lost i -> {
                give(new LineInput.Closed(), now);
                health.lost(i.code());
            }
            case DeskInput.Received i -> give(new LineInput.Received(i.bytes()), now);
            case DeskInput.Drive i -> drive(i.by(), i.wish(), i.press(), now);
            case DeskInput.Stop i -> stop(Why.STOP_PRESSED, now);
            case DeskInput.Do i -> carryOut(i.by(), i.act(), now);
            case DeskInput.Lock i -> hands.lock(i.by(), i.held());
            case DeskInput.Tally i -> lamp.want(i.lit(), now);
            case DeskInput.Tick i -> give(new LineInput.Tick(), now);
        }
        time(now);
        var result = new Result(sends, notes);
        sends = new ArrayList<>();
        notes = new ArrayList<>();
        return result;
    }

    long wakeAt() {
        long at = Math.min(line.wakeAt(), hands.overAt());
        at = driven.isEmpty() ? at : Math.min(at, renewedAt + DEAD_MAN);
        if (line.state() == LineState.READY) {
            at = Math.min(at, Math.min(askAt, lamp.dueAt()));
        }
        return Math.min(at, health.newsAt());
    }

    // People

    private void drive(Holder by, Wish wish, long press, long now) {
        hands.admit(by);
        if (wish.equals(Wish.STILL)) {
            hands.ends(by, press);
            if (hands.mover() instanceof Holder mover && mover.same(by)) {
                stopDrives(Mover.ALL, now);
                hands.rests(Why.RELEASED, now);
            }
            return;
        }
        reachable();
        if (hands.ended(by, press)) {
            return;
        }
        begin(by, now);
        hands.presses(press);
        renewedAt = now;
        for (Mover mover : Mover.values()) {
            Optional<ViscaCommand> command = Translation.drive(profile(), mover, wish);
            if (command.isEmpty()) {
                stopDrives(Set.of(mover), now);
            } else if (!command.get().equals(driven.get(mover))) {
                driven.put(mover, command.get());
                order(command.get(), new Errand.Driving(mover, command.get()), now);
            }
        }
    }

    private void begin(Holder by, long now) {
        if (hands.begins(by)) {
            if (hands.mover() instanceof Holder before) {
                stop(Why.TAKEN_OVER, now);
                notes.add(new CameraNote.MoveStopped(id, before, Why.TAKEN_OVER));
            }
            notes.add(new CameraNote.MoveStarted(id, by));
        }
        hands.takes(by);
        askAt = Math.min(askAt, now + SOON);
    }

    private void stopDrives(Set<Mover> movers, long now) {
        for (Mover mover : movers) {
            if (driven.remove(mover) != null) {
                give(new LineInput.Stop(Set.of(mover)), now);
            }
        }
    }

    /** Also ends the press: who still holds the pad must press again. */
    private void stop(Why why, long now) {
        driven.clear();
        hands.endsPress();
        give(new LineInput.Stop(Mover.ALL), now);
        hands.rests(why, now);
    }

    private void carryOut(Holder by, Act act, long now) {
        hands.admit(by);
        reachable();
        ViscaCommand command = Translation.act(profile(), act);
        if (Translation.moves(act)) {
            stopDrives(Mover.ALL, now);
            begin(by, now);
        }
        lastAct = Translation.name(act);
        lastOutcome = null;
        order(command, new Errand.Doing(act, command, false), now);
    }

    private void reachable() {
        if (line.state() != LineState.READY) {
            throw new CameraRefused("camera-unreachable", Map.of("cause", health.code()));
        }
    }

    // The line

    private void order(ViscaCommand command, Errand errand, long now) {
        long number = ++lastId;
        errands.put(number, errand);
        give(new LineInput.Order(number, command), now);
    }

    private void ask(List<ViscaInquiry> inquiries, long now) {
        for (ViscaInquiry inquiry : inquiries) {
            if (!errands.containsValue(new Errand.Asking(inquiry))) {
                long number = ++lastId;
                errands.put(number, new Errand.Asking(inquiry));
                give(new LineInput.Ask(number, inquiry), now);
            }
        }
    }

    private void give(LineInput input, long now) {
        for (LineOutput output : line.handle(input, now)) {
            switch (output) {
                case LineOutput.Send o -> sends.add(o.bytes());
                case LineOutput.Ended o -> ended(errands.remove(o.id()), o.outcome(), now);
                case LineOutput.StateChanged o -> changed(o.state(), now);
                case LineOutput.Identified o -> version = o.version();
                case LineOutput.RoundTrip o -> roundTrip = o.millis();
                case LineOutput.Stopped o -> askAt = Math.min(askAt, now + SOON);
            }
        }
    }

    private void changed(LineState state, long now) {
        health.changed(state, now);
        if (state == LineState.READY) {
            askAt = now;
            lamp.ready(now);
            ask(Known.ALL, now);
        } else if (state != LineState.OPENING && hands.moving()) {
            stop(Why.LINE_LOST, now);
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
                    driven.remove(e.mover(), e.command()); // the next renewal tries again
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
        if (Translation.moves(doing.act()) && driven.isEmpty()) {
            hands.rests(Why.ARRIVED, now);
        }
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

    // Time

    private void time(long now) {
        if (!driven.isEmpty() && now - renewedAt >= DEAD_MAN) {
            stop(Why.NOT_RENEWED, now);
        }
        Why why = hands.over(now);
        if (why != null && hands.mover() instanceof Holder by) {
            notes.add(new CameraNote.MoveStopped(id, by, why));
            hands.lets();
        }
        if (line.state() == LineState.READY) {
            if (askAt <= now) {
                askAt = now + (hands.mover() == null ? LATER : SOON);
                ask(Known.PLACE, now);
            }
            if (lamp.dueAt() <= now) {
                lamp.said(profile().tallyAgainMillis(), now);
                order(new ViscaCommand.Tally(Lamp.RED, lamp.lit()), new Errand.Chore(), now);
            }
        }
        health.news(now).ifPresent(code -> notes.add(new CameraNote.LineChanged(id, code)));
    }

    private Profile profile() {
        Profile basis = chosen != null ? chosen : version != null ? Profiles.of(version.vendor()) : Profiles.generic();
        return known.refine(basis);
    }

    CameraView view() {
        PanTilt at = known.place();
        Profile profile = profile();
        Integer zoom = known.zoom();
        Holder mover = hands.mover();
        Holder lock = hands.lock();
        return new CameraView(
                id,
                name,
                line.state(),
                health.cause(),
                roundTrip,
                profile.name(),
                profile.presets(),
                profile.framing() != Profile.Framing.NONE,
                version == null ? null : version.vendor(),
                version == null ? null : version.model(),
                known.isOn(ViscaInquiry.POWER),
                at == null ? null : at.pan(),
                at == null ? null : at.tilt(),
                zoom == null ? null : Math.clamp(Math.round(100.0 * zoom / profile.mostZoom()), 0, 100),
                known.autoFocus(),
                known.exposure(),
                known.whiteBalance(),
                known.isOn(ViscaInquiry.BACKLIGHT),
                known.isOn(ViscaInquiry.AUTO_FRAMING),
                lamp.lit(),
                hands.moving(),
                mover == null ? null : mover.name(),
                lock == null ? null : lock.name(),
                lastAct,
                lastOutcome);
    }
}
