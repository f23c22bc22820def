package vn.giaoban.server.sample;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.live.LiveEvent.RecordingSealed;

/** Makes the recording of a past meeting out of prepared loops, by the ordinary recorder and seal. */
@FunctionalInterface
public interface PastRecorder {

    /**
     * What is on stage.
     *
     * @param at when it comes on stage, after the beginning
     * @param loop name of the prepared loop
     */
    record Scene(Duration at, String loop) {}

    /**
     * Makes the recording and seals it; one that is there already is made again, or kept if it is sealed.
     *
     * @param from when the recording begins, on the meeting's own clock
     * @param scenes the first at zero, each until the next
     * @return what the log is to remember of the seal
     */
    RecordingSealed make(ConferenceId conference, String recording, Instant from, Duration length, List<Scene> scenes)
            throws IOException;
}
