package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Plan;
import vn.giaoban.media.Slot;

/** What every receiver is to be shown, connected or not, with pictures made small enough for a limited line. */
final class Assignments {
    /** Kept free for three voices and what goes with them. */
    private static final long SOUND_BITRATE = 150_000;

    private final List<Plan.Layer> layers;
    private final Map<PeerId, Map<Slot, Assignment>> byReceiver = new HashMap<>();
    private final Map<PeerId, Long> limits = new HashMap<>();

    Assignments(List<Plan.Layer> layers) {
        this.layers = layers;
    }

    void put(Assignment assignment) {
        byReceiver
                .computeIfAbsent(assignment.receiver(), key -> new LinkedHashMap<>())
                .put(assignment.slot(), assignment);
    }

    void limit(PeerId receiver, long bitsPerSecond) {
        if (bitsPerSecond <= 0) {
            limits.remove(receiver);
        } else {
            limits.put(receiver, bitsPerSecond);
        }
    }

    boolean limited(PeerId receiver) {
        return limits.containsKey(receiver);
    }

    void remove(PeerId receiver) {
        byReceiver.remove(receiver);
        limits.remove(receiver);
    }

    List<Assignment> of(PeerId receiver) {
        List<Assignment> all =
                new ArrayList<>(byReceiver.getOrDefault(receiver, Map.of()).values());
        Long limit = limits.get(receiver);
        return limit == null ? all : within(all, limit - SOUND_BITRATE);
    }

    /** Every picture in the smallest layer, then one after the other, the stage first, as tall as the rate allows. */
    private List<Assignment> within(List<Assignment> all, long rate) {
        List<Assignment> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparingInt(assignment -> assignment.slot().index()));
        Plan.Layer smallest = layers.getLast();
        long left = rate
                - smallest.maxBitrate()
                        * ordered.stream().filter(Assignments::picture).count();
        for (int i = 0; i < ordered.size(); i++) {
            Assignment assignment = ordered.get(i);
            if (picture(assignment)) {
                Plan.Layer layer = affordable(assignment.maxHeight(), left + smallest.maxBitrate());
                left -= layer.maxBitrate() - smallest.maxBitrate();
                int height = Math.min(assignment.maxHeight(), Wanted.height(layer));
                ordered.set(i, new Assignment(assignment.receiver(), assignment.slot(), assignment.source(), height));
            }
        }
        return ordered;
    }

    private static boolean picture(Assignment assignment) {
        return assignment.source() != null && assignment.slot().media() == Slot.Media.VIDEO;
    }

    /** The layer for a height, or the tallest below it that a rate can carry. */
    private Plan.Layer affordable(int maxHeight, long rate) {
        int first = layers.indexOf(Wanted.layer(layers, maxHeight));
        for (Plan.Layer layer : layers.subList(first, layers.size())) {
            if (layer.maxBitrate() <= rate) {
                return layer;
            }
        }
        return layers.getLast();
    }
}
