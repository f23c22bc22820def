package vn.giaoban.room.visca;

/** The two bytes of {@link ViscaInquiry#PAN_TILT_STATUS}, read as one number. */
public record PanTiltStatus(int bits) {
    /** What the last movement came to. */
    public enum Movement {
        NONE,
        MOVING,
        DONE,
        FAILED
    }

    /** Bits 11 and 10. */
    public Movement movement() {
        return Movement.values()[bits >> 10 & 3];
    }

    /** Bits 13 and 12: how far the mechanics have been initialised; 2 is done. */
    public int initialisation() {
        return bits >> 12 & 3;
    }

    /** Whether an end of the way was reached. */
    public boolean atEnd() {
        return (bits & 0xF) != 0;
    }
}
