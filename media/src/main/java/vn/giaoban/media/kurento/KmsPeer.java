package vn.giaoban.media.kurento;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kurento.client.DtlsConnectionState;
import org.kurento.client.IceComponentState;
import org.kurento.client.KurentoObject;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaType;
import org.kurento.client.PassThrough;
import org.kurento.client.WebRtcEndpoint;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;

/** One peer's legs in a pipeline. Confined to the driver's worker; its listeners are called by Kurento's client. */
final class KmsPeer {
    private static final long GATHER_MILLIS = 2_000;

    final PeerId id;
    final PeerProfile profile;
    private final MediaPipeline pipeline;
    private final Consumer<MediaEvent> tell;
    private final Map<Integer, WebRtcEndpoint> endpoints = new HashMap<>();
    /** Before each receiving leg, so that a switch of its picture does not touch the leg. */
    private final Map<Integer, PassThrough> doors = new HashMap<>();

    private boolean connected;

    KmsPeer(PeerId id, PeerProfile profile, MediaPipeline pipeline, Consumer<MediaEvent> tell) {
        this.id = id;
        this.profile = profile;
        this.pipeline = pipeline;
        this.tell = tell;
    }

    /** Makes a leg's endpoint anew and answers with all its candidates, or with those found within two seconds. */
    CompletableFuture<String> answer(int leg, String offer) {
        WebRtcEndpoint old = endpoints.remove(leg);
        if (old != null) {
            old.release();
        }
        WebRtcEndpoint endpoint = new WebRtcEndpoint.Builder(pipeline).build();
        endpoints.put(leg, endpoint);
        if (leg > 0) {
            PassThrough door = doors.computeIfAbsent(leg, key -> new PassThrough.Builder(pipeline).build());
            door.connect(endpoint, MediaType.VIDEO);
        }
        endpoint.addDtlsConnectionStateChangeListener(event -> {
            if (event.getState() == DtlsConnectionState.CONNECTED) {
                up();
            }
        });
        endpoint.addIceComponentStateChangedListener(event -> {
            if (event.getState() == IceComponentState.FAILED) {
                tell.accept(new MediaEvent.Lost(id, "ice-failed"));
            }
        });
        CompletableFuture<Void> gathered = new CompletableFuture<>();
        endpoint.addIceGatheringDoneListener(event -> gathered.complete(null));
        endpoint.processOffer(offer);
        endpoint.gatherCandidates();
        return gathered.completeOnTimeout(null, GATHER_MILLIS, TimeUnit.MILLISECONDS)
                .thenApplyAsync(done -> endpoint.getLocalSessionDescriptor());
    }

    private synchronized void up() {
        if (!connected) {
            connected = true;
            tell.accept(new MediaEvent.Connected(id));
        }
    }

    /** What it sends with, if that leg is there. */
    @Nullable
    WebRtcEndpoint sender() {
        return profile.publishes() ? endpoints.get(0) : null;
    }

    /** The video slots whose legs are there. */
    Set<Integer> slots() {
        Set<Integer> slots = new HashSet<>();
        endpoints.keySet().stream().filter(leg -> leg > 0).forEach(leg -> slots.add(leg - 1));
        return slots;
    }

    @Nullable
    PassThrough door(int slot) {
        return doors.get(slot + 1);
    }

    @Nullable
    WebRtcEndpoint receiver(int slot) {
        return endpoints.get(slot + 1);
    }

    /** Keeps every picture towards it within a rate; 0 lifts it. */
    void limit(long bitsPerSecond) {
        endpoints.forEach((leg, endpoint) -> {
            if (leg > 0) {
                endpoint.setMaxVideoSendBandwidth((int) (bitsPerSecond / 1000));
            }
        });
    }

    void release() {
        endpoints.values().forEach(KurentoObject::release);
        doors.values().forEach(KurentoObject::release);
        endpoints.clear();
        doors.clear();
    }
}
