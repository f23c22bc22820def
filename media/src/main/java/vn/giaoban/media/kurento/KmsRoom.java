package vn.giaoban.media.kurento;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kurento.client.Composite;
import org.kurento.client.HubPort;
import org.kurento.client.KurentoObject;
import org.kurento.client.MediaElement;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaType;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;

/** One room: a pipeline, its peers and mixes, and what is connected in it now. Confined to the driver's worker. */
final class KmsRoom {
    /** Kurento mixes without choosing; so many voices at most. */
    private static final int MOST_VOICES = 16;

    final MediaPipeline pipeline;
    private final Consumer<MediaEvent> tell;
    private final Map<PeerId, KmsPeer> peers = new LinkedHashMap<>();
    private final Map<PeerId, Map<Slot, Assignment>> assigned = new HashMap<>();
    private final Map<Wire.Mix, Composite> mixes = new HashMap<>();
    private final Map<Wire, HubPort> ports = new HashMap<>();
    private final Map<PeerId, MediaEvent> told = new HashMap<>();
    private Set<Wire> connected = new HashSet<>();
    private Audible audible = new Audible.Only(Set.of());

    KmsRoom(MediaPipeline pipeline, Consumer<MediaEvent> tell) {
        this.pipeline = pipeline;
        this.tell = tell;
    }

    KmsPeer peer(PeerId id, PeerProfile profile) {
        KmsPeer known = peers.get(id);
        if (known != null && known.profile.equals(profile)) {
            return known;
        }
        drop(id);
        KmsPeer fresh = new KmsPeer(id, profile, pipeline, tell);
        peers.put(id, fresh);
        return fresh;
    }

    @Nullable
    KmsPeer known(PeerId id) {
        return peers.get(id);
    }

    Set<PeerId> peers() {
        return Set.copyOf(peers.keySet());
    }

    void drop(PeerId id) {
        KmsPeer peer = peers.remove(id);
        if (peer != null) {
            told.remove(id);
            // What is released takes its connections along.
            connected.removeIf(wire -> touches(wire, id));
            peer.release();
            rewire();
        }
    }

    /** A leg's endpoint is about to be another: what led to it is gone. */
    void renewed(PeerId id, int leg) {
        connected.removeIf(wire -> switch (wire) {
            case Wire.Picture picture -> leg == 0 && picture.from().equals(id);
            case Wire.Voice voice -> leg == 0 && voice.from().equals(id);
            case Wire.Sound sound -> leg == 1 && sound.receiver().equals(id);
        });
        told.remove(id);
    }

    private static boolean touches(Wire wire, PeerId id) {
        return switch (wire) {
            case Wire.Picture(PeerId from, PeerId receiver, int slot) -> from.equals(id) || receiver.equals(id);
            case Wire.Voice(PeerId from, Wire.Mix mix) -> from.equals(id);
            case Wire.Sound(Wire.Mix mix, PeerId receiver) -> receiver.equals(id);
        };
    }

    void assign(Assignment assignment) {
        assigned.computeIfAbsent(assignment.receiver(), key -> new HashMap<>()).put(assignment.slot(), assignment);
    }

    void forget(PeerId receiver) {
        assigned.remove(receiver);
    }

    void audible(Audible now) {
        audible = now;
    }

    /** Connects and disconnects until the pipeline is what was asked for; voices that may not be heard go first. */
    void rewire() {
        Set<PeerId> publishers = new HashSet<>();
        Map<PeerId, Set<Integer>> legs = new HashMap<>();
        peers.forEach((id, peer) -> {
            if (peer.sender() != null) {
                publishers.add(id);
            }
            legs.put(id, peer.slots());
        });
        List<Assignment> all = assigned.values().stream()
                .flatMap(slots -> slots.values().stream())
                .toList();
        Set<Wire> wanted = Wire.wanted(publishers, legs, all, voices());
        connected.stream().filter(wire -> !wanted.contains(wire)).forEach(wire -> connect(wire, false));
        wanted.stream().filter(wire -> !connected.contains(wire)).forEach(wire -> connect(wire, true));
        connected = wanted;
        publishers.forEach(id -> tellWanted(id, wanted));
    }

    private Set<PeerId> voices() {
        return switch (audible) {
            case Audible.Only only -> only.speakers();
            case Audible.Loudest mode ->
                Set.copyOf(mode.candidates().stream()
                        .filter(peers::containsKey)
                        .limit(MOST_VOICES)
                        .toList());
        };
    }

    private void connect(Wire wire, boolean on) {
        switch (wire) {
            case Wire.Picture(PeerId from, PeerId receiver, int slot) -> {
                link(sender(from), door(receiver, slot), MediaType.VIDEO, on);
                tell.accept(new MediaEvent.SlotShows(receiver, Slot.video(slot), on ? SourceId.camera(from) : null));
            }
            case Wire.Voice(PeerId from, Wire.Mix mix) -> link(sender(from), port(wire, mix), MediaType.AUDIO, on);
            case Wire.Sound(Wire.Mix mix, PeerId receiver) -> {
                KmsPeer peer = peers.get(receiver);
                link(port(wire, mix), peer == null ? null : peer.receiver(0), MediaType.AUDIO, on);
            }
        }
        HubPort unused = on ? null : ports.remove(wire);
        if (unused != null) {
            unused.release();
        }
    }

    private static void link(@Nullable MediaElement from, @Nullable MediaElement to, MediaType media, boolean on) {
        if (from == null || to == null) {
            return;
        }
        if (on) {
            from.connect(to, media);
        } else {
            from.disconnect(to, media);
        }
    }

    private @Nullable MediaElement sender(PeerId id) {
        KmsPeer peer = peers.get(id);
        return peer == null ? null : peer.sender();
    }

    private @Nullable MediaElement door(PeerId receiver, int slot) {
        KmsPeer peer = peers.get(receiver);
        return peer == null ? null : peer.door(slot);
    }

    private HubPort port(Wire wire, Wire.Mix mix) {
        Composite hub = mixes.computeIfAbsent(mix, key -> new Composite.Builder(pipeline).build());
        return ports.computeIfAbsent(wire, key -> new HubPort.Builder(hub).build());
    }

    private void tellWanted(PeerId id, Set<Wire> wires) {
        boolean microphone = wires.stream()
                .anyMatch(w -> w instanceof Wire.Voice voice && voice.from().equals(id));
        boolean camera = wires.stream()
                .anyMatch(
                        w -> w instanceof Wire.Picture picture && picture.from().equals(id));
        MediaEvent now = new MediaEvent.EncodingsWanted(
                id, microphone, camera ? List.of(KurentoMediaPlane.LAYER) : List.of(), false);
        if (!now.equals(told.put(id, now))) {
            tell.accept(now);
        }
    }

    void release() {
        peers.values().forEach(KmsPeer::release);
        ports.values().forEach(KurentoObject::release);
        pipeline.release();
    }
}
