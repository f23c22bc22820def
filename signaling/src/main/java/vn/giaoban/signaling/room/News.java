package vn.giaoban.signaling.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.signaling.protocol.RoomView;

/** Keeps the room as it is told, and tells it when something changed. Confined to the room's mailbox. */
final class News {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Projection projection;
    private final People people;
    private final Crowd crowd;
    private final MediaDesk desk;
    private final Broadcast broadcast = new Broadcast();
    private Broadcast.@Nullable Parts parts;
    private boolean stale = true;
    private boolean unsent = true;
    private Instant forgotten = Instant.EPOCH;

    News(Projection projection, People people, Crowd crowd, MediaDesk desk) {
        this.projection = projection;
        this.people = people;
        this.crowd = crowd;
        this.desk = desk;
    }

    /** Something that clients are told may have changed. */
    void changed() {
        stale = true;
        unsent = true;
    }

    String siteName(SiteId site) {
        return projection.siteName(site);
    }

    RoomView view(LiveRoom room, Client client) {
        return Broadcast.view(parts(room), client);
    }

    /** Tells what changed, unless it told something less than a tenth of a second ago. */
    void publish(LiveRoom room, Instant now) {
        if (!now.isBefore(forgotten.plus(REMEMBERED))) {
            forgotten = now;
            people.forget();
        }
        if (broadcast.due(now)) {
            if (unsent) {
                unsent = false;
                broadcast.flush(parts(room), crowd.all(), now);
            }
            if (crowd.all().stream().anyMatch(client -> client.behind)) {
                broadcast.catchUp(parts(room), crowd.all());
            }
        }
    }

    /** The main site was there and is not now, and no page of the chair's stands for it. */
    private @Nullable Instant mainLostSince(LiveRoom room) {
        LiveRoom.SiteState main = room.sites().get(room.plan().mainSite());
        if (main == null || room.status() != Status.LIVE || desk.present(main.site())) {
            return null;
        }
        boolean gone = main.link() == Link.INTERRUPTED || main.link() == Link.LEFT;
        return gone ? main.linkSince() : null;
    }

    private Broadcast.Parts parts(LiveRoom room) {
        Broadcast.Parts before = parts;
        SiteId stage = desk.stage(room);
        boolean same = before != null
                && !stale
                && before.room() == room
                && before.meeting().stage().equals(stage);
        if (same && before != null) {
            return before;
        }
        Map<SiteId, RoomView.Quality> qualities = new HashMap<>();
        Map<AccountId, RoomView.Staff> staff = new LinkedHashMap<>();
        for (Client client : crowd.all()) {
            SiteId site = client.who.site();
            AccountId account = client.who.account();
            if (site != null && client.seated() && client.quality != null) {
                qualities.put(site, client.quality);
            } else if (account != null && client.socket != null) {
                staff.putIfAbsent(account, projection.staff(account));
            }
        }
        Projection.Signals signals = new Projection.Signals(desk.captions().numbers(), qualities);
        Broadcast.Parts now = new Broadcast.Parts(
                room,
                projection.meeting(room, stage, mainLostSince(room)),
                projection.queue(room),
                projection.sites(
                        room,
                        signals,
                        before == null ? null : before.room(),
                        before == null ? Map.of() : before.sites()),
                projection.notes(room),
                projection.lobby(room),
                List.copyOf(staff.values()));
        parts = now;
        stale = false;
        return now;
    }
}
