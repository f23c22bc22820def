package vn.giaoban.media.sfu;

/**
 * When a source's timestamps were captured, on the server's clock (nanoseconds): by what its packets say of it, else by
 * its sender reports. Until the first report, and after the source paused its clock, only arrival is known, and what
 * usually lies before it.
 */
final class SourceClock {
    private static final long PAUSE_NANOS = 200_000_000L;
    private static final long ABSURD_NANOS = 2_000_000_000L;

    private final int rate;
    private final PeerClock peer;
    private boolean known;
    /** Packets say when they were captured; a browser's reports tell when sound was sent, which is later. */
    private boolean told;

    private long reportNtpNanos;
    private long reportTimestamp;
    private long lastTimestamp;
    private long lastArrival;
    private boolean started;

    SourceClock(int rate, PeerClock peer) {
        this.rate = rate;
        this.peer = peer;
    }

    int rate() {
        return rate;
    }

    /** Notices that a source's clock stood still or stepped while it was silent: what was reported no longer holds. */
    void packet(long timestamp, long nowNanos) {
        if (started) {
            long elapsed = nowNanos - lastArrival;
            long claimed = nanos(timestamp - lastTimestamp);
            if (elapsed > PAUSE_NANOS && Math.abs(elapsed - claimed) > PAUSE_NANOS) {
                known = false;
            }
        }
        if (known) {
            peer.lag(video(), nowNanos - captured(timestamp, nowNanos));
        }
        if (!started || timestamp > lastTimestamp) {
            started = true;
            lastTimestamp = timestamp;
            lastArrival = nowNanos;
        }
    }

    void report(long ntpNanos, long timestamp, long nowNanos) {
        peer.sample(ntpNanos, nowNanos);
        if (!told) {
            anchor(ntpNanos, timestamp);
        }
    }

    /** A packet says that it was captured at this time of the peer's clock. */
    void told(long ntpNanos, long timestamp, long nowNanos) {
        told = true;
        peer.captured(ntpNanos, nowNanos);
        anchor(ntpNanos, timestamp);
    }

    private void anchor(long ntpNanos, long timestamp) {
        reportNtpNanos = ntpNanos;
        reportTimestamp = timestamp;
        known = started;
    }

    boolean known() {
        return known;
    }

    private boolean video() {
        return rate == 90_000;
    }

    /** When a packet was captured, as well as is known. */
    long captured(long timestamp, long arrivalNanos) {
        if (known) {
            long captured = reportNtpNanos + nanos(timestamp - reportTimestamp) + peer.offsetNanos();
            if (Math.abs(captured - arrivalNanos) < ABSURD_NANOS) {
                return captured;
            }
        }
        return arrivalNanos - peer.lagNanos(video());
    }

    /** The timestamp being captured now; only when {@link #known}. */
    long timestampAt(long nowNanos) {
        long sinceReport = nowNanos - peer.offsetNanos() - reportNtpNanos;
        return reportTimestamp + Math.round(sinceReport * (rate / 1e9));
    }

    private long nanos(long ticks) {
        return Math.round(ticks * (1e9 / rate));
    }
}
