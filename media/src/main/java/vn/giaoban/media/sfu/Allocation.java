package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Plan;
import vn.giaoban.media.Slot;

/** Which pictures go over a line, and how tall: a pure function, told in docs/media/allocation.md. */
final class Allocation {
    /** Bits per second kept free for three voices and what goes with them. */
    static final long SOUND = 150_000;

    /** What the voice on stage takes alone. */
    private static final long VOICE = 45_000;

    private Allocation() {}

    /**
     * The assignments of one receiver made to fit.
     *
     * @param rate bits per second, sound included
     * @param layers from tall to small
     */
    static List<Assignment> within(List<Assignment> all, long rate, List<Plan.Layer> layers) {
        List<Assignment> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparingInt(assignment -> assignment.slot().index()));
        long smallest = layers.getLast().maxBitrate();
        // The stage is worth trying on a line that just about carries it: a camera seldom needs its whole rate.
        long affordable = rate >= VOICE + smallest / 2 ? Math.max(1, (rate - SOUND) / smallest) : 0;
        long shown = Math.min(
                affordable, ordered.stream().filter(Allocation::picture).count());
        long left = rate - SOUND - shown * smallest;
        for (int i = 0; i < ordered.size(); i++) {
            Assignment assignment = ordered.get(i);
            if (!picture(assignment)) {
                continue;
            }
            if (shown-- > 0) {
                Plan.Layer layer = tallest(assignment.maxHeight(), left + smallest, layers);
                left -= layer.maxBitrate() - smallest;
                ordered.set(i, shown(assignment, Math.min(assignment.maxHeight(), Wanted.height(layer))));
            } else {
                ordered.set(i, new Assignment(assignment.receiver(), assignment.slot(), null, 0));
            }
        }
        return ordered;
    }

    static boolean picture(Assignment assignment) {
        return assignment.source() != null && assignment.slot().media() == Slot.Media.VIDEO;
    }

    private static Assignment shown(Assignment assignment, int height) {
        return new Assignment(assignment.receiver(), assignment.slot(), assignment.source(), height);
    }

    /** The layer for a height, or the tallest below it that a rate can carry. */
    private static Plan.Layer tallest(int maxHeight, long rate, List<Plan.Layer> layers) {
        int first = layers.indexOf(Wanted.layer(layers, maxHeight));
        for (Plan.Layer layer : layers.subList(first, layers.size())) {
            if (layer.maxBitrate() <= rate) {
                return layer;
            }
        }
        return layers.getLast();
    }
}
