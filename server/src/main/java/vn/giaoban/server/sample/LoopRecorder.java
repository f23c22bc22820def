package vn.giaoban.server.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.loop.IvfFile;
import vn.giaoban.media.loop.PreparedLoop;
import vn.giaoban.media.mix.ProgramFrame;
import vn.giaoban.media.mix.ProgramFrame.Kind;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.live.LiveEvent.RecordingSealed;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.recording.capture.CaptureListener;
import vn.giaoban.recording.capture.Recorder;
import vn.giaoban.recording.capture.RecordingFolder;
import vn.giaoban.recording.seal.Manifest;
import vn.giaoban.recording.seal.Sealer;
import vn.giaoban.store.log.Head;

/** Gives the ordinary recorder a program made of prepared loops, as fast as it takes it, and seals what it wrote. */
public final class LoopRecorder implements PastRecorder {
    private static final int PACKET_MILLIS = 20;

    private final RecordingArchive archive;
    private final Sealer sealer;
    private final Supplier<Head> head;
    private final InstantSource clock;

    public LoopRecorder(RecordingArchive archive, Sealer sealer, Supplier<Head> head, InstantSource clock) {
        this.archive = archive;
        this.sealer = sealer;
        this.head = head;
        this.clock = clock;
    }

    @Override
    public RecordingSealed make(
            ConferenceId conference, String recording, Instant from, Duration length, List<Scene> scenes)
            throws IOException {
        Path path = archive.folder(conference.toString(), recording);
        var folder = new RecordingFolder(path);
        if (!Files.exists(path.resolve(Manifest.FILE))) {
            clear(path);
            Fault fault = new Fault();
            try (Recorder recorder = Recorder.open(folder, conference.toString(), recording, fault)) {
                for (int i = 0; i < scenes.size(); i++) {
                    Duration end = i + 1 < scenes.size() ? scenes.get(i + 1).at() : length;
                    play(scenes.get(i), from, end, recorder);
                }
            }
            fault.check();
        }
        var seal = sealer.seal(folder, head.get(), clock.millis());
        return new RecordingSealed(recording, seal.manifestSha256(), seal.merkleRoot(), seal.segments());
    }

    /** What was cut short is made anew. */
    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** From the loop's beginning, which is a key frame, over and over. */
    private static void play(Scene scene, Instant from, Duration end, Recorder recorder) {
        PreparedLoop loop = PreparedLoop.named(scene.loop());
        IvfFile picture = Objects.requireNonNull(loop.pictures().get("h"));
        List<byte[]> voice = loop.voice().packets();
        SourceId source = SourceId.camera(new PeerId(scene.loop()));
        long start = from.plus(scene.at()).toEpochMilli();
        long length = end.minus(scene.at()).toMillis();
        List<ProgramFrame> frames = new ArrayList<>();
        for (long lap = 0; lap < length; lap += PreparedLoop.MILLIS) {
            for (IvfFile.Frame frame : picture.frames()) {
                frames.add(new ProgramFrame(
                        Kind.VIDEO, start + lap + frame.atMillis(), frame.key(), frame.data(), source));
            }
            for (int i = 0; i < PreparedLoop.MILLIS / PACKET_MILLIS; i++) {
                long at = start + lap + (long) i * PACKET_MILLIS;
                frames.add(new ProgramFrame(Kind.AUDIO, at, true, voice.get(i % voice.size()), null));
            }
        }
        frames.stream()
                .filter(frame -> frame.timeMillis() < start + length)
                .sorted(Comparator.comparingLong(ProgramFrame::timeMillis))
                .forEach(recorder::frame);
    }

    /** Remembers that the disk failed, so that no torn recording is sealed. */
    private static final class Fault implements CaptureListener {
        private String reason = "";

        @Override
        public void beat(long programMillis, long bytes) {}

        @Override
        public void failed(String why) {
            reason = why;
        }

        @Override
        public void interrupted(long fromMillis, long toMillis) {}

        void check() throws IOException {
            if (!reason.isEmpty()) {
                throw new IOException(reason);
            }
        }
    }
}
