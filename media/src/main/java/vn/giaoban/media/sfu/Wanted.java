package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.MediaEvent.EncodingsWanted;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Plan;
import vn.giaoban.media.SourceId;

/** What each peer must send so that everyone receives what they are assigned, and nothing else. */
final class Wanted {
    /** The picture that a camera is asked to capture. */
    private static final int CAPTURED_HEIGHT = 720;

    private final List<Plan.Layer> layers;
    private final Set<PeerId> microphones = new HashSet<>();
    private final Set<PeerId> screens = new HashSet<>();
    private final Map<PeerId, Set<String>> rids = new HashMap<>();

    Wanted(List<Plan.Layer> layers) {
        this.layers = layers;
    }

    void assigned(Assignment assignment) {
        SourceId source = assignment.source();
        if (source == null
                || source.peer().equals(assignment.receiver()) && source.kind() == SourceId.Kind.MICROPHONE) {
            return;
        }
        switch (source.kind()) {
            case CAMERA ->
                rids.computeIfAbsent(source.peer(), key -> new HashSet<>())
                        .add(layer(layers, assignment.maxHeight()).rid());
            case SCREEN -> screens.add(source.peer());
            case MICROPHONE -> microphone(source.peer());
        }
    }

    /** A picture that is still shown somewhere though something else is wanted there. */
    void kept(SourceId source, String rid) {
        if (source.kind() == SourceId.Kind.SCREEN) {
            screens.add(source.peer());
        } else {
            rids.computeIfAbsent(source.peer(), key -> new HashSet<>())
                    .add(
                            layers.stream().anyMatch(layer -> layer.rid().equals(rid))
                                    ? rid
                                    : layers.getFirst().rid());
        }
    }

    /** Whether a layer is smaller than the one for a height. */
    boolean smaller(String rid, int maxHeight) {
        int wanted = layers.indexOf(layer(layers, maxHeight));
        return layers.stream().skip(wanted + 1L).anyMatch(layer -> layer.rid().equals(rid));
    }

    void microphone(PeerId peer) {
        microphones.add(peer);
    }

    boolean has(SourceId source) {
        return switch (source.kind()) {
            case CAMERA -> rids.containsKey(source.peer());
            case SCREEN -> screens.contains(source.peer());
            case MICROPHONE -> microphones.contains(source.peer());
        };
    }

    EncodingsWanted of(PeerId peer) {
        Set<String> wanted = rids.getOrDefault(peer, Set.of());
        List<String> ordered = new ArrayList<>();
        for (Plan.Layer layer : layers) {
            if (wanted.contains(layer.rid())) {
                ordered.add(layer.rid());
            }
        }
        return new EncodingsWanted(peer, microphones.contains(peer), ordered, screens.contains(peer));
    }

    /** The smallest layer that covers a height, else the tallest. Layers are listed from tall to small. */
    static Plan.Layer layer(List<Plan.Layer> layers, int maxHeight) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (height(layers.get(i)) >= maxHeight) {
                return layers.get(i);
            }
        }
        return layers.getFirst();
    }

    /** As long as no key frame has told it. */
    static int height(Plan.Layer layer) {
        return CAPTURED_HEIGHT / layer.scaleDownBy();
    }
}
