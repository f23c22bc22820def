package vn.giaoban.room.visca;

/** A position or a distance in the model's own units, and how many digits the model writes it with. */
public record PanTilt(int pan, int tilt, Widths widths) {
    public PanTilt {
        check("pan", pan, widths.pan);
        check("tilt", tilt, widths.tilt);
    }

    private static void check(String what, int value, int digits) {
        int most = (1 << (4 * digits - 1)) - 1;
        Range.check(what, value, -most - 1, most);
    }

    /** The nearest position that can be written with so many digits. */
    public static PanTilt nearest(int pan, int tilt, Widths widths) {
        return new PanTilt(fitting(pan, widths.pan), fitting(tilt, widths.tilt), widths);
    }

    private static int fitting(int value, int digits) {
        int half = 1 << (4 * digits - 1);
        return Math.clamp(value, -half, half - 1);
    }

    /** Digits of pan and tilt: 4+4 is the common form, 5+4 BRC-X1000's, 5+5 BRC-AM7's and FR7's. */
    public enum Widths {
        FOUR_FOUR(4, 4),
        FIVE_FOUR(5, 4),
        FIVE_FIVE(5, 5);

        final int pan;
        final int tilt;

        Widths(int pan, int tilt) {
            this.pan = pan;
            this.tilt = tilt;
        }
    }
}
