package vn.giaoban.room.visca;

/** Where a drive turns to. */
public enum Pan {
    LEFT(1),
    RIGHT(2),
    NONE(3);

    final int code;

    Pan(int code) {
        this.code = code;
    }
}
