package vn.giaoban.room.visca;

/** Who focuses; {@link #TOGGLE} changes it, whichever it is. */
public enum FocusMode {
    AUTO(0x02),
    MANUAL(0x03),
    TOGGLE(0x10);

    final int code;

    FocusMode(int code) {
        this.code = code;
    }
}
