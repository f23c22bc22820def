package vn.giaoban.room.camera;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.camera.CameraNote.Why;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.link.LineInput;
import vn.giaoban.room.visca.link.LineSettings;
import vn.giaoban.room.visca.link.Mover;

/**
 * One camera under people's hands. Whoever drives must say so again at least every 0.8 s; otherwise the camera stops,
 * whatever became of the browser, its session or its line. Times are milliseconds of one steady clock.
 */
final class CameraDesk implements Conversation.Listener {
    static final long DEAD_MAN = 800;

    private final UUID id;
    private final String name;
    private final Conversation camera;
    private final Hands hands = new Hands();
    private final Map<Mover, ViscaCommand> driven = new EnumMap<>(Mover.class);
    private List<CameraNote> notes = new ArrayList<>();
    private long renewedAt;

    /** What came of an input: datagrams or packets to send, and what is to be kept. */
    record Result(List<Octets> sends, List<CameraNote> notes) {}

    CameraDesk(UUID id, String name, LineSettings settings, @Nullable Profile chosen, long now) {
        this.id = id;
        this.name = name;
        this.camera = new Conversation(settings, chosen, this);
        // A server that was killed may have left it moving: the first thing said to it is a stop.
        camera.stop(Mover.ALL, now);
    }

    /** @throws CameraRefused when a person's wish is not carried out; nothing is lost by it */
    Result handle(DeskInput input, long now) {
        switch (input) {
            case DeskInput.Opened i -> camera.give(new LineInput.Opened(), now);
            case DeskInput.Lost i -> camera.lost(i.code(), now);
            case DeskInput.Received i -> camera.give(new LineInput.Received(i.bytes()), now);
            case DeskInput.Drive i -> drive(i.by(), i.wish(), i.press(), now);
            case DeskInput.Stop i -> stop(Why.STOP_PRESSED, now);
            case DeskInput.Do i -> carryOut(i.by(), i.act(), now);
            case DeskInput.Lock i -> hands.lock(i.by(), i.held());
            case DeskInput.Tally i -> camera.tally(i.lit(), now);
            case DeskInput.Tick i -> camera.give(new LineInput.Tick(), now);
        }
        time(now);
        var result = new Result(camera.sends(), notes);
        notes = new ArrayList<>();
        return result;
    }

    long wakeAt() {
        long at = Math.min(camera.wakeAt(), hands.overAt());
        return driven.isEmpty() ? at : Math.min(at, renewedAt + DEAD_MAN);
    }

    /** Whether the camera has taken all that it was told, or cannot be told anything. */
    boolean settled(long now) {
        return camera.settled(now);
    }

    CameraView view() {
        return camera.view(id, name, hands);
    }

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
        camera.reachable();
        if (hands.ended(by, press)) {
            return;
        }
        begin(by, now);
        hands.presses(press);
        renewedAt = now;
        for (Mover mover : Mover.values()) {
            Optional<ViscaCommand> command = Translation.drive(camera.profile(), mover, wish);
            if (command.isEmpty()) {
                stopDrives(Set.of(mover), now);
            } else if (!command.get().equals(driven.get(mover))) {
                driven.put(mover, command.get());
                camera.drive(mover, command.get(), now);
            }
        }
    }

    private void carryOut(Holder by, Act act, long now) {
        hands.admit(by);
        camera.reachable();
        ViscaCommand command = Translation.act(camera.profile(), act);
        if (Translation.moves(act)) {
            stopDrives(Mover.ALL, now);
            begin(by, now);
        }
        camera.carryOut(act, command, now);
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
        camera.lookSoon(now);
    }

    private void stopDrives(Set<Mover> movers, long now) {
        for (Mover mover : movers) {
            if (driven.remove(mover) != null) {
                camera.stop(Set.of(mover), now);
            }
        }
    }

    /** Also ends the press: who still holds the pad must press again. */
    private void stop(Why why, long now) {
        driven.clear();
        hands.endsPress();
        camera.stop(Mover.ALL, now);
        hands.rests(why, now);
    }

    /** The next renewal tries again. */
    @Override
    public void undriven(Errand.Driving drive) {
        driven.remove(drive.mover(), drive.command());
    }

    @Override
    public void did(Act act, long now) {
        if (Translation.moves(act) && driven.isEmpty()) {
            hands.rests(Why.ARRIVED, now);
        }
    }

    @Override
    public void lost(long now) {
        if (hands.moving()) {
            stop(Why.LINE_LOST, now);
        }
    }

    private void time(long now) {
        if (!driven.isEmpty() && now - renewedAt >= DEAD_MAN) {
            stop(Why.NOT_RENEWED, now);
        }
        Why why = hands.over(now);
        if (why != null && hands.mover() instanceof Holder by) {
            notes.add(new CameraNote.MoveStopped(id, by, why));
            hands.lets();
        }
        camera.time(hands.mover() != null, now);
    }
}
