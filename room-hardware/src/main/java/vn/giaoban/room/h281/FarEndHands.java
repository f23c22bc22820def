package vn.giaoban.room.h281;

/**
 * A far end's hands on a camera of ours: what it holds now. A movement that is not continued in its time is over (H.281,
 * section 3.1.1). Times are milliseconds.
 */
public final class FarEndHands {
    private Motion held = Motion.STILL;
    private long until = Long.MAX_VALUE;
    private int given;

    /** What is held after a message; others than those of movement change nothing. */
    public Motion heard(FarEndMessage message, long now) {
        switch (message) {
            case FarEndMessage.Start m -> {
                held = m.motion();
                given = m.millis();
                until = now + given;
            }
            case FarEndMessage.Continue m -> {
                if (m.motion().equals(held) && now < until) {
                    until = now + given;
                }
            }
            case FarEndMessage.Stop m -> held = without(m.motion());
            case FarEndMessage.Select m -> {}
            case FarEndMessage.Switched m -> {}
            case FarEndMessage.Store m -> {}
            case FarEndMessage.Activate m -> {}
            case FarEndMessage.AskClients m -> {}
            case FarEndMessage.Clients m -> {}
        }
        return at(now);
    }

    /** What is held at that time. */
    public Motion at(long now) {
        if (now >= until) {
            held = Motion.STILL;
        }
        if (held.equals(Motion.STILL)) {
            until = Long.MAX_VALUE;
        }
        return held;
    }

    private Motion without(Motion stopped) {
        return new Motion(
                stopped.pan() == 0 ? held.pan() : 0,
                stopped.tilt() == 0 ? held.tilt() : 0,
                stopped.zoom() == 0 ? held.zoom() : 0,
                stopped.focus() == 0 ? held.focus() : 0);
    }
}
