package vn.giaoban.meeting.live;

import java.time.Instant;
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
 * @param since when it started, or stopped
 * @param sealed whether that recording is sealed
 */
record Tape(
        @Nullable String recording,
        @Nullable String stopped,
        @Nullable Instant since,
        boolean sealed) {
    static final Tape NONE = new Tape(null, null, null, false);

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

    Tape evolve(LiveEvent event, Instant at) {
        return switch (event) {
            case RecordingStarted e -> new Tape(e.recording(), null, at, false);
            case RecordingStopped e -> new Tape(e.recording(), e.reason(), at, sealed);
            case RecordingSealed e ->
                e.recording().equals(recording) ? new Tape(recording, stopped, since, true) : this;
            default -> this;
        };
    }
}
