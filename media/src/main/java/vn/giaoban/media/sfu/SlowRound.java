package vn.giaoban.media.sfu;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gives everyone a turn once in an interval, some of them at every tick: all of several hundred at once would keep a
 * voice waiting for as long as that takes.
 */
final class SlowRound<T> {
    private final long interval;
    private List<T> all = List.of();
    private int done;
    private long began = Long.MIN_VALUE / 2;

    /** @param interval nanoseconds */
    SlowRound(long interval) {
        this.interval = interval;
    }

    /** Who came since the round began has a turn in the next one; who left meanwhile still has one in this. */
    void advance(Collection<T> everyone, long now, Consumer<T> turn) {
        proceed(now, turn);
        if (now - began >= interval) {
            all = List.copyOf(everyone);
            done = 0;
            began = now;
            proceed(now, turn);
        }
    }

    private void proceed(long now, Consumer<T> turn) {
        double passed = Math.min(1, (double) (now - began) / interval);
        long due = Math.min(all.size(), (long) (all.size() * passed) + 1);
        while (done < due) {
            turn.accept(all.get(done++));
        }
    }
}
