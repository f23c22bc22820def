package vn.giaoban.server.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.live.LiveEvent.RecordingSealed;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.recording.capture.RecordingFolder;
import vn.giaoban.recording.capture.RecordingFromLoops;
import vn.giaoban.recording.seal.Manifest;
import vn.giaoban.recording.seal.Sealer;
import vn.giaoban.store.log.Head;

/**
 * The recording module as the sample uses it: its recorder plays the loops, its seal closes what was written.
 *
 * @param head of the log, to which the seal bears witness
 */
public record LoopRecorder(RecordingArchive archive, Sealer sealer, Supplier<Head> head, InstantSource clock)
        implements PastRecorder {
    /** The largest: 640 × 360, some four megabytes for the whole sample. */
    private static final String SIZE = "h";

    @Override
    public RecordingSealed make(
            ConferenceId conference, String recording, Instant from, Duration length, List<Scene> scenes)
            throws IOException {
        Path path = archive.folder(conference.toString(), recording);
        var folder = new RecordingFolder(path);
        if (!Files.exists(path.resolve(Manifest.FILE))) {
            RecordingFromLoops.record(
                    folder, conference.toString(), recording, from.toEpochMilli(), SIZE, lasting(scenes, length));
        }
        Sealer.Seal seal = sealer.seal(folder, head.get(), clock.millis());
        return new RecordingSealed(recording, seal.manifestSha256(), seal.merkleRoot(), seal.segments());
    }

    private static List<RecordingFromLoops.Scene> lasting(List<Scene> scenes, Duration length) {
        List<RecordingFromLoops.Scene> lasting = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            Duration end = i + 1 < scenes.size() ? scenes.get(i + 1).at() : length;
            long millis = end.minus(scenes.get(i).at()).toMillis();
            lasting.add(new RecordingFromLoops.Scene(scenes.get(i).loop(), millis));
        }
        return lasting;
    }
}
