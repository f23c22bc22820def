package vn.giaoban.room.visca;

/** Why a camera does not do what it was told. */
public enum Refusal {
    LENGTH(0x01),
    SYNTAX(0x02),
    BUFFER_FULL(0x03),
    /** What a cancel asked for: a success. */
    CANCELLED(0x04),
    NO_SOCKET(0x05),
    NOT_EXECUTABLE(0x41),
    UNKNOWN(-1);

    final int code;

    Refusal(int code) {
        this.code = code;
    }

    static Refusal of(int code) {
        for (Refusal refusal : values()) {
            if (refusal.code == code) {
                return refusal;
            }
        }
        return UNKNOWN;
    }
}
