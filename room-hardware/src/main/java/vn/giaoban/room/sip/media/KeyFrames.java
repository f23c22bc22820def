package vn.giaoban.room.sip.media;

import org.jspecify.annotations.Nullable;

/**
 * Whether a key frame is missing from one who sends a picture, and when and how to ask for it: by every way in turn, a
 * second apart, then all over again after a pause that grows, so that one who never answers is not asked for ever at the
 * full rate. Pure; times are nanoseconds.
 */
final class KeyFrames {
    private static final long STEP = 1_000_000_000L;
    private static final long FIRST_PAUSE = 5 * STEP;
    private static final long LONGEST_PAUSE = 60 * STEP;

    private boolean missing;
    private int asked;
    private long wait;
    private long last = Long.MIN_VALUE / 2;

    /** The ladder's rungs: RFC 4585 section 6.3.1, RFC 5104 section 4.3.1, RFC 5168. */
    enum Way {
        PICTURE_LOSS,
        FULL_INTRA,
        INFO
    }

    /** Nothing can be seen until one comes. */
    void need() {
        missing = true;
    }

    /** One came. */
    void came() {
        missing = false;
        restart();
    }

    /** The other end is not what it was: what it did not answer before counts no more. */
    void restart() {
        asked = 0;
        wait = Math.min(wait, STEP);
    }

    /** One is needed of an end that was not asked yet. */
    void afresh() {
        restart();
        need();
    }

    boolean missing() {
        return missing;
    }

    /** How to ask now, which counts as done; null while it is not time. */
    @Nullable
    Way next(long now) {
        if (now - last < wait) {
            return null;
        }
        last = now;
        Way way = Way.values()[asked % Way.values().length];
        asked++;
        int rounds = asked / Way.values().length;
        boolean top = asked % Way.values().length == 0;
        wait = top ? Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(rounds - 1, 10)) : STEP;
        return way;
    }

    /** How often was asked since the last one came. */
    int asked() {
        return asked;
    }

    /** Whether every way was tried, and given a second, and no key frame came. */
    boolean unanswered(long now) {
        int ways = Way.values().length;
        return missing && (asked > ways || asked == ways && now - last >= STEP);
    }
}
