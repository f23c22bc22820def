package vn.giaoban.signaling.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;

/** Watches the lines of all sites of a room and records their changes. Confined to the room's mailbox. */
final class Lines {
    private static final Duration GRACE_AFTER_START = Duration.ofSeconds(30);

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Crowd crowd;
    private final Orders orders;
    private final Ports ports;
    private final Executor mailbox;
    private final Links links;
    private final Map<SiteId, Pending> pending = new HashMap<>();

    /** A change on its way: the room must reach {@code position}, or after a failure the time come to try again. */
    private record Pending(long position, @Nullable Instant retryAt) {
        boolean settled(LiveRoom room, Instant now) {
            return retryAt == null ? room.position() >= position : !now.isBefore(retryAt);
        }
    }

    Lines(Crowd crowd, Orders orders, Ports ports, Executor mailbox) {
        this.crowd = crowd;
        this.orders = orders;
        this.ports = ports;
        this.mailbox = mailbox;
        this.links = new Links(GRACE_AFTER_START, ports.clock().instant());
    }

    void observe(LiveRoom room, Instant now) {
        if (room.status() == Status.CLOSED) {
            return;
        }
        Set<SiteId> sockets = new HashSet<>();
        Set<SiteId> media = new HashSet<>();
        for (Client client : crowd.all()) {
            SiteId site = client.who.site();
            if (site != null && client.seated()) {
                if (client.socket != null) {
                    sockets.add(site);
                }
                if (client.mediaUp) {
                    media.add(site);
                }
            }
        }
        room.sites().forEach((site, state) -> {
            Pending change = pending.get(site);
            if (change == null || change.settled(room, now)) {
                pending.remove(site);
                // Another site's call connects this one: its own device, when there is one, takes over.
                Link own = state.through() == null ? state.link() : Link.OFFLINE;
                links.observe(site, own, sockets.contains(site), media.contains(site), now)
                        .ifPresent(link -> record(room, site, link, link == Link.INTERRUPTED ? "line-lost" : null));
            }
        });
    }

    boolean anyConnected(LiveRoom room) {
        return room.status() != Status.CLOSED
                && room.sites().values().stream().anyMatch(site -> site.link() == Link.CONNECTED);
    }

    /** The site left of its own will. */
    void left(LiveRoom room, SiteId site) {
        LiveRoom.SiteState state = room.sites().get(site);
        if (state != null && state.link() != Link.OFFLINE && state.link() != Link.LEFT) {
            record(room, site, Link.LEFT, null);
        }
    }

    private void record(LiveRoom room, SiteId site, Link link, @Nullable String cause) {
        pending.put(site, new Pending(Long.MAX_VALUE, null));
        orders.submit(
                        room,
                        new LiveCommand.ChangeLink(site, link, cause),
                        "watch-lines",
                        ports.ids().get())
                .whenCompleteAsync(
                        (receipt, failure) -> pending.put(
                                site,
                                failure == null
                                        ? new Pending(receipt.position(), null)
                                        : new Pending(0, ports.clock().instant().plus(RETRY))),
                        mailbox);
    }
}
