package vn.giaoban.room.visca;

/** Which way to zoom. */
public enum Zoom {
    TELE(2),
    WIDE(3);

    final int code;

    Zoom(int code) {
        this.code = code;
    }
}
