package vn.giaoban.meeting.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.live.LiveEvent.RecordingSealed;
import vn.giaoban.meeting.live.LiveEvent.RecordingStarted;
import vn.giaoban.meeting.live.LiveEvent.RecordingStopped;

/**
 * What the recorder last said.
 *
 * @param recording the last one that started
 * @param stopped why it stopped; null while it runs
 * @param sealed whether that recording is sealed
 */
record Tape(@Nullable String recording, @Nullable String stopped, boolean sealed) {
    static final Tape NONE = new Tape(null, null, false);

    /** A fact of the recorder or of the media plane, unless it says nothing new. */
    List<LiveEvent> note(LiveEvent fact) {
        return switch (fact) {
            case RecordingStarted e -> e.recording().equals(recording) && stopped == null ? List.of() : List.of(e);
            case RecordingStopped e -> stopped != null ? List.of() : List.of(e);
            case RecordingSealed e -> sealed && e.recording().equals(recording) ? List.of() : List.of(e);
            case LiveEvent.RecordingOpened e -> List.of(e);
            case LiveEvent.MediaInterrupted e -> List.of(e);
            default -> throw new Rejected("not-allowed");
        };
    }

    Tape evolve(LiveEvent event) {
        return switch (event) {
            case RecordingStarted e -> new Tape(e.recording(), null, false);
            case RecordingStopped e -> new Tape(e.recording(), e.reason(), sealed);
            case RecordingSealed e -> e.recording().equals(recording) ? new Tape(recording, stopped, true) : this;
            default -> this;
        };
    }
}
