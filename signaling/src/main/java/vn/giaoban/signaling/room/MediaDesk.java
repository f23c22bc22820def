package vn.giaoban.signaling.room;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.Leg;
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
import vn.giaoban.signaling.stage.Audience;
import vn.giaoban.signaling.stage.Director;
import vn.giaoban.signaling.stage.Scene;

/** A room's dealings with the media server. Confined to the room's mailbox. */
final class MediaDesk {
    private final MediaPlane media;
    private final RoomId id;
    private final Crowd crowd;
    private final Executor mailbox;
    private final Captions captions;
    private @Nullable Scene scene;
    private @Nullable Cue cue;
    private boolean closed;

    /** What of a room decides the scene. */
    private record Cue(
            Status status,
            Mode mode,
            @Nullable SiteId floor,
            LiveRoom.@Nullable Screen screen,
            LiveRoom.@Nullable Relay relay,
            @Nullable SiteId called,
            @Nullable AccountId talkKey,
            Audience audience) {}

    MediaDesk(MediaPlane media, RoomId id, Crowd crowd, Executor mailbox) {
        this.media = media;
        this.id = id;
        this.crowd = crowd;
        this.mailbox = mailbox;
        this.captions = new Captions(crowd);
    }

    Captions captions() {
        return captions;
    }

    /** Brings the media server to what the room asks for now. What may no longer be heard stops before all else. */
    void direct(LiveRoom room) {
        if (closed) {
            return;
        }
        Audience audience = crowd.audience(room);
        captions.audience(audience);
        LiveRoom.Floor floor = room.floor();
        LiveRoom.Call called = room.called();
        Cue now = new Cue(
                room.status(),
                room.mode(),
                floor == null ? null : floor.site(),
                room.screen(),
                room.relay(),
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

    /** Whether somebody stands for the site, with picture and voice. */
    boolean present(SiteId site) {
        return cue != null && cue.audience().sites().containsKey(site);
    }

    SiteId stage(LiveRoom room) {
        return scene == null ? room.plan().mainSite() : scene.stage();
    }

    void offer(Client client, String sdp, @Nullable Integer leg, Runnable redirect) {
        int index = leg == null ? 0 : leg;
        if (client.plan == null || client.offering.contains(index)) {
            refuse(client, client.plan == null ? new Fault("no-media") : new Fault("too-busy"));
            return;
        }
        client.offering.add(index);
        PeerId peer = client.peer;
        CompletableFuture<String> answer;
        try {
            answer = media.admit(
                    id,
                    new Leg(peer, index),
                    client.profile(media.capabilities().maxVideoSlots()),
                    sdp);
        } catch (RuntimeException refused) {
            answer = CompletableFuture.failedFuture(refused);
        }
        answer.whenCompleteAsync(
                (text, failure) -> {
                    client.offering.remove(index);
                    if (!peer.equals(client.peer) || !crowd.has(client)) {
                        media.drop(peer);
                        return;
                    }
                    if (failure == null) {
                        if (client.lineKilobits != null) {
                            media.limit(peer, client.lineKilobits * 1_000L);
                        }
                        if (index == 0) {
                            client.mediaUp = false;
                            client.slots.clear();
                            client.codecs.clear();
                        }
                        scene = scene == null ? null : scene.without(peer);
                        redirect.run();
                    }
                    answer(client, leg, text, failure);
                },
                mailbox);
    }

    void restart(Client client, String sdp, @Nullable Integer leg) {
        if (client.plan == null) {
            refuse(client, new Fault("no-media"));
            return;
        }
        media.restart(new Leg(client.peer, leg == null ? 0 : leg), sdp)
                .whenCompleteAsync((text, failure) -> answer(client, leg, text, failure), mailbox);
    }

    void drop(PeerId peer) {
        media.drop(peer);
        captions.forget(peer);
        scene = scene == null ? null : scene.without(peer);
    }

    boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
        media.close(id);
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
                captions.number(source, number);
                yield true;
            }
            case MediaEvent.SourceFlowing _ -> false;
            case MediaEvent.EncodingsWanted(PeerId peer, boolean microphone, List<String> rids, boolean screen) -> {
                Client client = crowd.of(peer);
                if (client != null) {
                    client.send = new ServerMessage.Send(microphone, rids, screen);
                    client.say(client.order());
                }
                yield false;
            }
            case MediaEvent.CodecWanted(SourceId source, FeedPacket.Codec codec) -> {
                Client client = crowd.of(source.peer());
                if (client != null) {
                    client.codecs.put(source.kind(), codec.name());
                    client.say(client.order());
                }
                yield false;
            }
            case MediaEvent.Answered(Leg leg, String sdp) -> {
                Client client = crowd.of(leg.peer());
                if (client != null) {
                    client.say(new ServerMessage.Answer(sdp, leg.index() == 0 ? null : leg.index(), true));
                }
                yield false;
            }
            case MediaEvent.Speaking(RoomId _, SourceId source) -> {
                captions.speaking(source == null ? null : source.peer());
                yield false;
            }
            case MediaEvent.SlotShows(PeerId receiver, Slot slot, SourceId source) -> {
                Client client = crowd.of(receiver);
                if (client != null) {
                    captions.shows(client, slot, source);
                }
                yield false;
            }
            case MediaEvent.Levels(RoomId _, Map<PeerId, Integer> levels) -> {
                captions.levels(levels);
                yield false;
            }
            case MediaEvent.Stats stats -> captions.stats(stats);
        };
    }

    private boolean line(PeerId peer, boolean up) {
        Client client = crowd.of(peer);
        if (client == null || client.plan == null) {
            return false;
        }
        client.mediaUp = up;
        client.quality = up ? Quality.GOOD : Quality.LOST;
        client.stats = null;
        client.seen = null;
        if (!up) {
            scene = scene == null ? null : scene.without(peer);
        }
        return true;
    }

    private static void answer(
            Client client, @Nullable Integer leg, @Nullable String text, @Nullable Throwable failure) {
        if (failure == null && text != null) {
            client.say(new ServerMessage.Answer(text, leg, null));
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
