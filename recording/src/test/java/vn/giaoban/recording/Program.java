package vn.giaoban.recording;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.media.loop.PreparedLoop;
import vn.giaoban.media.mix.ProgramFrame;
import vn.giaoban.recording.capture.RecordingFromLoops;

/** A program for tests: a prepared site on stage, picture and voice, in the order of time. */
public final class Program {
    private Program() {}

    /** From a time on, for so long; the picture begins with a key frame and has one every second. */
    public static List<ProgramFrame> of(String site, long startMillis, long millis) {
        List<ProgramFrame> frames = new ArrayList<>();
        RecordingFromLoops.play(PreparedLoop.named(site), "m", startMillis, millis, frames::add);
        return frames;
    }
}
