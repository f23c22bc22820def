package vn.giaoban.media.sfu;

import org.jspecify.annotations.Nullable;

/** The last runs of a slot: how late packets are to be renumbered, and what was sent under a number. */
final class Runs {
    private static final int SIZE = 64;

    private final @Nullable Run[] runs = new @Nullable Run[SIZE];
    private int count;

    /** A run of a track from now on, to be set at once. */
    Run add(Track track) {
        Run place = runs[count % SIZE];
        if (place == null) {
            place = new Run(track);
            runs[count % SIZE] = place;
        }
        count++;
        return place.of(track);
    }

    @Nullable
    Run last() {
        return count == 0 ? null : runs[(count - 1) % SIZE];
    }

    /**
     * The run in which a late packet of the last run's track belongs; null when the slot showed something else then, or
     * the number that it would get has been given to another since.
     */
    @Nullable
    Run of(Track track, long sequence) {
        long limit = Long.MAX_VALUE;
        for (int i = count - 1; i >= Math.max(0, count - SIZE); i--) {
            Run run = runs[i % SIZE];
            if (run == null || run.track() != track) {
                return null;
            }
            if (sequence >= run.firstIn()) {
                return sequence + run.sequenceDelta() < limit ? run : null;
            }
            limit = run.firstOut();
        }
        return null;
    }

    /** The run that a number of the slot belongs to. */
    @Nullable
    Run at(long outSequence) {
        for (int i = count - 1; i >= Math.max(0, count - SIZE); i--) {
            Run run = runs[i % SIZE];
            if (run != null && outSequence >= run.firstOut()) {
                return run;
            }
        }
        return null;
    }
}
