package vn.giaoban.meeting.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.giaoban.meeting.live.LiveCommand.DoubtPresence;
import vn.giaoban.meeting.live.LiveRoom.SiteState;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.Presence;

/** A site that said it is here, and whose line has been gone for three minutes, needs somebody to ask. */
final class DoubtPresenceAfterGrace implements Automation {
    static final Duration GRACE = Duration.ofMinutes(3);

    @Override
    public List<Due> due(LiveRoom room, Instant now) {
        if (room.status() != LiveRoom.Status.LIVE) {
            return List.of();
        }
        return room.sites().values().stream()
                .filter(site -> gone(site) && !now.isBefore(site.linkSince().plus(GRACE)))
                .map(site -> new Due(
                        Streams.session(room.conference(), site.site()),
                        "doubt-presence",
                        site.linkSince().plus(GRACE),
                        new DoubtPresence(site.site())))
                .toList();
    }

    private static boolean gone(SiteState site) {
        boolean lost = site.link() == Link.INTERRUPTED || site.link() == Link.LEFT;
        return lost && site.presence() == Presence.PRESENT;
    }
}
