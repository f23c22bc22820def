package vn.giaoban.room.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import vn.giaoban.room.camera.CameraNote.Why;
import vn.giaoban.room.h281.FarEndMessage;
import vn.giaoban.room.h281.FarEndPad;
import vn.giaoban.room.h281.Motion;
import vn.giaoban.room.visca.link.LineState;

/**
 * A room system's own camera under people's hands, moved by H.281 through its call: the same rules as for a camera of
 * ours. Nothing is acknowledged there: a stop is said three times, and a room that hears none of them stops by itself
 * 0.8 s after the last continuation. Every method says what is to be sent to the room. Times are milliseconds; any
 * thread may call.
 */
public final class FarCamera {
    /** What the kind of camera is called among the profiles. */
    public static final String PROFILE = "h281";

    private static final long STOP_AGAIN = 100;
    private static final int STOPS = 3;
    private static final int MOST_PRESETS = 15;

    private final UUID id;
    private final String name;
    private final Hands hands = new Hands();
    private final FarEndPad pad = new FarEndPad();
    private final Consumer<CameraNote> notes;
    private boolean driven;
    private FarEndMessage.Stop stopped = new FarEndMessage.Stop(Motion.STILL);
    private int stopsOwed;
    private long stopAt;

    /** @param notes who moved it; must not block */
    public FarCamera(UUID id, String name, Consumer<CameraNote> notes) {
        this.id = id;
        this.name = name;
        this.notes = notes;
    }

    /**
     * The pad is held so.
     *
     * @param press grows with each press of this holder; one that was stopped moves nothing any more
     * @throws CameraRefused when another moves or keeps it
     */
    public synchronized List<FarEndMessage> drive(Holder by, Wish wish, long press, long now) {
        hands.admit(by);
        Motion motion = new Motion(
                Integer.signum(wish.pan()),
                Integer.signum(wish.tilt()),
                Integer.signum(wish.zoom()),
                Integer.signum(wish.focus()));
        if (motion.equals(Motion.STILL)) {
            hands.ends(by, press);
            Holder mover = hands.mover();
            return mover != null && mover.same(by) ? rest(Why.RELEASED, now) : List.of();
        }
        if (hands.ended(by, press)) {
            return List.of();
        }
        begin(by);
        hands.presses(press);
        driven = true;
        return noted(pad.hold(motion, now), now);
    }

    private void begin(Holder by) {
        if (hands.begins(by)) {
            hands.endsPress();
            over(Why.TAKEN_OVER);
            notes.accept(new CameraNote.MoveStarted(id, by));
        }
        hands.takes(by);
    }

    /** The movement that was is over, for the log. */
    private void over(Why why) {
        Holder mover = hands.mover();
        if (mover != null) {
            notes.accept(new CameraNote.MoveStopped(id, mover, why));
            hands.lets();
        }
    }

    /** The call is over: nothing can be said to it any more. */
    public synchronized void lost() {
        over(Why.LINE_LOST);
    }

    /** Stops it, whoever moves it; who still holds the pad must press again. */
    public synchronized List<FarEndMessage> stop(long now) {
        hands.endsPress();
        return rest(Why.STOP_PRESSED, now);
    }

    public synchronized void lock(Holder by, boolean held) {
        hands.lock(by, held);
    }

    /** @throws CameraRefused {@code camera-cannot} for what H.281 has no word for */
    public synchronized List<FarEndMessage> carryOut(Holder by, Act act, long now) {
        hands.admit(by);
        FarEndMessage message = switch (act) {
            case Act.Recall a -> new FarEndMessage.Activate(preset(a.preset()));
            case Act.Keep a -> new FarEndMessage.Store(preset(a.preset()));
            default ->
                throw new CameraRefused(
                        "camera-cannot", Map.of("act", act.getClass().getSimpleName()));
        };
        if (act instanceof Act.Recall) {
            begin(by);
        }
        List<FarEndMessage> messages = new ArrayList<>(rest(Why.RELEASED, now));
        messages.add(message);
        return messages;
    }

    private static int preset(int number) {
        if (number < 0 || number > MOST_PRESETS) {
            throw new CameraRefused("preset-unknown", Map.of("preset", Integer.toString(number)));
        }
        return number;
    }

    /** To be called every 20 ms or so. */
    public synchronized List<FarEndMessage> tick(long now) {
        List<FarEndMessage> messages = new ArrayList<>(noted(pad.tick(now), now));
        if (driven && !pad.moving()) {
            hands.endsPress();
            rested(Why.NOT_RENEWED, now);
        }
        if (stopsOwed > 0 && now >= stopAt) {
            stopsOwed--;
            stopAt = now + STOP_AGAIN;
            messages.add(stopped);
        }
        Why why = hands.over(now);
        if (why != null) {
            over(why);
        }
        return messages;
    }

    private List<FarEndMessage> rest(Why why, long now) {
        List<FarEndMessage> messages = noted(pad.hold(Motion.STILL, now), now);
        rested(why, now);
        return messages;
    }

    private void rested(Why why, long now) {
        driven = false;
        hands.rests(why, now);
    }

    /** A stop is owed again, unless a movement has begun since. */
    private List<FarEndMessage> noted(List<FarEndMessage> messages, long now) {
        for (FarEndMessage message : messages) {
            if (message instanceof FarEndMessage.Stop stop) {
                stopped = stop;
                stopsOwed = STOPS - 1;
                stopAt = now + STOP_AGAIN;
            } else if (message instanceof FarEndMessage.Start) {
                stopsOwed = 0;
            }
        }
        return messages;
    }

    /** @param open whether the room takes our messages */
    public synchronized CameraView view(boolean open) {
        return hands.view(id, name, open ? LineState.READY : LineState.DOWN, open ? null : "closed", null);
    }
}
