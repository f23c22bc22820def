package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Audible;

/** The voices of a discussion: who is heard now, and in which slot of each receiver. */
final class Discussion {
    private List<Publication> loudest = List.of();

    boolean heard(Publication microphone) {
        return loudest.contains(microphone);
    }

    /** 0 is the loudest; beyond every count when it is not heard. */
    int rank(Publication microphone) {
        int rank = loudest.indexOf(microphone);
        return rank < 0 ? Integer.MAX_VALUE : rank;
    }

    void end() {
        loudest = List.of();
    }

    void choose(Audible.Loudest mode, Collection<Publication> all, Collection<Connection> connections, long nowNanos) {
        List<Publication> candidates = new ArrayList<>();
        for (Publication publication : all) {
            if (!publication.video() && mode.candidates().contains(publication.id.peer())) {
                candidates.add(publication);
            }
        }
        // One more than asked for, because whoever is among them does not hear themselves.
        loudest = Voices.choose(
                candidates, loudest, mode.count() + 1, voice -> voice.loudness().level(nowNanos));
        candidates.forEach(candidate -> candidate.heard = loudest.contains(candidate));
        for (Connection connection : connections) {
            place(connection, mode.count(), nowNanos);
        }
    }

    private void place(Connection connection, int count, long nowNanos) {
        List<OutSlot> slots =
                connection.slots.stream().filter(slot -> !slot.video()).toList();
        List<@Nullable Publication> now = new ArrayList<>();
        slots.forEach(slot -> now.add(slot.stream.wanted()));
        List<Publication> others = loudest.stream()
                .filter(voice -> !voice.id.peer().equals(connection.peer))
                .limit(count)
                .toList();
        List<@Nullable Publication> placed = Voices.place(now, others);
        for (int i = 0; i < slots.size(); i++) {
            if (placed.get(i) != now.get(i)) {
                slots.get(i).stream.show(placed.get(i), 0, Renumbering.ALL_LAYERS, nowNanos);
            }
        }
    }
}
