package vn.giaoban.signaling.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.MediaPlane.BadOffer;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.signaling.protocol.Fault;
import vn.giaoban.signaling.protocol.RoomView.Quality;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.signaling.protocol.ServerMessage.Slots.Shown;
import vn.giaoban.signaling.stage.Audience;
import vn.giaoban.signaling.stage.Director;
import vn.giaoban.signaling.stage.Scene;

/** A room's dealings with the media server. Confined to the room's mailbox. */
final class MediaDesk {
    private static final double WEAK_LOSS = 0.05;
    private static final int WEAK_ROUND_TRIP = 400;

    private final MediaPlane media;
    private final RoomId id;
    private final Crowd crowd;
    private final Executor mailbox;
    private final Map<SourceId, Integer> numbers = new HashMap<>();
    private Audience audience = new Audience(Map.of(), Map.of(), List.of());
    private @Nullable Scene scene;
    private @Nullable Cue cue;
    private boolean closed;

    /** What of a room decides the scene. */
    private record Cue(
            Status status,
            Mode mode,
            @Nullable SiteId floor,
            @Nullable SiteId called,
            @Nullable AccountId talkKey,
            Audience audience) {}

    MediaDesk(MediaPlane media, RoomId id, Crowd crowd, Executor mailbox) {
        this.media = media;
        this.id = id;
        this.crowd = crowd;
        this.mailbox = mailbox;
    }

    /** Brings the media server to what the room asks for now. What may no longer be heard stops before all else. */
    void direct(LiveRoom room) {
        if (closed) {
            return;
        }
        audience = crowd.audience(room);
        LiveRoom.Floor floor = room.floor();
        LiveRoom.Call called = room.called();
        Cue now = new Cue(
                room.status(),
                room.mode(),
                floor == null ? null : floor.site(),
                called == null ? null : called.site(),
                room.talkKey(),
                audience);
        if (now.equals(cue) && scene != null) {
            return;
        }
        cue = now;
        Scene next = Director.direct(room, audience);
        if (scene == null || !next.audible().equals(scene.audible())) {
            media.audible(id, next.audible());
        }
        List<Assignment> changes = next.since(scene);
        if (!changes.isEmpty()) {
            media.assign(changes);
        }
        scene = next;
    }

    SiteId stage(LiveRoom room) {
        return scene == null ? room.plan().mainSite() : scene.stage();
    }

    /** The numbers that label sites' pictures. */
    Map<SiteId, Integer> numbers() {
        Map<SiteId, Integer> bySite = new HashMap<>();
        audience.sites().forEach((site, peer) -> {
            Integer number = numbers.get(SourceId.camera(peer));
            if (number != null) {
                bySite.put(site, number);
            }
        });
        return bySite;
    }

    void offer(Client client, String sdp, Runnable redirect) {
        if (client.plan == null || client.offering) {
            refuse(client, client.plan == null ? new Fault("no-media") : new Fault("too-busy"));
            return;
        }
        client.offering = true;
        PeerId peer = client.peer;
        CompletableFuture<String> answer;
        try {
            answer = media.admit(id, peer, client.profile(media.capabilities().maxVideoSlots()), sdp);
        } catch (RuntimeException refused) {
            answer = CompletableFuture.failedFuture(refused);
        }
        answer.whenCompleteAsync(
                (text, failure) -> {
                    client.offering = false;
                    if (!peer.equals(client.peer) || !crowd.has(client)) {
                        media.drop(peer);
                        return;
                    }
                    if (failure == null) {
                        client.mediaUp = false;
                        client.slots.clear();
                        scene = scene == null ? null : scene.without(peer);
                        redirect.run();
                    }
                    answer(client, text, failure);
                },
                mailbox);
    }

    void restart(Client client, String sdp) {
        if (client.plan == null) {
            refuse(client, new Fault("no-media"));
            return;
        }
        media.restart(client.peer, sdp).whenCompleteAsync((text, failure) -> answer(client, text, failure), mailbox);
    }

    void drop(PeerId peer) {
        media.drop(peer);
        numbers.keySet().removeIf(source -> source.peer().equals(peer));
        scene = scene == null ? null : scene.without(peer);
    }

    boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
        media.close(id);
        numbers.clear();
        crowd.all().forEach(client -> {
            client.mediaUp = false;
            client.plan = null;
        });
    }

    /** Takes what the media server told; true when the room's view of its sites or the scene may change by it. */
    boolean on(MediaEvent event) {
        return switch (event) {
            case MediaEvent.Connected(PeerId peer) -> line(peer, true);
            case MediaEvent.Lost(PeerId peer, String _) -> line(peer, false);
            case MediaEvent.SourceNumbered(RoomId _, SourceId source, int number) -> {
                numbers.put(source, number);
                yield true;
            }
            case MediaEvent.SourceFlowing _ -> false;
            case MediaEvent.EncodingsWanted(PeerId peer, boolean microphone, List<String> rids, boolean screen) -> {
                Client client = crowd.of(peer);
                if (client != null) {
                    client.send = new ServerMessage.Send(microphone, rids, screen);
                    client.say(client.send);
                }
                yield false;
            }
            case MediaEvent.SlotShows(PeerId receiver, Slot slot, SourceId source) -> {
                Client client = crowd.of(receiver);
                if (client != null) {
                    shows(client, slot, source);
                }
                yield false;
            }
            case MediaEvent.Levels(RoomId _, Map<PeerId, Integer> levels) -> {
                levels(levels);
                yield false;
            }
            case MediaEvent.Quality quality -> quality(quality);
        };
    }

    /** Says again what a client that came back may have missed. */
    void remind(Client client) {
        if (client.send != null) {
            client.say(client.send);
        }
        if (!client.slots.isEmpty()) {
            List<Shown> shown = new ArrayList<>();
            client.slots.forEach((slot, source) -> shown.add(shown(slot, source)));
            client.say(new ServerMessage.Slots(shown));
        }
    }

    private boolean line(PeerId peer, boolean up) {
        Client client = crowd.of(peer);
        if (client == null || client.plan == null) {
            return false;
        }
        client.mediaUp = up;
        client.quality = up ? Quality.GOOD : Quality.LOST;
        if (!up) {
            scene = scene == null ? null : scene.without(peer);
        }
        return true;
    }

    private void shows(Client client, Slot slot, @Nullable SourceId source) {
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

    private void levels(Map<PeerId, Integer> levels) {
        Map<String, Integer> bySite = new HashMap<>();
        levels.forEach((peer, level) -> {
            SiteId site = siteOf(peer);
            if (site != null) {
                bySite.put(site.toString(), level);
            }
        });
        byte[] message = Client.encode(new ServerMessage.Levels(bySite));
        crowd.all().stream()
                .filter(client -> client.takesPart() && !client.behind)
                .forEach(client -> client.sendRaw(message));
    }

    private boolean quality(MediaEvent.Quality quality) {
        Client client = crowd.of(quality.peer());
        if (client == null) {
            return false;
        }
        double loss = Math.max(quality.lossUp(), quality.lossDown());
        Quality word = loss > WEAK_LOSS || quality.roundTripMillis() > WEAK_ROUND_TRIP ? Quality.WEAK : Quality.GOOD;
        client.say(new ServerMessage.Quality(
                (int) (quality.bitsUp() / 1000),
                (int) (quality.bitsDown() / 1000),
                loss,
                quality.roundTripMillis(),
                word));
        boolean changed = client.quality != word;
        client.quality = word;
        return changed;
    }

    private static void answer(Client client, @Nullable String text, @Nullable Throwable failure) {
        if (failure == null && text != null) {
            client.say(new ServerMessage.Answer(text));
            return;
        }
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        String reason = cause instanceof BadOffer bad ? bad.code() : "unusable";
        refuse(client, new Fault("bad-offer", Map.of("reason", reason)));
    }

    private static void refuse(Client client, Fault fault) {
        client.say(new ServerMessage.Refused(null, fault));
    }
}
