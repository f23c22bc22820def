package vn.giaoban.room.visca;

/** Which way to focus. */
public enum Focusing {
    FAR(2),
    NEAR(3);

    final int code;

    Focusing(int code) {
        this.code = code;
    }
}
