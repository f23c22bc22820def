package vn.giaoban.signaling.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;

/**
 * When a site's line counts as changed: CONNECTED with socket and media up, INTERRUPTED ten seconds after both are gone,
 * at most twenty changes an hour (the last one is made when the hour allows it). Pure but for its memory.
 */
final class Links {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final int PER_HOUR = 20;

    private final Map<SiteId, Line> lines = new HashMap<>();
    private final Duration grace;
    private final Instant begun;

    private static final class Line {
        private @Nullable Instant goneSince;
        private final Deque<Instant> changes = new ArrayDeque<>();
    }

    /**
     * Lines.
     *
     * @param grace how long a site that the log says is connected has to come back after the server's start
     */
    Links(Duration grace, Instant begun) {
        this.grace = grace;
        this.begun = begun;
    }

    /**
     * What to record now, if anything.
     *
     * @param recorded what the log has
     * @param socket whether the seated device has a socket
     * @param media whether its media is up
     */
    Optional<Link> observe(SiteId site, Link recorded, boolean socket, boolean media, Instant now) {
        Line line = lines.computeIfAbsent(site, s -> new Line());
        if (socket || media) {
            line.goneSince = null;
        } else if (line.goneSince == null) {
            line.goneSince = now;
        }
        if (socket && media) {
            return recorded == Link.CONNECTED ? Optional.empty() : change(line, Link.CONNECTED, now);
        }
        boolean gone = line.goneSince != null
                && !now.isBefore(line.goneSince.plus(PATIENCE))
                && !now.isBefore(begun.plus(grace));
        return gone && recorded == Link.CONNECTED ? change(line, Link.INTERRUPTED, now) : Optional.empty();
    }

    private static Optional<Link> change(Line line, Link link, Instant now) {
        while (!line.changes.isEmpty() && line.changes.getFirst().isBefore(now.minus(Duration.ofHours(1)))) {
            line.changes.removeFirst();
        }
        if (line.changes.size() >= PER_HOUR) {
            return Optional.empty();
        }
        line.changes.addLast(now);
        return Optional.of(link);
    }
}
