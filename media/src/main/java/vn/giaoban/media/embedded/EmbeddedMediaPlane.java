package vn.giaoban.media.embedded;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.Capabilities;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.FeedTap;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaListener;
import vn.giaoban.media.MediaListeners;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Plan;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.net.UdpLoop;
import vn.giaoban.media.sdp.Agreement;
import vn.giaoban.media.sdp.Negotiator;
import vn.giaoban.media.sdp.SessionDescription;
import vn.giaoban.media.sfu.Output;
import vn.giaoban.media.sfu.Sfu;

/** Turns calls of the port into commands for the loop, and the core's outputs into events. */
final class EmbeddedMediaPlane implements MediaPlane {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMediaPlane.class);
    private static final int AUDIO_SLOTS = 3;

    private final EmbeddedMedia.Settings settings;
    private final MediaListeners listeners = new MediaListeners();
    private final Map<RoomId, FeedTap> taps = new ConcurrentHashMap<>();
    private final Map<PeerId, Seat> seats = new ConcurrentHashMap<>();
    private final Map<RoomId, Dominant> speakers = new ConcurrentHashMap<>();
    private @Nullable UdpLoop loop;

    private record Seat(RoomId room, PeerProfile profile) {}

    EmbeddedMediaPlane(EmbeddedMedia.Settings settings) {
        this.settings = settings;
    }

    void run(UdpLoop started) {
        loop = started;
    }

    private UdpLoop loop() {
        if (loop == null) {
            throw new IllegalStateException("not started");
        }
        return loop;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                "embedded",
                Capabilities.Legs.ONE,
                new Capabilities.Sound.Slots(AUDIO_SLOTS),
                settings.cameraLayers().size() > 1,
                settings.cameraLayers(),
                List.of(FeedPacket.Codec.VP8, FeedPacket.Codec.H264),
                25,
                Capabilities.Feed.RTP,
                true,
                false);
    }

    @Override
    public Plan plan(PeerProfile profile) {
        return new Plan(
                profile.publishes(),
                profile.publishes() ? settings.cameraLayers() : List.of(),
                AUDIO_SLOTS,
                profile.videoSlots(),
                capabilities().codecs().stream().map(Enum::name).toList(),
                settings.iceServers().get());
    }

    @Override
    public CompletableFuture<String> admit(RoomId room, PeerId peer, PeerProfile profile, String offer) {
        seats.put(peer, new Seat(room, profile));
        return answered(profile, offer, (sfu, agreement) -> sfu.admit(room, peer, agreement, loop().now()));
    }

    @Override
    public CompletableFuture<String> restart(PeerId peer, String offer) {
        Seat seat = seats.get(peer);
        if (seat == null) {
            return CompletableFuture.failedFuture(new BadOffer("peer-unknown", peer.value()));
        }
        return answered(seat.profile(), offer, (sfu, agreement) -> sfu.restart(peer, agreement));
    }

    /** Reads the offer on the caller's thread, and has the rest done on the loop's. */
    private CompletableFuture<String> answered(
            PeerProfile profile, String offer, BiFunction<Sfu, Agreement, String> command) {
        Agreement agreement;
        try {
            agreement = Negotiator.agree(SessionDescription.parse(offer), profile);
        } catch (BadOffer e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<String> answer = new CompletableFuture<>();
        loop().submit(sfu -> {
            try {
                answer.complete(command.apply(sfu, agreement));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Override
    public void drop(PeerId peer) {
        seats.remove(peer);
        loop().submit(sfu -> sfu.drop(peer));
    }

    @Override
    public void assign(List<Assignment> assignments) {
        List<Assignment> given = List.copyOf(assignments);
        loop().submit(sfu -> given.forEach(assignment -> sfu.assign(assignment, loop().now())));
    }

    @Override
    public void audible(RoomId room, Audible audible) {
        loop().submit(sfu -> sfu.audible(room, audible, loop().now()));
    }

    @Override
    public void prefer(SourceId source, FeedPacket.Codec codec) {
        loop().submit(sfu -> sfu.prefer(source, codec));
    }

    @Override
    public void limit(PeerId receiver, long bitsPerSecond) {
        loop().submit(sfu -> sfu.limit(receiver, bitsPerSecond, loop().now()));
    }

    @Override
    public void feed(RoomId room, @Nullable FeedTap tap) {
        if (tap == null) {
            taps.remove(room);
        } else {
            taps.put(room, tap);
        }
        loop().submit(sfu -> sfu.feed(room, tap != null, loop().now()));
    }

    @Override
    public void refresh(RoomId room) {
        loop().submit(sfu -> sfu.refresh(room, loop().now()));
    }

    @Override
    public void close(RoomId room) {
        taps.remove(room);
        speakers.remove(room);
        seats.values().removeIf(seat -> seat.room().equals(room));
        loop().submit(sfu -> sfu.close(room));
    }

    @Override
    public void listen(MediaListener listener) {
        listeners.add(listener);
    }

    /** On the loop's thread. */
    void told(Output output) {
        try {
            switch (output) {
                case Output.Happened happened -> tell(happened.event());
                case Output.Fed fed -> {
                    FeedTap tap = taps.get(fed.room());
                    if (tap != null) {
                        tap.packet(fed.packet());
                    }
                }
                default -> {}
            }
        } catch (RuntimeException e) {
            LOG.error("feed tap", e);
        }
    }

    private void tell(MediaEvent event) {
        listeners.tell(event);
        if (event instanceof MediaEvent.Levels levels) {
            Dominant speaker = speakers.computeIfAbsent(levels.room(), room -> new Dominant());
            if (speaker.changes(levels.levels())) {
                PeerId peer = speaker.speaker();
                SourceId voice = peer == null ? null : SourceId.microphone(peer);
                listeners.tell(new MediaEvent.Speaking(levels.room(), voice));
            }
        }
    }

    @Override
    public void close() {
        loop().close();
    }
}
