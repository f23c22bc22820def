package vn.giaoban.media.kurento;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaPipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.Capabilities;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.FeedTap;
import vn.giaoban.media.Leg;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaListener;
import vn.giaoban.media.MediaListeners;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Plan;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.SourceId;

/** Turns calls of the port into requests to the server, in their order on one {@link Worker}. */
final class KurentoMediaPlane implements MediaPlane {
    static final String LAYER = "h";

    /** Marks our pipelines, so that a later run may release them. */
    static final String TAG = "giaoban";

    private static final Logger LOG = LoggerFactory.getLogger(KurentoMediaPlane.class);

    private final KurentoMedia.Settings settings;
    private final Worker worker = new Worker();
    private final MediaListeners listeners = new MediaListeners();
    private final Map<RoomId, KmsRoom> rooms = new LinkedHashMap<>();
    private final Map<PeerId, Seat> seats = new LinkedHashMap<>();
    /** Who may be heard, also in rooms that have no pipeline: not yet, or no more since the server was restarted. */
    private final Map<RoomId, Audible> audible = new LinkedHashMap<>();

    private volatile @Nullable KurentoClient client;
    private volatile @Nullable String fault;

    /** Where a peer belongs, kept when the server forgot it. */
    private record Seat(RoomId room, PeerProfile profile) {}

    KurentoMediaPlane(KurentoMedia.Settings settings) {
        this.settings = settings;
    }

    void run(KurentoClient connected) {
        client = connected;
        reconcile();
    }

    private KurentoClient client() {
        KurentoClient connected = client;
        if (connected == null) {
            throw new IllegalStateException("not connected");
        }
        return connected;
    }

    /** Releases pipelines that are ours and of no room: an earlier run's, which nobody can reach any more. */
    private void reconcile() {
        for (MediaPipeline pipeline : client().getServerManager().getPipelines()) {
            boolean ours = pipeline.getTags().stream().anyMatch(tag -> TAG.equals(tag.getKey()));
            boolean used = rooms.values().stream()
                    .anyMatch(room -> room.pipeline.getId().equals(pipeline.getId()));
            if (ours && !used) {
                pipeline.release();
            }
        }
    }

    void disconnected() {
        fault = "media-server-gone";
    }

    /** @param same whether it is the same run of the server, which still has everything */
    void reconnected(boolean same) {
        worker.later(() -> {
            fault = null;
            if (!same) {
                rooms.clear();
                seats.keySet().forEach(peer -> listeners.tell(new MediaEvent.Lost(peer, "media-server-restarted")));
                reconcile();
            }
        });
    }

    @Override
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                "kurento",
                Capabilities.Legs.PER_SLOT,
                new Capabilities.Sound.Mixed(),
                false,
                List.of(settings.camera()),
                List.of(FeedPacket.Codec.VP8),
                9,
                Capabilities.Feed.NONE,
                false,
                false);
    }

    @Override
    public Plan plan(PeerProfile profile) {
        return new Plan(
                profile.publishes(),
                profile.publishes() ? List.of(settings.camera()) : List.of(),
                1,
                Math.min(profile.videoSlots(), 9),
                List.of("VP8"),
                settings.iceServers(),
                Capabilities.Legs.PER_SLOT);
    }

    @Override
    public CompletableFuture<String> admit(RoomId room, PeerId peer, PeerProfile profile, String offer) {
        return admit(room, Leg.first(peer), profile, offer);
    }

    @Override
    public CompletableFuture<String> admit(RoomId room, Leg leg, PeerProfile profile, String offer) {
        if (!offer.startsWith("v=0")) {
            return CompletableFuture.failedFuture(new BadOffer("sdp-malformed", "line 1"));
        }
        boolean known = leg.index() == 0 ? profile.publishes() : leg.index() <= profile.videoSlots();
        if (!known) {
            return CompletableFuture.failedFuture(new BadOffer("leg-unknown", Integer.toString(leg.index())));
        }
        return worker.answered(() -> {
            seats.put(leg.peer(), new Seat(room, profile));
            return connect(room, leg, profile, offer);
        });
    }

    @Override
    public CompletableFuture<String> restart(PeerId peer, String offer) {
        return restart(Leg.first(peer), offer);
    }

    @Override
    public CompletableFuture<String> restart(Leg leg, String offer) {
        return worker.answered(() -> {
            Seat seat = seats.get(leg.peer());
            return seat == null
                    ? CompletableFuture.failedFuture(
                            new BadOffer("peer-unknown", leg.peer().value()))
                    : connect(seat.room(), leg, seat.profile(), offer);
        });
    }

    private CompletableFuture<String> connect(RoomId id, Leg leg, PeerProfile profile, String offer) {
        KmsRoom room = rooms.computeIfAbsent(id, key -> {
            MediaPipeline pipeline = client().createMediaPipeline();
            pipeline.addTag(TAG, key.value());
            KmsRoom made = new KmsRoom(pipeline, listeners::tell);
            made.audible(audible.getOrDefault(key, new Audible.Only(Set.of())));
            return made;
        });
        KmsPeer peer = room.peer(leg.peer(), profile);
        room.renewed(leg.peer(), leg.index());
        CompletableFuture<String> answer = peer.answer(leg.index(), offer);
        room.rewire();
        return answer;
    }

    private void inRoomOf(PeerId peer, Consumer<KmsRoom> action) {
        rooms.values().stream().filter(room -> room.known(peer) != null).forEach(action);
    }

    @Override
    public void drop(PeerId peer) {
        worker.later(() -> {
            seats.remove(peer);
            rooms.values().forEach(room -> {
                room.forget(peer);
                room.drop(peer);
            });
        });
    }

    @Override
    public void assign(List<Assignment> assignments) {
        List<Assignment> given = List.copyOf(assignments);
        worker.later(() -> {
            List<KmsRoom> touched = new ArrayList<>();
            given.forEach(assignment -> inRoomOf(assignment.receiver(), room -> {
                room.assign(assignment);
                touched.add(room);
            }));
            touched.stream().distinct().forEach(KmsRoom::rewire);
        });
    }

    @Override
    public void audible(RoomId id, Audible now) {
        worker.later(() -> {
            audible.put(id, now);
            KmsRoom room = rooms.get(id);
            if (room != null) {
                room.audible(now);
                room.rewire();
            }
        });
    }

    @Override
    public void prefer(SourceId source, FeedPacket.Codec codec) {
        // Kurento codes anew between endpoints of different codecs by itself.
    }

    @Override
    public void limit(PeerId receiver, long bitsPerSecond) {
        worker.later(() -> inRoomOf(receiver, room -> {
            KmsPeer peer = room.known(receiver);
            if (peer != null) {
                peer.limit(bitsPerSecond);
            }
        }));
    }

    @Override
    public void feed(RoomId room, @Nullable FeedTap tap) {
        if (tap != null) {
            LOG.warn("the program of {} cannot be recorded: this driver has no feed", room.value());
        }
    }

    @Override
    public void refresh(RoomId room) {
        // There is no feed to refresh.
    }

    @Override
    public void close(RoomId id) {
        worker.later(() -> {
            KmsRoom room = rooms.remove(id);
            audible.remove(id);
            seats.values().removeIf(seat -> seat.room().equals(id));
            if (room != null) {
                room.release();
            }
        });
    }

    @Override
    public void listen(MediaListener listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        worker.later(() -> rooms.values().forEach(KmsRoom::release));
        worker.close();
        KurentoClient connected = client;
        if (connected != null) {
            connected.destroy();
        }
    }
}
