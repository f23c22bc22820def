package vn.giaoban.media.embedded;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.PeerId;

/**
 * Who speaks in a room, from the loudness told five times a second: another takes over once louder by a margin twice in
 * a row, so that a cough takes nothing. Where no microphone sends any more, which is told once, nobody speaks. Not for
 * several threads.
 */
final class Dominant {
    private static final int SILENCE = 40;
    private static final int MARGIN = 12;
    private static final int TURNS = 2;
    /** A speaker may pause for this many looks: two seconds. */
    private static final int PAUSE = 10;

    private @Nullable PeerId speaker;
    private @Nullable PeerId rival;
    private int turns;
    private int silent;

    @Nullable
    PeerId speaker() {
        return speaker;
    }

    /** Takes the loudness of now, 0 to 127; true when somebody else speaks, or nobody any more. */
    boolean changes(Map<PeerId, Integer> levels) {
        PeerId before = speaker;
        int own = speaker == null ? 0 : levels.getOrDefault(speaker, 0);
        silent = own >= SILENCE ? 0 : silent + 1;
        if (silent >= PAUSE || levels.isEmpty()) {
            speaker = null;
        }
        PeerId loudest = levels.entrySet().stream()
                .filter(entry -> entry.getValue() >= SILENCE)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
        if (loudest == null || loudest.equals(speaker) || levels.getOrDefault(loudest, 0) < own + MARGIN) {
            rival = null;
            turns = 0;
        } else {
            turns = loudest.equals(rival) ? turns + 1 : 1;
            rival = loudest;
            if (turns >= TURNS) {
                speaker = rival;
                silent = 0;
                turns = 0;
            }
        }
        return speaker == null ? before != null : !speaker.equals(before);
    }
}
