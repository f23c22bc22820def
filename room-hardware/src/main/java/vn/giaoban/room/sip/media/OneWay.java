package vn.giaoban.room.sip.media;

/**
 * Tells when a call's sound goes one way only: the room is not heard, or it reports that nothing of ours arrives. Twice,
 * so that a room that is merely silent is not asked for ever, and anew once all was well for a minute. Times are
 * nanoseconds.
 */
final class OneWay {
    static final int MOST = 2;
    private static final long PATIENCE_NANOS = 6_000_000_000L;

    private static final long MENDED_NANOS = 60_000_000_000L;

    private long wellAt;
    private long illAt;
    private int told;

    OneWay(long now) {
        wellAt = now;
    }

    /**
     * Looks.
     *
     * @param heard whether packets of the room come, or need not
     * @param hears whether ours arrive, as far as the room says
     * @return whether it is time to do something
     */
    boolean look(long now, boolean heard, boolean hears) {
        if (heard && hears) {
            wellAt = now;
            told = now - illAt >= MENDED_NANOS ? 0 : told;
            return false;
        }
        illAt = now;
        if (told >= MOST || now - wellAt < PATIENCE_NANOS * (told + 1)) {
            return false;
        }
        told++;
        wellAt = now;
        return true;
    }
}
