package vn.giaoban.room.sip.media;

import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.sdp.Leg;

/** Asks one room for key frames, by RTCP where it agreed to that and by INFO. Confined to the loop. */
final class RoomKeyFrames {
    private final KeyFrames need = new KeyFrames();
    private final Line line;
    private final Runnable info;

    /** @param info asks by SIP */
    RoomKeyFrames(Line line, Runnable info) {
        this.line = line;
        this.info = info;
    }

    KeyFrames need() {
        return need;
    }

    void ask(Leg.@Nullable Video agreed, long now) {
        need.need();
        KeyFrames.Way way = agreed == null ? null : need.next(now);
        if (agreed == null || way == null) {
            return;
        }
        int number = need.asked();
        switch (way) {
            case PICTURE_LOSS -> line.askForKeyFrame(!agreed.pictureLoss() && agreed.fullIntra(), number);
            case FULL_INTRA -> {
                line.askForKeyFrame(true, number);
                if (!agreed.pictureLoss() && !agreed.fullIntra()) {
                    info.run();
                }
            }
            case INFO -> info.run();
        }
    }
}
