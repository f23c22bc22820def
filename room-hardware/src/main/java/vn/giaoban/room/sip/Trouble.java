package vn.giaoban.room.sip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.giaoban.room.sip.media.CallHealth;

/** What is wrong with a call, in stable codes. Pure. */
final class Trouble {
    private static final int SETTLED_SECONDS = 10;
    private static final double MUCH_LOST = 0.05;
    private static final int SLOW_MILLIS = 400;

    private Trouble() {}

    /** The worst first. */
    static List<String> of(CallHealth health, String stage, Instant since, Instant now) {
        if (health.held()) {
            return List.of("room-holds");
        }
        List<String> codes = new ArrayList<>();
        boolean settled = now.isAfter(since.plusSeconds(SETTLED_SECONDS));
        if (settled && !health.heard()) {
            codes.add("room-not-heard");
        }
        if (settled && Boolean.FALSE.equals(health.hears())) {
            codes.add("room-hears-nothing");
        }
        if (health.lossHere() > MUCH_LOST || health.lossAway() > MUCH_LOST) {
            codes.add("packets-lost");
        }
        if (settled && health.video() && stage.equals("seated") && !health.pictureSent()) {
            codes.add(health.pictureFault().isEmpty() ? "room-sees-nothing" : health.pictureFault());
        }
        if (!health.unseen().isEmpty() && !codes.contains(health.unseen())) {
            codes.add(health.unseen());
        }
        if (health.pictureFault().isEmpty() && !health.noKeyFrame().isEmpty()) {
            codes.add(health.noKeyFrame());
        }
        if (health.roundTripMillis() > SLOW_MILLIS) {
            codes.add("line-slow");
        }
        return codes;
    }
}
