package vn.giaoban.room.h281;

import java.util.ArrayList;
import java.util.List;

/** Our pad over a far camera: what is to be sent as the pad is held, changed and let go. Times are milliseconds. */
public final class FarEndPad {
    /** H.281, section 3.1.2: said again before the 0.8 s are over. */
    static final long AGAIN = 400;
    /** Who holds our pad must say so again, as over our own cameras. */
    static final long DEAD_MAN = 800;

    private Motion held = Motion.STILL;
    private long saidAt;
    private long renewedAt;

    /** The pad is held so now; still lets go. */
    public List<FarEndMessage> hold(Motion motion, long now) {
        renewedAt = now;
        if (motion.equals(held)) {
            return tick(now);
        }
        List<FarEndMessage> messages = letGo();
        if (!motion.equals(Motion.STILL)) {
            held = motion;
            saidAt = now;
            messages.add(new FarEndMessage.Start(motion, FarEndMessage.DEFAULT_MILLIS));
        }
        return messages;
    }

    /** To be called every 100 ms or so while the pad is held. */
    public List<FarEndMessage> tick(long now) {
        if (held.equals(Motion.STILL)) {
            return List.of();
        }
        if (now - renewedAt >= DEAD_MAN) {
            return letGo();
        }
        if (now - saidAt < AGAIN) {
            return List.of();
        }
        saidAt = now;
        return List.of(new FarEndMessage.Continue(held));
    }

    public boolean moving() {
        return !held.equals(Motion.STILL);
    }

    private List<FarEndMessage> letGo() {
        List<FarEndMessage> messages = new ArrayList<>();
        if (moving()) {
            messages.add(new FarEndMessage.Stop(held));
        }
        held = Motion.STILL;
        return messages;
    }
}
