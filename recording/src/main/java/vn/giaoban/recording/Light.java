package vn.giaoban.recording;

import java.util.Optional;

/** The recording light, derived from heartbeats and never from what was commanded. */
final class Light {
    /** Without a heartbeat for so long nothing is being recorded, whatever the reason. */
    static final long DARK_AFTER_MILLIS = 5_000;

    private final long since;
    private boolean on;
    private boolean told;
    private long lastBeat = Long.MIN_VALUE;

    Light(long nowMillis) {
        this.since = nowMillis;
    }

    /** What everybody must be told. */
    sealed interface Change {
        record Lit() implements Change {}

        record Dark(String reason) implements Change {}
    }

    Optional<Change> beat(long nowMillis) {
        lastBeat = nowMillis;
        if (on) {
            return Optional.empty();
        }
        on = true;
        told = true;
        return Optional.of(new Change.Lit());
    }

    Optional<Change> failed(String reason) {
        return darken(reason);
    }

    Optional<Change> tick(long nowMillis) {
        long quietSince = Math.max(since, lastBeat);
        return nowMillis - quietSince > DARK_AFTER_MILLIS ? darken("no-data") : Optional.empty();
    }

    private Optional<Change> darken(String reason) {
        if (!on && told) {
            return Optional.empty();
        }
        on = false;
        told = true;
        return Optional.of(new Change.Dark(reason));
    }
}
