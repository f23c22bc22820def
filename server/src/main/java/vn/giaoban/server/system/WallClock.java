package vn.giaoban.server.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the wall clock against a monotonic one from the start on. When they part, the wall clock decides nothing. */
public final class WallClock {
    private static final Logger LOG = LoggerFactory.getLogger(WallClock.class);

    private final Clock clock;
    private final LongSupplier monotonic;
    private final Instant started;
    private final long startedNanos;
    private final AtomicBoolean distrusted = new AtomicBoolean();

    /** @param monotonic in nanoseconds */
    public WallClock(Clock clock, LongSupplier monotonic) {
        this.clock = clock;
        this.monotonic = monotonic;
        this.started = clock.instant();
        this.startedNanos = monotonic.getAsLong();
    }

    /** When it began. */
    Instant started() {
        return started;
    }

    /** How far the wall clock has moved against the monotonic one; negative when it was set back. */
    Duration moved() {
        Duration wall = Duration.between(started, clock.instant());
        return wall.minusNanos(monotonic.getAsLong() - startedNanos);
    }

    /** Whether what is due may be done: false from {@link SystemStatus#CLOCK_JUMPED} on. Says so in the log once. */
    public boolean trusted() {
        Duration moved = moved();
        boolean trusted = moved.abs().compareTo(SystemStatus.CLOCK_JUMPED) < 0;
        if (distrusted.compareAndSet(trusted, !trusted)) {
            if (trusted) {
                LOG.info("the clock is back: what is due is done again");
            } else {
                LOG.error("the clock jumped by {}: nothing that is due is done by itself", moved);
            }
        }
        return trusted;
    }
}
