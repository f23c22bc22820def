package vn.giaoban.room.visca;

/** What a camera may be asked; {@link ViscaAnswer#read} reads what it answers. */
public enum ViscaInquiry implements ViscaMessage {
    POWER(Shape.SWITCH, 0x04, 0x00),
    ZOOM(Shape.POSITION, 0x04, 0x47),
    FOCUS_MODE(Shape.FOCUS_MODE, 0x04, 0x38),
    FOCUS(Shape.POSITION, 0x04, 0x48),
    EXPOSURE(Shape.EXPOSURE, 0x04, 0x39),
    SHUTTER(Shape.LEVEL, 0x04, 0x4A),
    IRIS(Shape.LEVEL, 0x04, 0x4B),
    GAIN(Shape.LEVEL, 0x04, 0x4C),
    BRIGHT(Shape.LEVEL, 0x04, 0x4D),
    COMPENSATION_ON(Shape.SWITCH, 0x04, 0x3E),
    COMPENSATION(Shape.LEVEL, 0x04, 0x4E),
    BACKLIGHT(Shape.SWITCH, 0x04, 0x33),
    WHITE_BALANCE(Shape.WHITE_BALANCE, 0x04, 0x35),
    RED(Shape.LEVEL, 0x04, 0x43),
    BLUE(Shape.LEVEL, 0x04, 0x44),
    PAN_TILT(Shape.PAN_TILT, 0x06, 0x12),
    PAN_TILT_STATUS(Shape.STATUS, 0x06, 0x10),
    MAX_SPEEDS(Shape.SPEEDS, 0x06, 0x11),
    LAST_PRESET(Shape.PRESET, 0x04, 0x3F),
    TALLY_RED(Shape.SWITCH, 0x7E, 0x01, 0x0A),
    TALLY_GREEN(Shape.SWITCH, 0x7E, 0x04, 0x1A),
    AUTO_FRAMING(Shape.FRAMING, 0x7E, 0x04, 0x3A),
    VERSION(Shape.VERSION, 0x00, 0x02),
    LENS_BLOCK(Shape.BLOCK, 0x7E, 0x7E, 0x00),
    CAMERA_BLOCK(Shape.BLOCK, 0x7E, 0x7E, 0x01),
    OTHER_BLOCK(Shape.BLOCK, 0x7E, 0x7E, 0x02),
    ENLARGE_BLOCK(Shape.BLOCK, 0x7E, 0x7E, 0x03);

    final Shape shape;
    final int[] body;

    ViscaInquiry(Shape shape, int... body) {
        this.shape = shape;
        this.body = body;
    }

    /** How an answer is written. */
    enum Shape {
        SWITCH,
        FRAMING,
        POSITION,
        LEVEL,
        FOCUS_MODE,
        EXPOSURE,
        WHITE_BALANCE,
        PAN_TILT,
        STATUS,
        SPEEDS,
        PRESET,
        VERSION,
        BLOCK
    }
}
