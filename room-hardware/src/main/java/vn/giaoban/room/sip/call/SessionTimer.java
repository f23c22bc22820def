package vn.giaoban.room.sip.call;

import vn.giaoban.room.sip.call.CallInput.Terms;

/**
 * The session timer of one call (RFC 4028). A room that does not know session timers has none: its packets tell whether
 * it is still there.
 */
final class SessionTimer {
    static final int LEAST_SECONDS = 90;
    static final int SECONDS = 1_800;

    private static final long NEVER = Long.MAX_VALUE;
    /** An unanswered refresh is made again. */
    private static final long AGAIN_MILLIS = 20_000;

    private long refreshAt = NEVER;
    private long expiresAt = NEVER;
    private boolean updates;
    private boolean ours;
    private int seconds;

    /** Whether a request's interval is refused with 422. */
    static boolean tooShort(Terms asked) {
        return asked.expires() > 0 && asked.expires() < LEAST_SECONDS;
    }

    /** Sets the timer by a request of the room, and says what our answer says. */
    Terms asked(Terms asked, long nowMillis) {
        updates |= asked.updates();
        if (!asked.supported() && asked.expires() == 0) {
            stop();
            return Terms.NONE;
        }
        int interval = asked.expires() == 0 ? SECONDS : asked.expires();
        interval = Math.max(interval, Math.max(asked.least(), LEAST_SECONDS));
        // One who does not know timers had its interval set by a proxy, and leaves the refreshing to us.
        String refresher = asked.supported() && !asked.refresher().equals("uas") ? "uac" : "uas";
        set(interval, refresher.equals("uas"), nowMillis);
        return new Terms(true, true, interval, refresher, 0);
    }

    /** Sets the timer by the answer to a request of ours. */
    void answered(Terms answer, long nowMillis) {
        updates |= answer.updates();
        if (answer.expires() == 0) {
            stop();
        } else {
            set(answer.expires(), !answer.refresher().equals("uas"), nowMillis);
        }
    }

    private void set(int interval, boolean oursToRefresh, long nowMillis) {
        seconds = interval;
        ours = oursToRefresh;
        long grace = Math.min(32, interval / 3);
        expiresAt = nowMillis + (interval - grace) * 1000;
        refreshAt = ours ? nowMillis + interval * 500L : NEVER;
    }

    private void stop() {
        refreshAt = NEVER;
        expiresAt = NEVER;
    }

    boolean updates() {
        return updates;
    }

    boolean refreshDue(long nowMillis) {
        if (nowMillis < refreshAt) {
            return false;
        }
        refreshAt = nowMillis + AGAIN_MILLIS;
        return true;
    }

    boolean expired(long nowMillis) {
        return nowMillis >= expiresAt;
    }

    /** What a refresh of ours asks. */
    Terms terms() {
        return new Terms(true, true, seconds, "uac", 0);
    }
}
