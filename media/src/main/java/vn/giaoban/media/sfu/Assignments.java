package vn.giaoban.media.sfu;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Plan;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.rate.SendRate;

/** What every receiver is to be shown, connected or not, with pictures made small enough for a limited line. */
final class Assignments {
    /** How much more than a picture takes a line must carry before it grows to that: it is not to go to and fro. */
    private static final double CLEARLY_MORE = 1.08;

    private final List<Plan.Layer> layers;
    private final Map<PeerId, Map<Slot, Assignment>> byReceiver = new HashMap<>();
    private final Map<PeerId, Long> limits = new HashMap<>();
    private final Map<PeerId, Long> carried = new HashMap<>();
    private final Map<SourceId, Integer> temporalLayers = new HashMap<>();
    /** Made to fit; forgotten when anything about a receiver changes. */
    private final Map<PeerId, List<Shown>> fitted = new HashMap<>();

    Assignments(List<Plan.Layer> layers) {
        this.layers = layers;
    }

    void put(Assignment assignment) {
        fitted.remove(assignment.receiver());
        byReceiver
                .computeIfAbsent(assignment.receiver(), key -> new LinkedHashMap<>())
                .put(assignment.slot(), assignment);
    }

    void limit(PeerId receiver, long bitsPerSecond) {
        fitted.remove(receiver);
        if (bitsPerSecond <= 0) {
            limits.remove(receiver);
        } else {
            limits.put(receiver, bitsPerSecond);
        }
    }

    /** Notes what a receiver's line was found to carry; true when what it is shown must be chosen again. */
    boolean carries(PeerId receiver, long bitsPerSecond) {
        long before = carried.getOrDefault(receiver, SendRate.START);
        long fits = bitsPerSecond < before ? bitsPerSecond : Math.round(bitsPerSecond / CLEARLY_MORE);
        if (bitsPerSecond >= before && fits <= before) {
            return false;
        }
        List<Shown> shown = of(receiver);
        carried.put(receiver, fits);
        fitted.remove(receiver);
        return !of(receiver).equals(shown);
    }

    /** Notes how many temporal layers a source's pictures have. */
    void layered(SourceId source, int layers) {
        temporalLayers.put(source, layers);
        fitted.clear();
    }

    boolean limited(PeerId receiver) {
        return rate(receiver) != Long.MAX_VALUE;
    }

    /** Whether a line carries less than what its receiver is assigned. */
    boolean thin(PeerId receiver) {
        return rate(receiver) < wished(receiver);
    }

    private long rate(PeerId receiver) {
        return Math.min(limits.getOrDefault(receiver, Long.MAX_VALUE), carried.getOrDefault(receiver, Long.MAX_VALUE));
    }

    void remove(PeerId receiver) {
        byReceiver.remove(receiver);
        limits.remove(receiver);
        carried.remove(receiver);
        fitted.remove(receiver);
        temporalLayers.keySet().removeIf(source -> source.peer().equals(receiver));
    }

    List<Shown> of(PeerId receiver) {
        Map<Slot, Assignment> assigned = byReceiver.get(receiver);
        if (assigned == null) {
            return List.of();
        }
        List<Shown> known = fitted.get(receiver);
        if (known == null) {
            known = fit(receiver, List.copyOf(assigned.values()));
            fitted.put(receiver, known);
        }
        return known;
    }

    private List<Shown> fit(PeerId receiver, List<Assignment> all) {
        long rate = rate(receiver);
        return rate == Long.MAX_VALUE
                ? all.stream().map(Shown::whole).toList()
                : Allocation.within(all, rate, layers, source -> temporalLayers.getOrDefault(source, 1));
    }

    /** Bits per second that a line must carry for everything as it was assigned, sound included. */
    long wished(PeerId receiver) {
        long pictures = byReceiver.getOrDefault(receiver, Map.of()).values().stream()
                .filter(Allocation::picture)
                .mapToLong(each -> Wanted.layer(layers, each.maxHeight()).maxBitrate())
                .sum();
        return Math.round((Allocation.SOUND + pictures) * CLEARLY_MORE);
    }
}
