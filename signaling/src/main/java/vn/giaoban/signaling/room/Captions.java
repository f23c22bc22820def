package vn.giaoban.signaling.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.signaling.protocol.RoomView.Quality;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.signaling.protocol.ServerMessage.Slots.Shown;
import vn.giaoban.signaling.stage.Audience;

/** Says whose picture, voice and line it is that the media server speaks of. Confined to the room's mailbox. */
final class Captions {
    private static final double WEAK_LOSS = 0.05;
    private static final int WEAK_ROUND_TRIP = 400;

    private final Crowd crowd;
    private final Map<SourceId, Integer> numbers = new HashMap<>();
    private @Nullable PeerId speaking;
    private Audience audience = new Audience(Map.of(), Map.of(), List.of());

    Captions(Crowd crowd) {
        this.crowd = crowd;
    }

    void audience(Audience now) {
        audience = now;
    }

    void number(SourceId source, int number) {
        numbers.put(source, number);
    }

    void forget(PeerId peer) {
        numbers.keySet().removeIf(source -> source.peer().equals(peer));
    }

    /** The numbers that label sites' pictures. */
    Map<SiteId, Integer> numbers() {
        Map<SiteId, Integer> bySite = new HashMap<>();
        audience.sites().forEach((site, peer) -> {
            Integer number = numbers.get(SourceId.camera(peer));
            if (number != null && !carries(peer, site)) {
                bySite.put(site, number);
            }
        });
        return bySite;
    }

    /** Whether the peer is another site's, whose call stands for this one too: its picture bears that one's name. */
    private boolean carries(PeerId peer, SiteId site) {
        Client client = crowd.of(peer);
        SiteId own = client == null ? null : client.who.site();
        return own != null && !own.equals(site);
    }

    /** Says again what a client that came back may have missed. */
    void remind(Client client) {
        if (client.send != null) {
            client.say(client.order());
        }
        if (!client.slots.isEmpty()) {
            List<Shown> shown = new ArrayList<>();
            client.slots.forEach((slot, source) -> shown.add(shown(slot, source)));
            client.say(new ServerMessage.Slots(shown));
        }
    }

    /** A slot of the client shows another source, or nothing. */
    void shows(Client client, Slot slot, @Nullable SourceId source) {
        if (source == null) {
            client.slots.remove(slot);
        } else {
            client.slots.put(slot, source);
        }
        client.say(new ServerMessage.Slots(List.of(shown(slot, source))));
    }

    private Shown shown(Slot slot, @Nullable SourceId source) {
        Client owner = source == null ? null : crowd.of(source.peer());
        if (source == null || owner == null) {
            return new Shown(slot.media(), slot.index(), null, null, null, null);
        }
        SiteId site = siteOf(source.peer());
        return new Shown(
                slot.media(),
                slot.index(),
                site,
                site == null ? owner.who.account() : null,
                source.kind(),
                numbers.get(source));
    }

    private @Nullable SiteId siteOf(PeerId peer) {
        Client client = crowd.of(peer);
        if (client == null || client.who.site() != null) {
            return client == null ? null : client.who.site();
        }
        for (Map.Entry<SiteId, PeerId> site : audience.sites().entrySet()) {
            if (site.getValue().equals(peer)) {
                return site.getKey();
            }
        }
        return null;
    }

    /** Somebody else is the one who speaks, or nobody. */
    void speaking(@Nullable PeerId peer) {
        speaking = peer;
    }

    /** Tells how loud those are who may be heard, and who of them speaks: nobody who is not among them. */
    void levels(Map<PeerId, Integer> levels) {
        Map<String, Integer> bySite = new HashMap<>();
        levels.forEach((peer, level) -> {
            SiteId site = siteOf(peer);
            if (site != null) {
                bySite.put(site.toString(), level);
            }
            audience.sites().forEach((carried, by) -> {
                if (by.equals(peer)) {
                    bySite.put(carried.toString(), level);
                }
            });
        });
        SiteId speaks = speaking == null || !levels.containsKey(speaking) ? null : siteOf(speaking);
        byte[] message = Client.encode(new ServerMessage.Levels(bySite, speaks));
        crowd.all().stream()
                .filter(client -> client.takesPart() && !client.behind)
                .forEach(client -> client.sendRaw(message));
    }

    /** Tells a client how its line is; true when its word changed. */
    boolean stats(MediaEvent.Stats stats) {
        Client client = crowd.of(stats.peer());
        if (client == null) {
            return false;
        }
        client.stats = stats;
        double loss = Math.max(stats.up().loss(), stats.down().loss());
        Quality word = loss > WEAK_LOSS || stats.roundTripMillis() > WEAK_ROUND_TRIP ? Quality.WEAK : Quality.GOOD;
        client.say(new ServerMessage.Quality(
                (int) (stats.up().bits() / 1000),
                (int) (stats.down().bits() / 1000),
                loss,
                stats.roundTripMillis(),
                word));
        boolean changed = client.quality != word;
        client.quality = word;
        return changed;
    }
}
