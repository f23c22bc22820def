package vn.giaoban.room.camera;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.link.LineState;

/**
 * What is known of a camera now. Null is what it has not said.
 *
 * @param cause why it is not ready, as a code; null when it is
 * @param profile name of the profile in use
 * @param zoom percent of the way
 * @param lastAct what was asked last, and {@code lastOutcome} what became of it
 * @param moving whether somebody drives it, or it goes somewhere on order
 */
public record CameraView(
        UUID id,
        String name,
        LineState line,
        @Nullable String cause,
        long roundTripMillis,
        String profile,
        int presets,
        boolean framesItself,
        @Nullable Integer vendor,
        @Nullable Integer model,
        @Nullable Boolean power,
        @Nullable Integer pan,
        @Nullable Integer tilt,
        @Nullable Integer zoom,
        @Nullable Boolean autoFocus,
        @Nullable String exposure,
        @Nullable String whiteBalance,
        @Nullable Boolean backlight,
        @Nullable Boolean framing,
        boolean tally,
        boolean moving,
        @Nullable String mover,
        @Nullable String lockedBy,
        @Nullable String lastAct,
        @Nullable String lastOutcome) {}
