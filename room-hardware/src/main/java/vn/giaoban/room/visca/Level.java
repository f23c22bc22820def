package vn.giaoban.room.visca;

/** What is set in steps, or to a value of 0 to 255 on the wire; the model may have fewer. */
public enum Level {
    SHUTTER(0x0A),
    IRIS(0x0B),
    GAIN(0x0C),
    BRIGHT(0x0D),
    COMPENSATION(0x0E),
    RED(0x03),
    BLUE(0x04);

    /** The code of a step; a value has {@code 0x40} more. */
    final int code;

    Level(int code) {
        this.code = code;
    }

    int direct() {
        return 0x40 | code;
    }
}
