package vn.giaoban.room.visca;

/** What to do with a preset. */
public enum PresetAct {
    RESET(0),
    SET(1),
    RECALL(2);

    final int code;

    PresetAct(int code) {
        this.code = code;
    }
}
