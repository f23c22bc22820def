package vn.giaoban.room.visca;

/** A step of a level. */
public enum Step {
    RESET(0),
    UP(2),
    DOWN(3);

    final int code;

    Step(int code) {
        this.code = code;
    }
}
