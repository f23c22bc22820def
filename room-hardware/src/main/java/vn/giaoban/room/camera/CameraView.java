package vn.giaoban.room.camera;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.link.LineState;

/**
 * What is known of a camera now. Null is what it has not said.
 *
 * @param cause why it is not ready, as a code; null when it is
 * @param losses how often the line was lost since the camera was put there
 * @param profile name of the profile in use
 * @param zoom percent of the way
 * @param focus percent of the way from far to near
 * @param compensation of the exposure, 0 to 14 with none at 7, which counts while {@code compensated}
 * @param red gain, 0 to 255; {@code blue} the same
 * @param lastAct what was asked last, and {@code lastOutcome} what became of it
 * @param moving whether somebody drives it, or it goes somewhere on order
 */
public record CameraView(
        UUID id,
        String name,
        LineState line,
        @Nullable String cause,
        int losses,
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
        @Nullable Integer focus,
        @Nullable Boolean compensated,
        @Nullable Integer compensation,
        @Nullable Integer red,
        @Nullable Integer blue,
        @Nullable Boolean framing,
        boolean tally,
        boolean moving,
        @Nullable String mover,
        @Nullable String lockedBy,
        @Nullable String lastAct,
        @Nullable String lastOutcome) {}
