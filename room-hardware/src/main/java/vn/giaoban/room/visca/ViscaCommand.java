package vn.giaoban.room.visca;

/** What a camera may be told to do. Numbers are the wire's own; what they mean is the model's. */
public sealed interface ViscaCommand extends ViscaMessage {
    /** A zoom or focus drive without a speed of its own. */
    int STANDARD_SPEED = -1;

    record Power(boolean on) implements ViscaCommand {}

    record ZoomStop() implements ViscaCommand {}

    /** Zooms until told to stop, at 0 to 7 or {@link #STANDARD_SPEED}. */
    record ZoomDrive(Zoom way, int speed) implements ViscaCommand {
        public ZoomDrive {
            Range.check("speed", speed, STANDARD_SPEED, 7);
        }
    }

    record ZoomTo(int position) implements ViscaCommand {
        public ZoomTo {
            Range.check("position", position, 0, 0xFFFF);
        }
    }

    record ZoomAndFocusTo(int zoom, int focus) implements ViscaCommand {
        public ZoomAndFocusTo {
            Range.check("zoom", zoom, 0, 0xFFFF);
            Range.check("focus", focus, 0, 0xFFFF);
        }
    }

    record Focus(FocusMode mode) implements ViscaCommand {}

    record FocusStop() implements ViscaCommand {}

    /** Focuses until told to stop, at 0 to 7 or {@link #STANDARD_SPEED}. */
    record FocusDrive(Focusing way, int speed) implements ViscaCommand {
        public FocusDrive {
            Range.check("speed", speed, STANDARD_SPEED, 7);
        }
    }

    record FocusTo(int position) implements ViscaCommand {
        public FocusTo {
            Range.check("position", position, 0, 0xFFFF);
        }
    }

    /** Focuses once by itself. */
    record FocusOnce() implements ViscaCommand {}

    record FocusInfinity() implements ViscaCommand {}

    record Exposure(ExposureMode mode) implements ViscaCommand {}

    /** One step of shutter, iris, gain, brightness, compensation or a colour's gain. */
    record LevelStep(Level level, Step step) implements ViscaCommand {}

    record LevelTo(Level level, int value) implements ViscaCommand {
        public LevelTo {
            Range.check("value", value, 0, 0xFF);
        }
    }

    record ExposureCompensation(boolean on) implements ViscaCommand {}

    record Backlight(boolean on) implements ViscaCommand {}

    record WhiteBalance(WhiteBalanceMode mode) implements ViscaCommand {}

    /** Balances once, in the mode {@link WhiteBalanceMode#ONE_PUSH}. */
    record WhiteBalanceOnce() implements ViscaCommand {}

    /** Moves until told to stop. Speeds are never 0, which a BRC-300 refuses even where nothing moves. */
    record PanTiltDrive(Pan pan, int panSpeed, Tilt tilt, int tiltSpeed) implements ViscaCommand {
        public PanTiltDrive {
            Range.check("panSpeed", panSpeed, 1, 0x7F);
            Range.check("tiltSpeed", tiltSpeed, 1, 0x7F);
        }
    }

    record PanTiltStop() implements ViscaCommand {}

    /** Goes to a position; {@code tiltSpeed} 0 where the model wants none (BRC-X400). */
    record PanTiltTo(PanTilt target, int panSpeed, int tiltSpeed) implements ViscaCommand {
        public PanTiltTo {
            Range.check("panSpeed", panSpeed, 0, 0x7F);
            Range.check("tiltSpeed", tiltSpeed, 0, 0x7F);
        }
    }

    /** Goes so far from here: never said twice. */
    record PanTiltBy(PanTilt distance, int panSpeed, int tiltSpeed) implements ViscaCommand {
        public PanTiltBy {
            Range.check("panSpeed", panSpeed, 0, 0x7F);
            Range.check("tiltSpeed", tiltSpeed, 0, 0x7F);
        }
    }

    record Home() implements ViscaCommand {}

    record PanTiltReset() implements ViscaCommand {}

    /** Limits the movement; always four digits each. */
    record LimitSet(Corner corner, int pan, int tilt) implements ViscaCommand {
        public LimitSet {
            Range.check("pan", pan, -0x8000, 0x7FFF);
            Range.check("tilt", tilt, -0x8000, 0x7FFF);
        }
    }

    record LimitClear(Corner corner) implements ViscaCommand {}

    /** A preset by the wire's number, which is not always the printed one. */
    record Preset(PresetAct act, int number) implements ViscaCommand {
        public Preset {
            Range.check("number", number, 0, 0xFE);
        }
    }

    /** How fast one preset is recalled, as Sony says it. */
    record PresetSpeed(int number, int speed) implements ViscaCommand {
        public PresetSpeed {
            Range.check("number", number, 0, 0xFE);
            Range.check("speed", speed, 1, 0x7F);
        }
    }

    /** How fast one preset is recalled, as PTZOptics G2 says it. */
    record OpticsPresetSpeed(int number, int speed) implements ViscaCommand {
        public OpticsPresetSpeed {
            Range.check("number", number, 0, 0xFE);
            Range.check("speed", speed, 1, 0x7F);
        }
    }

    /** How fast all presets are recalled, as PTZOptics 20x says it. */
    record OpticsRecallSpeed(int speed) implements ViscaCommand {
        public OpticsRecallSpeed {
            Range.check("speed", speed, 1, 0x7F);
        }
    }

    record Tally(Lamp lamp, boolean on) implements ViscaCommand {}

    /** Brightness of the red lamp: 0, 4 (low) or 5 (high). */
    record TallyLevel(int level) implements ViscaCommand {
        public TallyLevel {
            if (level != 0 && level != 4 && level != 5) {
                throw new IllegalArgumentException("level must be 0, 4 or 5, not " + level);
            }
        }
    }

    /** Framing by the camera itself, as Sony says it (SRG-A40). */
    record AutoFraming(boolean on) implements ViscaCommand {}

    /** Following by the camera itself, as PTZOptics says it. */
    record OpticsTracking(boolean on) implements ViscaCommand {}

    record MenuOff() implements ViscaCommand {}

    /** Opens the menu, or closes it when it is open (AVer and copies). */
    record MenuToggle() implements ViscaCommand {}
}
