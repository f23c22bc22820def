package vn.giaoban.signaling.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token bucket. */
final class RateLimit {
    private final double perSecond;
    private final double burst;
    private double tokens;
    private @Nullable Instant last;

    RateLimit(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
    }

    boolean take(Instant now) {
        if (last != null) {
            double passed = Math.max(0, Duration.between(last, now).toNanos() / 1e9);
            tokens = Math.min(burst, tokens + passed * perSecond);
        }
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
