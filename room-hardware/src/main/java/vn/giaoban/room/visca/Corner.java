package vn.giaoban.room.visca;

/** Which corner of the movement a limit is. */
public enum Corner {
    DOWN_LEFT(0),
    UP_RIGHT(1);

    final int code;

    Corner(int code) {
        this.code = code;
    }
}
