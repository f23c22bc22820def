package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Plan;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;

/** Which pictures go over a line, how tall, and how many a second: a pure function, told in docs/media/allocation.md. */
final class Allocation {
    /** Bits per second kept free for three voices and what goes with them. */
    static final long SOUND = 150_000;

    /** What the voice on stage takes alone. */
    private static final long VOICE = 45_000;

    private final List<Assignment> ordered;
    private final List<List<Step>> ways = new ArrayList<>();
    private final @Nullable Step[] chosen;
    private long left;

    private Allocation(List<Assignment> ordered, long left) {
        this.ordered = ordered;
        this.chosen = new @Nullable Step[ordered.size()];
        this.left = left;
    }

    /**
     * The assignments of one receiver made to fit.
     *
     * @param rate bits per second, sound included
     * @param layers from tall to small
     * @param temporalLayers how many a source's pictures have, 1 where there are none
     */
    static List<Shown> within(
            List<Assignment> all, long rate, List<Plan.Layer> layers, ToIntFunction<SourceId> temporalLayers) {
        List<Assignment> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparingInt(assignment -> assignment.slot().index()));
        Allocation allocation = new Allocation(ordered, rate - SOUND);
        Map<Integer, List<Step>> ladders = new HashMap<>();
        for (Assignment assignment : ordered) {
            SourceId source = assignment.source();
            allocation.ways.add(
                    source == null || !picture(assignment)
                            ? List.of()
                            : Step.from(
                                    Wanted.layer(layers, assignment.maxHeight()),
                                    ladders.computeIfAbsent(
                                            temporalLayers.applyAsInt(source), count -> Step.of(layers, count))));
        }
        Plan.Layer smallest = layers.getLast();
        // The stage is worth trying on a line that just about carries it: a camera seldom needs its whole rate.
        allocation.show(rate >= VOICE + smallest.maxBitrate() / 2);
        allocation.raise(step -> step.layer() == smallest);
        allocation.raise(step -> true);
        return allocation.shown();
    }

    static boolean picture(Assignment assignment) {
        return assignment.source() != null && assignment.slot().media() == Slot.Media.VIDEO;
    }

    /** As many as fit in the least way, the first in any case if there is to be one at all. */
    private void show(boolean one) {
        boolean more = one;
        boolean first = true;
        for (int i = 0; i < chosen.length; i++) {
            if (!ways.get(i).isEmpty()) {
                Step least = ways.get(i).getLast();
                more &= first || least.rate() <= left;
                first = false;
                if (more) {
                    chosen[i] = least;
                    left -= least.rate();
                }
            }
        }
    }

    /** Gives what is left to those that are shown, one after the other. */
    private void raise(Predicate<Step> among) {
        for (int i = 0; i < chosen.length; i++) {
            Step now = chosen[i];
            for (Step better : now == null ? List.<Step>of() : ways.get(i)) {
                if (now != null
                        && among.test(better)
                        && better.rate() > now.rate()
                        && better.rate() - now.rate() <= left) {
                    left -= better.rate() - now.rate();
                    chosen[i] = better;
                    break;
                }
            }
        }
    }

    private List<Shown> shown() {
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            Assignment assignment = ordered.get(i);
            Step step = chosen[i];
            shown.add(
                    !picture(assignment)
                            ? Shown.whole(assignment)
                            : step == null
                                    ? Shown.whole(emptied(assignment))
                                    : new Shown(limited(assignment, step), step.temporal()));
        }
        return shown;
    }

    private static Assignment emptied(Assignment assignment) {
        return new Assignment(assignment.receiver(), assignment.slot(), null, 0);
    }

    private static Assignment limited(Assignment assignment, Step step) {
        int height = Math.min(assignment.maxHeight(), Wanted.height(step.layer()));
        return new Assignment(assignment.receiver(), assignment.slot(), assignment.source(), height);
    }
}
