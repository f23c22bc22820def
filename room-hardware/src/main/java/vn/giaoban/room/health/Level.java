package vn.giaoban.room.health;

/** How something is, the worst last. */
public enum Level {
    /** Not in use: nothing is known, and nobody waits for it. */
    OFF,
    GOOD,
    /** It works; somebody should look at it. */
    WATCH,
    /** It does not work; somebody must act. */
    BAD
}
