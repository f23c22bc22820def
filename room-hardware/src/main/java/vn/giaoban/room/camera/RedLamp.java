package vn.giaoban.room.camera;

/**
 * When the red lamp must be told: at a change, again before it goes dark by itself, and when the line is new, since a
 * server that was killed may have left it lit.
 */
final class RedLamp {
    private boolean lit;
    private long dueAt = Long.MAX_VALUE;

    boolean lit() {
        return lit;
    }

    long dueAt() {
        return dueAt;
    }

    void want(boolean on, long now) {
        dueAt = lit == on ? dueAt : now;
        lit = on;
    }

    /** What the camera was told before the line was lost may be out of date. */
    void ready(long now) {
        dueAt = now;
    }

    /** @param again milliseconds after which a lit lamp must be lit again; 0 for never */
    void said(long again, long now) {
        dueAt = lit && again > 0 ? now + again : Long.MAX_VALUE;
    }
}
