package vn.giaoban.media;

import java.util.Set;

/** Whose voices the room may hear. */
public sealed interface Audible {
    /** These peers' microphones and no others, in the audio slots they are assigned to. */
    record Only(Set<PeerId> speakers) implements Audible {
        public Only {
            speakers = Set.copyOf(speakers);
        }
    }

    /** The {@code count} loudest of the candidates; the media server fills the audio slots itself. */
    record Loudest(int count, Set<PeerId> candidates) implements Audible {
        public Loudest {
            candidates = Set.copyOf(candidates);
        }
    }
}
