package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Audible;

/**
 * The voices of a discussion: who is heard now, and in which slot of each receiver. Who begins to speak is chosen by the
 * packet that shows it, and is heard from before that one on, so that no syllable is missing.
 */
final class Discussion {
    /** What lies between a first syllable and the choice, and a little more. */
    static final long RUN_UP_NANOS = 300_000_000L;

    private List<Publication> loudest = List.of();
    /** One more, because whoever is among the loudest does not hear themselves. */
    private List<Publication> spare = List.of();

    boolean heard(Publication microphone) {
        return loudest.contains(microphone);
    }

    void end() {
        loudest = List.of();
        spare = List.of();
    }

    /** Whether a microphone has become so loud that the voices must be chosen again at once. */
    boolean rises(Audible.Loudest mode, Publication microphone, long nowNanos) {
        return !loudest.contains(microphone)
                && Voices.enters(microphone.loudness().level(nowNanos), least(mode.count(), nowNanos))
                && mode.candidates().contains(microphone.id.peer());
    }

    /** How loud the least loud is; less than anything while there is room for another. */
    private double least(int count, long nowNanos) {
        double least = loudest.size() < count ? Double.NEGATIVE_INFINITY : Double.MAX_VALUE;
        for (int i = 0; i < loudest.size(); i++) {
            least = Math.min(least, loudest.get(i).loudness().level(nowNanos));
        }
        return least;
    }

    void choose(Audible.Loudest mode, Collection<Publication> all, Collection<Connection> connections, long nowNanos) {
        List<Publication> candidates = new ArrayList<>();
        for (Publication publication : all) {
            if (!publication.video() && mode.candidates().contains(publication.id.peer())) {
                candidates.add(publication);
            }
        }
        loudest = Voices.choose(
                candidates, loudest, mode.count(), voice -> voice.loudness().level(nowNanos));
        candidates.removeAll(loudest);
        spare = Voices.choose(candidates, spare, 1, voice -> voice.loudness().level(nowNanos));
        for (Connection connection : connections) {
            place(connection, nowNanos);
        }
    }

    private void place(Connection connection, long nowNanos) {
        List<OutSlot> slots =
                connection.slots.stream().filter(slot -> !slot.video()).toList();
        List<@Nullable Publication> now = new ArrayList<>();
        slots.forEach(slot -> now.add(slot.stream.wanted()));
        List<@Nullable Publication> placed = Voices.place(now, others(connection));
        for (int i = 0; i < slots.size(); i++) {
            Publication voice = placed.get(i);
            if (voice != now.get(i)) {
                slots.get(i).stream.hear(voice, runUp(voice, slots, nowNanos), nowNanos);
            }
        }
    }

    private List<Publication> others(Connection connection) {
        List<Publication> others = new ArrayList<>(loudest);
        if (others.removeIf(voice -> voice.id.peer().equals(connection.peer))) {
            others.addAll(spare);
        }
        return others;
    }

    /** From when on a voice goes out: what was heard of it in one of the slots is not heard again. */
    private static long runUp(@Nullable Publication voice, List<OutSlot> slots, long nowNanos) {
        long since = nowNanos - RUN_UP_NANOS;
        for (OutSlot slot : slots) {
            since = voice == null ? since : Math.max(since, slot.stream.heardUntil(voice) + 1);
        }
        return since;
    }
}
