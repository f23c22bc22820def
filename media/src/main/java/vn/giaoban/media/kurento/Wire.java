package vn.giaoban.media.kurento;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;

/** One connection between two elements of a pipeline. What must be connected is a pure function of what was asked for. */
sealed interface Wire {

    /** A publisher's picture into one slot of a receiver. */
    record Picture(PeerId from, PeerId receiver, int slot) implements Wire {}

    /** A publisher's voice into a mix. */
    record Voice(PeerId from, Mix mix) implements Wire {}

    /** A mix to a receiver: the stage's leg has the sound. */
    record Sound(Mix mix, PeerId receiver) implements Wire {}

    /** Everybody who may be heard, without the one who hears it. */
    record Mix(@Nullable PeerId without) {
        static final Mix ALL = new Mix(null);
    }

    /**
     * What is to be connected.
     *
     * @param publishers whose sending leg is there
     * @param legs the slots of every receiver whose leg is there
     * @param audible whose voices may be heard: nobody else's goes into any mix
     */
    static Set<Wire> wanted(
            Set<PeerId> publishers,
            Map<PeerId, Set<Integer>> legs,
            Iterable<Assignment> assigned,
            Set<PeerId> audible) {
        Set<Wire> wires = new HashSet<>();
        for (Assignment assignment : assigned) {
            SourceId source = assignment.source();
            int slot = assignment.slot().index();
            boolean there = legs.getOrDefault(assignment.receiver(), Set.of()).contains(slot);
            if (source != null
                    && assignment.slot().media() == Slot.Media.VIDEO
                    && source.kind() == SourceId.Kind.CAMERA
                    && there
                    && publishers.contains(source.peer())) {
                wires.add(new Picture(source.peer(), assignment.receiver(), slot));
            }
        }
        Set<PeerId> voices = new HashSet<>(audible);
        voices.retainAll(publishers);
        legs.forEach((receiver, slots) -> {
            Mix mix = voices.contains(receiver) ? new Mix(receiver) : Mix.ALL;
            if (slots.contains(0) && voices.stream().anyMatch(voice -> !voice.equals(mix.without()))) {
                wires.add(new Sound(mix, receiver));
                voices.stream()
                        .filter(voice -> !Objects.equals(voice, mix.without()))
                        .forEach(voice -> wires.add(new Voice(voice, mix)));
            }
        });
        return wires;
    }
}
