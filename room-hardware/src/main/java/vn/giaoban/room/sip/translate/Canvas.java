package vn.giaoban.room.sip.translate;

import java.util.Locale;

/**
 * The largest picture that a room takes, by what it says of its decoder (RFC 6184, 8.1; H.264 table A-1) and its line.
 *
 * @param kilobits a second that it is coded with
 * @param level in tenths, as H.264 counts: 31 is level 3.1
 * @param wholeUnits whether it takes no fragments, so that every slice must fit a packet
 */
public record Canvas(int width, int height, int kilobits, int level, boolean wholeUnits) {
    public static final Canvas LARGE = new Canvas(1280, 720, 1_500, 31, false);
    private static final Canvas MIDDLE = new Canvas(640, 360, 600, 30, false);
    private static final Canvas SMALL = new Canvas(320, 180, 256, 13, false);
    private static final int LEVEL_3_1 = 0x1f;
    private static final int LEVEL_2_2 = 0x16;
    private static final int FRAME_720 = 3_600;
    private static final int FRAME_360 = 920;

    /**
     * What fits a room.
     *
     * @param profileLevel its profile-level-id, "" when it says none
     * @param maxFrame its max-fs in macroblocks, 0 when it says none
     * @param most bits a second that it takes, 0 when it says none
     */
    public static Canvas of(String profileLevel, int maxFrame, long most, boolean fragments) {
        int level = LEVEL_3_1;
        String id = profileLevel.toLowerCase(Locale.ROOT);
        if (id.matches("[0-9a-f]{6}")) {
            level = Integer.parseInt(id.substring(4), 16);
        }
        boolean large = (level >= LEVEL_3_1 || maxFrame >= FRAME_720) && LARGE.goesThrough(most);
        boolean middle = (level >= LEVEL_2_2 || maxFrame >= FRAME_360) && MIDDLE.goesThrough(most);
        Canvas fits = large ? LARGE : middle ? MIDDLE : SMALL;
        return new Canvas(fits.width, fits.height, fits.kilobits, fits.level, !fragments);
    }

    private boolean goesThrough(long most) {
        return most == 0 || most >= kilobits * 1_000L;
    }

    /** What fits both. */
    Canvas and(Canvas other) {
        Canvas smaller = other.width < width ? other : this;
        return new Canvas(
                smaller.width, smaller.height, smaller.kilobits, smaller.level, wholeUnits || other.wholeUnits);
    }
}
