package vn.giaoban.room.visca;

/** Where a drive tilts to. */
public enum Tilt {
    UP(1),
    DOWN(2),
    NONE(3);

    final int code;

    Tilt(int code) {
        this.code = code;
    }
}
