package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Who is heard in a discussion: the loudest, where those heard now are given a head start so that the choice is calm. */
final class Voices {
    private static final double HEAD_START = 12;
    private static final double SILENCE = 40;

    private Voices() {}

    /** Whether one so loud who is not heard takes the place of the least loud of those who are. */
    static boolean enters(double level, double least) {
        return level >= SILENCE && level > least + HEAD_START;
    }

    /** The {@code count} loudest candidates, the loudest first; those heard now stay among equals, silence enters not. */
    static <T> List<T> choose(List<T> candidates, List<T> now, int count, ToDoubleFunction<T> level) {
        List<T> ranked = new ArrayList<>(candidates);
        ranked.removeIf(candidate -> !now.contains(candidate) && level.applyAsDouble(candidate) < SILENCE);
        ranked.sort(Comparator.comparingDouble(
                candidate -> -level.applyAsDouble(candidate) - (now.contains(candidate) ? HEAD_START : 0)));
        return ranked.size() <= count ? ranked : List.copyOf(ranked.subList(0, count));
    }

    /**
     * Places a choice into slots without moving anyone who has one.
     *
     * @param slots who is in each slot now, null for nobody
     * @return who is to be in each slot
     */
    static <T> List<@org.jspecify.annotations.Nullable T> place(
            List<? extends @org.jspecify.annotations.Nullable T> slots, List<T> chosen) {
        List<@org.jspecify.annotations.Nullable T> placed = new ArrayList<>();
        List<T> waiting = new ArrayList<>(chosen);
        for (T there : slots) {
            placed.add(there != null && waiting.remove(there) ? there : null);
        }
        for (int i = 0; i < placed.size() && !waiting.isEmpty(); i++) {
            if (placed.get(i) == null) {
                placed.set(i, waiting.removeFirst());
            }
        }
        return placed;
    }
}
