package vn.giaoban.room.camera;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.PanTilt.Widths;

/**
 * What is known of a kind of camera.
 *
 * @param vendor whose unknown models this is for; null when it must be chosen
 * @param pan range in the model's units, null when unknown
 * @param unitsPerDegree 0 when unknown
 * @param presets how many there are, printed from 1
 * @param firstPreset what the first is on the wire
 * @param reserved wire numbers that mean something else
 * @param tallyAgainMillis how often a lit lamp must be lit again; 0 when it stays
 * @param tiltSpeedInAbsolute whether an absolute move has a tilt speed of its own
 */
public record Profile(
        String id,
        String name,
        @Nullable Integer vendor,
        Head head,
        @Nullable Span pan,
        @Nullable Span tilt,
        double unitsPerDegree,
        int mostZoom,
        int presets,
        int firstPreset,
        @Nullable Span reserved,
        long tallyAgainMillis,
        Menu menu,
        Framing framing,
        boolean tiltSpeedInAbsolute) {

    /** Both ends included. */
    public record Span(int least, int most) {
        boolean contains(int value) {
            return value >= least && value <= most;
        }

        /** The nearest value of a way; any is, where the way is not known. */
        static int nearest(@Nullable Span way, int value) {
            return way == null ? value : Math.clamp(value, way.least, way.most);
        }
    }

    /** How an open menu is closed. */
    public enum Menu {
        OFF,
        TOGGLE
    }

    /** Who says "frame by yourself" how. */
    public enum Framing {
        NONE,
        SONY,
        OPTICS
    }

    /** The wire's number of a printed preset; nothing when the camera has none of that number. */
    public Optional<Integer> preset(int number) {
        int wire = number - 1 + firstPreset;
        boolean there =
                number >= 1 && number <= presets && wire <= 0xFE && (reserved == null || !reserved.contains(wire));
        return there ? Optional.of(wire) : Optional.empty();
    }

    /** What pans and tilts: how many digits its position has, and how many speeds. */
    public record Head(Widths widths, int panSpeeds, int tiltSpeeds) {}

    Profile with(Head other) {
        return new Profile(
                id,
                name,
                vendor,
                other,
                pan,
                tilt,
                unitsPerDegree,
                mostZoom,
                presets,
                firstPreset,
                reserved,
                tallyAgainMillis,
                menu,
                framing,
                tiltSpeedInAbsolute);
    }
}
