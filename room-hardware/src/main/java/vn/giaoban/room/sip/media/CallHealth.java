package vn.giaoban.room.sip.media;

import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.sdp.Leg;

/**
 * How one call's media is, as measured over its last reports.
 *
 * @param held whether the room holds the call: nothing of ours goes to it
 * @param roundTripMillis -1 until the room has reported
 * @param lossHere parts of 1 lost on the way to us; {@code lossAway} on the way to the room
 * @param refused datagrams at the sound's ports that were dropped: of elsewhere, not authentic, or not to be understood
 * @param heard whether the room's sound arrives now, or need not by what was agreed
 * @param hears whether the room reports that ours arrives; null when it reports nothing
 * @param pictureArrives whether the room's picture arrives now
 * @param pictureSent whether the room was sent a picture within the last two seconds
 * @param pictureFault why the stage's picture cannot be coded anew for it, "" when it can or need not
 * @param unseen why not all see the room who are to, "" when they do
 * @param keyFrameAgeMillis since the room's last key frame; -1 before the first
 * @param noKeyFrame which key frame was asked for by every way and did not come: {@code room-no-key-frame} or
 *     {@code stage-no-key-frame}; "" when none is missing
 */
public record CallHealth(
        String codec,
        boolean secure,
        boolean video,
        boolean held,
        int roundTripMillis,
        double lossHere,
        double lossAway,
        int jitterMillis,
        long received,
        long sent,
        long refused,
        boolean heard,
        @Nullable Boolean hears,
        boolean pictureArrives,
        boolean pictureSent,
        String pictureFault,
        String unseen,
        long keyFrameAgeMillis,
        String noKeyFrame) {
    private static final long RECENT_NANOS = 2_000_000_000L;

    static CallHealth of(Leg.@Nullable Audio leg, Statistics s, Picture picture, long now) {
        return new CallHealth(
                leg == null ? "" : leg.voice().name(),
                leg != null && leg.keys() != null,
                picture.agreed(),
                leg != null && !leg.sends(),
                s.roundTripMillis(),
                s.lossHere(),
                s.lossAway(),
                s.jitterMillis(),
                s.received(),
                s.sent(),
                s.refused(),
                leg != null && !leg.receives() || s.flows(now, RECENT_NANOS),
                s.hears(),
                picture.flows(now),
                picture.sent(now),
                picture.fault(),
                picture.unseen(),
                picture.keyFrameAge(now),
                picture.noKeyFrame(now));
    }
}
