package vn.giaoban.signaling.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.Capabilities;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.FeedTap;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaListener;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Plan;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;

/** A media server without media: an offer connects at once unless it is nonsense. */
final class FakeMedia implements MediaPlane {
    final Map<PeerId, PeerProfile> peers = new ConcurrentHashMap<>();
    final Map<PeerId, Long> limits = new ConcurrentHashMap<>();
    final Map<PeerId, Map<Slot, SourceId>> slots = new ConcurrentHashMap<>();
    final List<List<Assignment>> assigned = new ArrayList<>();

    @Nullable
    Audible audible;

    boolean closed;
    private @Nullable MediaListener listener;
    private int numbers;

    void tell(MediaEvent event) {
        if (listener != null) {
            listener.on(event);
        }
    }

    @Nullable
    SourceId shown(PeerId receiver, Slot slot) {
        return slots.getOrDefault(receiver, Map.of()).get(slot);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                "fake",
                Capabilities.Legs.ONE,
                new Capabilities.Sound.Slots(3),
                true,
                List.of(),
                List.of(FeedPacket.Codec.VP8),
                25,
                Capabilities.Feed.RTP,
                true,
                false);
    }

    @Override
    public Plan plan(PeerProfile profile) {
        return new Plan(profile.publishes(), List.of(), 3, profile.videoSlots(), List.of("VP8"), List.of());
    }

    @Override
    public CompletableFuture<String> admit(RoomId room, PeerId peer, PeerProfile profile, String offer) {
        if (!offer.startsWith("v=0")) {
            return CompletableFuture.failedFuture(new BadOffer("no-sdp", "line 1"));
        }
        peers.put(peer, profile);
        slots.remove(peer);
        return CompletableFuture.completedFuture("v=0 answer");
    }

    /** ICE and DTLS of an admitted peer come up, and its camera gets a number. */
    void connect(PeerId peer, RoomId room) {
        tell(new MediaEvent.Connected(peer));
        tell(new MediaEvent.SourceNumbered(room, SourceId.camera(peer), ++numbers));
    }

    @Override
    public CompletableFuture<String> restart(PeerId peer, String offer) {
        return peers.containsKey(peer)
                ? CompletableFuture.completedFuture("v=0 again")
                : CompletableFuture.failedFuture(new BadOffer("peer-unknown", peer.value()));
    }

    @Override
    public void drop(PeerId peer) {
        peers.remove(peer);
        slots.remove(peer);
    }

    @Override
    public void assign(List<Assignment> assignments) {
        assigned.add(List.copyOf(assignments));
        for (Assignment assignment : assignments) {
            Map<Slot, SourceId> of = slots.computeIfAbsent(assignment.receiver(), peer -> new ConcurrentHashMap<>());
            SourceId source = assignment.source();
            if (source == null) {
                of.remove(assignment.slot());
            } else {
                of.put(assignment.slot(), source);
            }
        }
    }

    @Override
    public void audible(RoomId room, Audible audible) {
        this.audible = audible;
    }

    @Override
    public void prefer(SourceId source, FeedPacket.Codec codec) {}

    @Override
    public void limit(PeerId receiver, long bitsPerSecond) {
        limits.put(receiver, bitsPerSecond);
    }

    @Override
    public void feed(RoomId room, @Nullable FeedTap tap) {}

    @Override
    public void refresh(RoomId room) {}

    @Override
    public void close(RoomId room) {
        closed = true;
        peers.clear();
    }

    @Override
    public void listen(MediaListener listener) {
        this.listener = listener;
    }

    @Override
    public void close() {}
}
