package vn.giaoban.signaling.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.meeting.SiteId;

/**
 * Who is seen and heard by whom at one moment, whole.
 *
 * @param stage the site on stage
 * @param slots what is in every slot that the server fills; in a discussion the media server fills the audio slots, and
 *     none is named here
 */
public record Scene(SiteId stage, Audible audible, Map<Place, Shown> slots) {
    public Scene {
        slots = Map.copyOf(slots);
    }

    /** A receiver's slot. */
    public record Place(PeerId receiver, Slot slot) {}

    /** What is in a slot; nothing when {@code source} is null. */
    public record Shown(@Nullable SourceId source, int maxHeight) {
        static final Shown NOTHING = new Shown(null, 0);
    }

    /** What to assign so that the former scene becomes this one; all of it, the empty slots too, where there was none. */
    public List<Assignment> since(@Nullable Scene former) {
        Map<Place, Shown> before = former == null ? Map.of() : former.slots;
        List<Assignment> changes = new ArrayList<>();
        slots.forEach((place, shown) -> {
            if (!shown.equals(before.get(place))) {
                changes.add(new Assignment(place.receiver(), place.slot(), shown.source(), shown.maxHeight()));
            }
        });
        return changes;
    }

    /** This scene as if nothing had ever been shown to a peer: it made a new connection. */
    public Scene without(PeerId receiver) {
        Map<Place, Shown> others = new HashMap<>(slots);
        others.keySet().removeIf(place -> place.receiver().equals(receiver));
        return new Scene(stage, audible, others);
    }
}
