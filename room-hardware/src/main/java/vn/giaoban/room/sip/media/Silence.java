package vn.giaoban.room.sip.media;

/** Tells when nothing has come for a minute from a room that was to send: it is gone. Times are nanoseconds. */
final class Silence {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private long wellAt;

    Silence(long now) {
        wellAt = now;
    }

    /**
     * Looks.
     *
     * @param well whether something comes, or need not: a room that takes its call up again has a minute anew
     * @return whether it is time to let the room go; once a minute
     */
    boolean look(long now, boolean well) {
        if (!well && now - wellAt < PATIENCE_NANOS) {
            return false;
        }
        wellAt = now;
        return !well;
    }
}
