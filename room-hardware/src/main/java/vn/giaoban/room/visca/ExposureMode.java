package vn.giaoban.room.visca;

/** Who sets shutter, iris and gain. */
public enum ExposureMode {
    AUTO(0x0),
    MANUAL(0x3),
    SHUTTER(0xA),
    IRIS(0xB),
    BRIGHT(0xD),
    GAIN(0xE);

    final int code;

    ExposureMode(int code) {
        this.code = code;
    }
}
