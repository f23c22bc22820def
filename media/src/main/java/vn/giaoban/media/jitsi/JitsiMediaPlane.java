package vn.giaoban.media.jitsi;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
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
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.sdp.Agreement;
import vn.giaoban.media.sdp.Negotiator;
import vn.giaoban.media.sdp.SessionDescription;

/** Turns calls of the port into requests to the bridge; one lock keeps what is known of its endpoints. */
final class JitsiMediaPlane implements MediaPlane {
    private static final Logger LOG = LoggerFactory.getLogger(JitsiMediaPlane.class);
    private static final int AUDIO_SLOTS = 3;
    private static final int VIDEO_SLOTS = 9;

    private final JitsiMedia.Settings settings;
    private final Bridge bridge;
    private final MediaListeners listeners = new MediaListeners();
    private final Map<RoomId, Meeting> meetings = new LinkedHashMap<>();
    private int numbers;

    JitsiMediaPlane(JitsiMedia.Settings settings, Bridge bridge) {
        this.settings = settings;
        this.bridge = bridge;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                "jitsi",
                Capabilities.Legs.ONE,
                new Capabilities.Sound.Slots(AUDIO_SLOTS),
                false,
                List.of(settings.camera()),
                List.of(FeedPacket.Codec.VP8, FeedPacket.Codec.H264),
                VIDEO_SLOTS,
                Capabilities.Feed.NONE,
                false,
                true);
    }

    @Override
    public Plan plan(PeerProfile profile) {
        return new Plan(
                profile.publishes(),
                profile.publishes() ? List.of(settings.camera()) : List.of(),
                AUDIO_SLOTS,
                Math.min(profile.videoSlots(), VIDEO_SLOTS),
                capabilities().codecs().stream().map(Enum::name).toList(),
                settings.iceServers());
    }

    @Override
    public synchronized CompletableFuture<String> admit(RoomId room, PeerId peer, PeerProfile profile, String offer) {
        Agreement agreement;
        try {
            agreement = Negotiator.agree(SessionDescription.parse(offer), profile);
        } catch (BadOffer e) {
            return CompletableFuture.failedFuture(e);
        }
        Meeting meeting = meeting(room);
        Endpoint old = meeting.endpoints.get(peer);
        if (old != null) {
            expire(meeting, old);
        }
        int number = ++numbers;
        Endpoint endpoint = new Endpoint(peer, String.format("%08x", number), profile, agreement, number);
        meeting.endpoints.put(peer, endpoint);
        CompletableFuture<String> answer = meeting.add(Colibri.endpoint(endpoint.id, agreement), made -> {
            Colibri.Transport transport = Colibri.transport(made, endpoint.id);
            return meeting.ask(List.of(
                            Colibri.remote(endpoint.id, agreement), Colibri.muted(endpoint.id, !heard(meeting, peer))))
                    .thenApply(done -> reached(meeting, endpoint, transport));
        });
        answer.whenComplete((sdp, failure) -> {
            if (failure != null) {
                refused(meeting, endpoint);
            }
        });
        return answer;
    }

    private Meeting meeting(RoomId room) {
        return meetings.computeIfAbsent(room, key -> new Meeting(key.value(), bridge));
    }

    private synchronized void refused(Meeting meeting, Endpoint endpoint) {
        meeting.endpoints.remove(endpoint.peer, endpoint);
    }

    private synchronized boolean heard(Meeting meeting, PeerId peer) {
        return meeting.audible.contains(peer);
    }

    private synchronized String reached(Meeting meeting, Endpoint endpoint, Colibri.Transport transport) {
        endpoint.reached(transport);
        if (transport.channel() != null) {
            bridge.channel(
                            transport.channel(),
                            message -> heard(meeting, endpoint, message),
                            () -> listeners.tell(new MediaEvent.Lost(endpoint.peer, "bridge-channel-closed")))
                    .thenAccept(channel -> opened(meeting, endpoint, channel))
                    .exceptionally(failure -> {
                        LOG.warn("no bridge channel for {}", endpoint.peer.value(), failure);
                        return null;
                    });
        }
        return endpoint.answer();
    }

    private synchronized void opened(Meeting meeting, Endpoint endpoint, java.net.http.WebSocket channel) {
        endpoint.channel = channel;
        constrain(meeting, endpoint);
    }

    /** What the bridge says over an endpoint's channel. */
    private void heard(Meeting meeting, Endpoint endpoint, JsonObject message) {
        String kind = message.has("colibriClass") ? message.get("colibriClass").getAsString() : "";
        switch (kind) {
            case "ServerHello" -> listeners.tell(new MediaEvent.Connected(endpoint.peer));
            case "VideoSourcesMap", "AudioSourcesMap" -> remap(meeting, endpoint, message);
            case "SenderSourceConstraints" -> {
                boolean wanted =
                        message.has("maxHeight") && message.get("maxHeight").getAsInt() > 0;
                listeners.tell(new MediaEvent.EncodingsWanted(
                        endpoint.peer,
                        heard(meeting, endpoint.peer),
                        wanted ? List.of(settings.camera().rid()) : List.of(),
                        false));
            }
            default -> {}
        }
    }

    private void remap(Meeting meeting, Endpoint endpoint, JsonObject message) {
        Map<Slot, SourceId> changed;
        String answer;
        synchronized (this) {
            changed = endpoint.mapped(message, meeting.endpoints);
            answer = changed.isEmpty() ? "" : endpoint.answer();
        }
        if (!changed.isEmpty()) {
            listeners.tell(new MediaEvent.Answered(Leg.first(endpoint.peer), answer));
            changed.forEach((slot, source) -> listeners.tell(new MediaEvent.SlotShows(endpoint.peer, slot, source)));
        }
    }

    /** The bridge keeps the endpoint over an ICE restart: it is asked to make the transport anew. */
    @Override
    public synchronized CompletableFuture<String> restart(PeerId peer, String offer) {
        for (Map.Entry<RoomId, Meeting> meeting : meetings.entrySet()) {
            Endpoint known = meeting.getValue().endpoints.get(peer);
            if (known != null) {
                return admit(meeting.getKey(), peer, known.profile, offer);
            }
        }
        return CompletableFuture.failedFuture(new BadOffer("peer-unknown", peer.value()));
    }

    @Override
    public synchronized void drop(PeerId peer) {
        meetings.values().forEach(meeting -> {
            Endpoint endpoint = meeting.endpoints.remove(peer);
            if (endpoint != null) {
                expire(meeting, endpoint);
            }
        });
    }

    private void expire(Meeting meeting, Endpoint endpoint) {
        if (endpoint.channel != null) {
            endpoint.channel.abort();
        }
        meeting.change(List.of(Colibri.expired(endpoint.id)));
    }

    @Override
    public synchronized void assign(List<Assignment> assignments) {
        for (Meeting meeting : meetings.values()) {
            assignments.forEach(assignment -> {
                Endpoint receiver = meeting.endpoints.get(assignment.receiver());
                if (receiver != null) {
                    receiver.assign(assignment);
                    constrain(meeting, receiver);
                }
            });
        }
    }

    private void constrain(Meeting meeting, Endpoint receiver) {
        if (receiver.channel != null) {
            receiver.channel.sendText(
                    Colibri.constraints(receiver.wanted(meeting.endpoints)).toString(), true);
        }
    }

    /** The bridge refuses a muted endpoint's sound before it forwards anything; it chooses no loudest for us. */
    @Override
    public synchronized void audible(RoomId room, Audible audible) {
        Meeting meeting = meeting(room);
        meeting.audible = switch (audible) {
            case Audible.Only only -> only.speakers();
            case Audible.Loudest mode -> mode.candidates();
        };
        meeting.change(meeting.endpoints.values().stream()
                .map(endpoint -> Colibri.muted(endpoint.id, !meeting.audible.contains(endpoint.peer)))
                .toList());
    }

    @Override
    public void prefer(SourceId source, FeedPacket.Codec codec) {
        listeners.tell(new MediaEvent.CodecWanted(source, codec));
    }

    @Override
    public void limit(PeerId receiver, long bitsPerSecond) {
        // The bridge estimates each receiver's line by itself, and offers no lower limit.
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
    public synchronized void close(RoomId room) {
        Meeting meeting = meetings.remove(room);
        if (meeting != null) {
            meeting.change(meeting.endpoints.values().stream()
                    .map(endpoint -> Colibri.expired(endpoint.id))
                    .toList());
        }
    }

    @Override
    public void listen(MediaListener listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized void close() {
        List.copyOf(meetings.keySet()).forEach(this::close);
    }
}
