package vn.giaoban.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.loop.IvfFile;
import vn.giaoban.media.loop.PreparedLoop;
import vn.giaoban.media.mix.ProgramFrame;
import vn.giaoban.media.mix.ProgramFrame.Kind;

/** A program for tests: a prepared site on stage, picture and voice, in the order of time. */
public final class Program {
    private Program() {}

    /** From a time on, for so long; the picture begins with a key frame and has one every second. */
    public static List<ProgramFrame> of(String site, long startMillis, long millis) {
        PreparedLoop loop = PreparedLoop.named(site);
        IvfFile picture = Objects.requireNonNull(loop.pictures().get("m"));
        List<byte[]> voice = loop.voice().packets();
        SourceId source = SourceId.camera(new PeerId(site));
        List<ProgramFrame> frames = new ArrayList<>();
        int shown = 0;
        for (long time = 0; time < millis; time += 20) {
            frames.add(
                    new ProgramFrame(Kind.AUDIO, startMillis + time, true, voice.get((int) (time / 20) % 400), null));
            while (true) {
                IvfFile.Frame frame = picture.frames().get(shown % 120);
                long at = shown / 120 * (long) PreparedLoop.MILLIS + frame.atMillis();
                if (at >= time + 20 || at >= millis) {
                    break;
                }
                frames.add(new ProgramFrame(Kind.VIDEO, startMillis + at, frame.key(), frame.data(), source));
                shown++;
            }
        }
        return frames;
    }
}
