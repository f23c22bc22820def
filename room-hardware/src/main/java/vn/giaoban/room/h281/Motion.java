package vn.giaoban.room.h281;

/** Where a far camera is to move; each part -1, 0 or 1: right, up, nearer picture and nearer focus are positive. */
public record Motion(int pan, int tilt, int zoom, int focus) {
    public static final Motion STILL = new Motion(0, 0, 0, 0);

    private static final int PAN = 0x80;
    private static final int TILT = 0x20;
    private static final int ZOOM = 0x08;
    private static final int FOCUS = 0x02;

    public Motion {
        for (int part : new int[] {pan, tilt, zoom, focus}) {
            if (part < -1 || part > 1) {
                throw new IllegalArgumentException("a part of a motion is -1, 0 or 1, not " + part);
            }
        }
    }

    /** H.281, table 2: for each movement a bit that says whether, and one that says whither. */
    static Motion of(int bits) {
        return new Motion(part(bits, PAN), part(bits, TILT), part(bits, ZOOM), part(bits, FOCUS));
    }

    int bits() {
        return bits(pan, PAN) | bits(tilt, TILT) | bits(zoom, ZOOM) | bits(focus, FOCUS);
    }

    private static int part(int bits, int whether) {
        return (bits & whether) == 0 ? 0 : (bits & whether >> 1) == 0 ? -1 : 1;
    }

    private static int bits(int part, int whether) {
        return part == 0 ? 0 : part < 0 ? whether : whether | whether >> 1;
    }
}
