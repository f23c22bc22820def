package vn.giaoban.room.sip.media;

import org.jspecify.annotations.Nullable;

/**
 * How one call's media is, as measured over its last reports.
 *
 * @param roundTripMillis -1 until the room has reported
 * @param lossHere parts of 1 lost on the way to us; {@code lossAway} on the way to the room
 * @param heard whether the room's sound arrives now
 * @param hears whether the room reports that ours arrives; null when it reports nothing
 * @param pictureArrives whether the room's picture arrives now
 * @param pictureSent whether the room was sent a picture within the last two seconds
 */
public record CallHealth(
        String codec,
        boolean secure,
        boolean video,
        int roundTripMillis,
        double lossHere,
        double lossAway,
        int jitterMillis,
        long received,
        long sent,
        boolean heard,
        @Nullable Boolean hears,
        boolean pictureArrives,
        boolean pictureSent) {}
