package vn.giaoban.room.sip.sdp;

import org.jspecify.annotations.Nullable;

/**
 * What came of an offer and its answer.
 *
 * @param sdp what we say: the answer, or the offer that was answered
 * @param audio never null in a call that stands
 * @param video null when there is none
 * @param far null when there is no camera control
 */
public record Agreement(String sdp, Leg.Audio audio, Leg.@Nullable Video video, Leg.@Nullable Far far) {

    /** Whether the room neither wants to hear nor sends: it holds the call. */
    public boolean held() {
        return !audio.sends();
    }
}
