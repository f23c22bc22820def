package vn.giaoban.room.camera;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a camera over VISCA. Null is what it has not said.
 *
 * @param losses how often the line was lost since the camera was put there
 * @param profile name of the profile in use
 * @param pan in the camera's own units, {@code tilt} the same; {@code unitsPerDegree} null where the model is not known
 * @param zoom percent of the way
 * @param focus percent of the way from far to near
 * @param compensation of the exposure, 0 to 14 with none at 7, which counts while {@code compensated}
 * @param red gain, 0 to 255; {@code blue} the same
 * @param tally whether its red lamp is to be lit
 * @param lastAct what was asked last, and {@code lastOutcome} what became of it
 */
public record ViscaView(
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
        @Nullable Double unitsPerDegree,
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
        @Nullable String lastAct,
        @Nullable String lastOutcome) {}
