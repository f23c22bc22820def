package vn.giaoban.room.visca.link;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stops that are owed to the camera. Each is sent at once and again until it is acknowledged, whatever else is under
 * way. Where packets can come late, it is said again some time later: a drive that was on its way when the camera stood
 * still would set it going again.
 */
final class StopLane {
    static final long AGAIN = 100;
    private static final long PATIENT = 500;
    private static final int IMPATIENT_TIMES = 20;
    private static final List<Long> ECHOES = List.of(300L, 700L, 1_000L);
    private static final int REFUSALS = 3;
    private static final long SOON = 20;

    private final boolean echoes;
    private final Map<Mover, Owed> owed = new EnumMap<>(Mover.class);
    private @Nullable Owed outstanding;
    private long nextAt;
    private boolean crowded;

    StopLane(boolean echoes) {
        this.echoes = echoes;
    }

    void owe(Set<Mover> movers, long now) {
        movers.forEach(mover -> owed.put(mover, new Owed(mover, now)));
        outstanding = null;
        nextAt = now;
    }

    /** Something moves on purpose again: what is only said once more is not said. */
    void forget(Set<Mover> movers) {
        owed.values().removeIf(o -> o.echo > 0 && movers.contains(o.mover) && o != outstanding);
    }

    /** Whether a stop has not been acknowledged: nothing else may be begun. */
    boolean pending() {
        return owed.values().stream().anyMatch(o -> o.echo == 0);
    }

    /** Whether the camera has been told and has not said that it heard. */
    boolean awaited() {
        return outstanding != null;
    }

    /** Whether there is a reason to begin nothing else. */
    boolean busy() {
        return pending() || awaited();
    }

    /** Since when the stop that the camera was told has had no answer. */
    long unheardSince() {
        return outstanding == null ? Long.MAX_VALUE / 2 : outstanding.since;
    }

    Optional<Mover> due(long now) {
        if (now < nextAt) {
            return Optional.empty();
        }
        Optional<Owed> next =
                owed.values().stream().filter(o -> o.at <= now).min((a, b) -> Integer.compare(a.times, b.times));
        next.ifPresent(o -> {
            if (o.times++ == 0) {
                o.since = now;
            }
            outstanding = o;
            nextAt = now + (o.times < IMPATIENT_TIMES ? AGAIN : PATIENT);
        });
        return next.map(o -> o.mover);
    }

    void sentAs(long sequence) {
        if (outstanding != null) {
            outstanding.sequences.add(sequence);
        }
    }

    /** Whether this is the number of a stop that is still owed. */
    boolean knows(long sequence) {
        return owed.values().stream().anyMatch(o -> o.sequences.contains(sequence));
    }

    /** The camera has understood; the number is {@link Heard#NONE} when it is the one sent last. */
    Optional<Mover> acknowledged(long sequence, long now) {
        Optional<Owed> heard = sequence == Heard.NONE
                ? Optional.ofNullable(outstanding)
                : owed.values().stream()
                        .filter(o -> o.sequences.contains(sequence))
                        .findFirst();
        heard.ifPresent(o -> {
            if (o == outstanding) {
                outstanding = null;
                nextAt = now;
            }
            if (!echoes || o.echo == ECHOES.size()) {
                owed.remove(o.mover);
            } else {
                o.await(now + ECHOES.get(o.echo));
            }
        });
        return heard.map(o -> o.mover);
    }

    /** A stop that is refused again and again has nothing to stop: the camera is in standby, or cannot move so. */
    void refused(long now) {
        if (outstanding != null) {
            nextAt = Math.min(nextAt, now + SOON);
            if (++outstanding.refusals >= REFUSALS) {
                owed.remove(outstanding.mover);
                outstanding = null;
            }
        }
    }

    /** The camera has no room for a stop: what it carries out must go first. */
    void crowdedOut() {
        crowded = outstanding != null;
    }

    /** Whether room must be made for a stop; asked once for each refusal. */
    boolean wantsRoom() {
        boolean wants = crowded;
        crowded = false;
        return wants;
    }

    /** The camera counts from the start: numbers given before mean nothing now. */
    void restart(long now) {
        owed.values().forEach(o -> o.sequences.clear());
        outstanding = null;
        nextAt = now;
    }

    long wakeAt() {
        long first = Long.MAX_VALUE;
        for (Owed o : new ArrayList<>(owed.values())) {
            first = Math.min(first, Math.max(o.at, nextAt));
        }
        return first;
    }

    /** One stop. */
    private static final class Owed {
        private final Mover mover;
        private final Set<Long> sequences = new HashSet<>();
        private long at;
        private long since;
        private int times;
        private int refusals;
        /** How often it was acknowledged. */
        private int echo;

        Owed(Mover mover, long at) {
            this.mover = mover;
            this.at = at;
        }

        void await(long later) {
            echo++;
            at = later;
            times = 0;
            sequences.clear();
        }
    }
}
