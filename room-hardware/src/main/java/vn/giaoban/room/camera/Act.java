package vn.giaoban.room.camera;

import vn.giaoban.room.visca.ExposureMode;
import vn.giaoban.room.visca.Level;
import vn.giaoban.room.visca.Step;
import vn.giaoban.room.visca.WhiteBalanceMode;

/** What a person may ask of a camera with one press. */
public sealed interface Act {
    record GoHome() implements Act {}

    /** Goes to a position in the camera's own units; what is beyond the ends of its model's way becomes the end. */
    record GoTo(int pan, int tilt) implements Act {}

    /** Goes to what was kept under a printed number. */
    record Recall(int preset) implements Act {}

    record Keep(int preset) implements Act {}

    record Forget(int preset) implements Act {}

    /** From 0, all wide, to 100. */
    record ZoomTo(int percent) implements Act {}

    record FocusBy(boolean camera) implements Act {}

    record FocusOnce() implements Act {}

    /** From 0, far, to 100, near; only while the camera does not focus by itself. */
    record FocusTo(int percent) implements Act {}

    record Expose(ExposureMode mode) implements Act {}

    record StepLevel(Level level, Step step) implements Act {}

    /** To a value of the wire; compensation 0 to 14 (7 is none), red and blue 0 to 255. */
    record SetLevel(Level level, int value) implements Act {}

    /** Whether the compensation of the exposure counts. */
    record Compensate(boolean on) implements Act {}

    record Backlight(boolean on) implements Act {}

    record Balance(WhiteBalanceMode mode) implements Act {}

    record BalanceOnce() implements Act {}

    record Power(boolean on) implements Act {}

    record FrameItself(boolean on) implements Act {}
}
