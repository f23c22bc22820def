package vn.giaoban.recording.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.loop.IvfFile;
import vn.giaoban.media.loop.PreparedLoop;
import vn.giaoban.media.mix.ProgramFrame;
import vn.giaoban.media.mix.ProgramFrame.Kind;
import vn.giaoban.media.mix.ProgramSink;

/** Makes a recording of prepared loops by the ordinary recorder: the sample's meeting of the past. */
public final class RecordingFromLoops {
    private static final int SOUND_MILLIS = 20;

    private RecordingFromLoops() {}

    /**
     * Who is on stage for how long.
     *
     * @param loop by the name of its {@link PreparedLoop}
     */
    public record Scene(String loop, long millis) {}

    /**
     * Records scenes one after the other; what an interrupted attempt left in the folder is made anew.
     *
     * @param startMillis when the first begins, in Unix milliseconds
     * @param rid which size of the picture, as in {@link PreparedLoop#pictures}
     */
    public static void record(
            RecordingFolder folder,
            String conference,
            String recording,
            long startMillis,
            String rid,
            List<Scene> scenes)
            throws IOException {
        folder.clear();
        try (Recorder recorder = Recorder.unhurried(folder, conference, recording)) {
            long time = startMillis;
            for (Scene scene : scenes) {
                play(PreparedLoop.named(scene.loop()), rid, time, scene.millis(), recorder);
                time += scene.millis();
            }
        } catch (UncheckedIOException disk) {
            throw new IOException(disk);
        }
    }

    /** One site's picture and voice from a time on, in the order of time; the picture begins with a key frame. */
    public static void play(PreparedLoop loop, String rid, long startMillis, long millis, ProgramSink sink) {
        List<IvfFile.Frame> frames =
                Objects.requireNonNull(loop.pictures().get(rid), rid).frames();
        List<byte[]> voice = loop.voice().packets();
        SourceId source = SourceId.camera(new PeerId(loop.name()));
        int sounded = 0;
        int shown = 0;
        while (true) {
            long soundAt = sounded * (long) SOUND_MILLIS;
            IvfFile.Frame next = frames.get(shown % frames.size());
            long shownAt = shown / frames.size() * (long) PreparedLoop.MILLIS + next.atMillis();
            if (Math.min(soundAt, shownAt) >= millis) {
                return;
            }
            // The picture first: a recording begins with one, and the sound of the same moment follows.
            if (shownAt <= soundAt) {
                sink.frame(new ProgramFrame(Kind.VIDEO, startMillis + shownAt, next.key(), next.data(), source));
                shown++;
            } else {
                byte[] packet = voice.get(sounded % voice.size());
                sink.frame(new ProgramFrame(Kind.AUDIO, startMillis + soundAt, true, packet, null));
                sounded++;
            }
        }
    }
}
