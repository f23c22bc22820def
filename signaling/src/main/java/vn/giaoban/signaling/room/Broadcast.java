package vn.giaoban.signaling.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.signaling.protocol.RoomView;
import vn.giaoban.signaling.protocol.ServerMessage;

/**
 * Tells a room's clients what changed, at most ten times a second. Each change is written once per audience (staff,
 * sites, those who wait), not once per client. Confined to the room's mailbox.
 */
final class Broadcast {
    static final Duration EVERY = Duration.ofMillis(100);

    private @Nullable Parts sent;
    private Instant last = Instant.EPOCH;

    /** A room as staff see it, at one position. */
    record Parts(
            LiveRoom room,
            RoomView.Meeting meeting,
            List<RoomView.Request> queue,
            Map<SiteId, RoomView.Site> sites,
            List<RoomView.Note> notes,
            List<RoomView.Knock> lobby,
            List<RoomView.Staff> staff) {}

    boolean due(Instant now) {
        return !now.isBefore(last.plus(EVERY));
    }

    /** The room as one client may see it. */
    static RoomView view(Parts parts, Client client) {
        LiveRoom room = parts.room();
        boolean in = client.takesPart();
        boolean staff = client.staff();
        SiteId own = client.who.site();
        List<RoomView.Site> sites = new ArrayList<>(parts.sites().size());
        parts.sites()
                .forEach((id, site) -> sites.add(
                        staff ? site : id.equals(own) ? Projection.forItself(site) : Projection.forAll(site)));
        return new RoomView(
                room.conference(),
                room.plan().title(),
                room.plan().from(),
                room.status(),
                room.position(),
                in ? parts.meeting() : null,
                in ? parts.queue() : null,
                in ? sites : null,
                staff ? parts.notes() : null,
                staff ? parts.lobby() : null,
                staff ? parts.staff() : null);
    }

    /** Sends what differs from what was sent before. */
    void flush(Parts now, Collection<Client> clients, Instant at) {
        Parts before = sent;
        sent = now;
        last = at;
        if (before == null) {
            return;
        }
        byte[] toStaff = encode(forStaff(before, now));
        byte[] toSites = encode(forSites(before, now));
        Map<SiteId, byte[]> toOwn = own(before, now);
        boolean briefly = !before.meeting().title().equals(now.meeting().title())
                || !before.meeting().from().equals(now.meeting().from())
                || before.meeting().status() != now.meeting().status();
        for (Client client : clients) {
            if (client.socket == null || overrun(client)) {
                continue;
            }
            if (client.staff()) {
                send(client, toStaff);
            } else if (client.takesPart()) {
                send(client, toSites);
                send(client, toOwn.get(client.who.site()));
            } else if (briefly && client.seat != null) {
                client.say(new ServerMessage.Snapshot(view(now, client)));
            }
        }
    }

    /** Brings those who fell behind up to date once their line has room again. */
    void catchUp(Parts now, Collection<Client> clients) {
        for (Client client : clients) {
            if (client.behind && client.socket != null && client.socket.waiting() < Client.BEHIND / 8) {
                client.behind = false;
                client.say(new ServerMessage.Snapshot(view(now, client)));
            }
        }
    }

    private static boolean overrun(Client client) {
        if (!client.behind && client.socket != null && client.socket.waiting() > Client.BEHIND) {
            client.behind = true;
        }
        return client.behind;
    }

    private static void send(Client client, byte @Nullable [] message) {
        if (message != null) {
            client.sendRaw(message);
        }
    }

    private static ServerMessage.@Nullable Delta forStaff(Parts before, Parts now) {
        return delta(
                now,
                changed(before.meeting(), now.meeting()),
                changed(before.queue(), now.queue()),
                changedSites(before, now, UnaryOperator.identity()),
                changed(before.notes(), now.notes()),
                changed(before.lobby(), now.lobby()),
                changed(before.staff(), now.staff()));
    }

    private static ServerMessage.@Nullable Delta forSites(Parts before, Parts now) {
        return delta(
                now,
                changed(before.meeting(), now.meeting()),
                changed(before.queue(), now.queue()),
                changedSites(before, now, Projection::forAll),
                null,
                null,
                null);
    }

    /** What changed of a site that only the site itself may see. */
    private static Map<SiteId, byte[]> own(Parts before, Parts now) {
        Map<SiteId, byte[]> own = new HashMap<>();
        now.sites().forEach((id, site) -> {
            RoomView.Site was = before.sites().get(id);
            if (site != was) {
                RoomView.Site mine = Projection.forItself(site);
                if (was == null || !mine.equals(Projection.forItself(was))) {
                    own.put(
                            id,
                            Client.encode(new ServerMessage.Delta(
                                    now.room().position(), null, null, List.of(mine), null, null, null)));
                }
            }
        });
        return own;
    }

    private static @Nullable List<RoomView.Site> changedSites(
            Parts before, Parts now, UnaryOperator<RoomView.Site> cut) {
        List<RoomView.Site> changed = new ArrayList<>();
        now.sites().forEach((id, site) -> {
            RoomView.Site was = before.sites().get(id);
            if (site != was) {
                RoomView.Site seen = cut.apply(site);
                if (was == null || !seen.equals(cut.apply(was))) {
                    changed.add(seen);
                }
            }
        });
        return changed.isEmpty() ? null : changed;
    }

    private static <T> @Nullable T changed(T before, T now) {
        return Objects.equals(before, now) ? null : now;
    }

    private static ServerMessage.@Nullable Delta delta(
            Parts now,
            RoomView.@Nullable Meeting meeting,
            @Nullable List<RoomView.Request> queue,
            @Nullable List<RoomView.Site> sites,
            @Nullable List<RoomView.Note> notes,
            @Nullable List<RoomView.Knock> lobby,
            @Nullable List<RoomView.Staff> staff) {
        boolean nothing =
                meeting == null && queue == null && sites == null && notes == null && lobby == null && staff == null;
        return nothing
                ? null
                : new ServerMessage.Delta(now.room().position(), meeting, queue, sites, notes, lobby, staff);
    }

    private static byte @Nullable [] encode(ServerMessage.@Nullable Delta delta) {
        return delta == null ? null : Client.encode(delta);
    }
}
