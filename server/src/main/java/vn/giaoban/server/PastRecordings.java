package vn.giaoban.server;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.live.LiveEvent.RecordingSealed;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.recording.capture.RecordingFolder;
import vn.giaoban.recording.capture.RecordingFromLoops;
import vn.giaoban.recording.seal.Sealer;
import vn.giaoban.server.sample.PastRecorder;
import vn.giaoban.store.log.CommitLog;

/** The recording module as the sample uses it. */
record PastRecordings(RecordingArchive archive, Sealer sealer, CommitLog log) implements PastRecorder {
    /** The middle size: a few megabytes for the whole sample. */
    private static final String SIZE = "m";

    @Override
    public RecordingSealed make(
            ConferenceId conference, String recording, Instant from, Duration length, List<Scene> scenes)
            throws IOException {
        var folder = new RecordingFolder(archive.folder(conference.toString(), recording));
        boolean sealed = archive.find(recording)
                .map(found -> found.sealed() && !found.segments().isEmpty())
                .orElse(false);
        if (!sealed) {
            RecordingFromLoops.record(
                    folder, conference.toString(), recording, from.toEpochMilli(), SIZE, lasting(scenes, length));
        }
        Sealer.Seal seal = sealer.seal(folder, log.head(), from.plus(length).toEpochMilli());
        return new RecordingSealed(recording, seal.manifestSha256(), seal.merkleRoot(), seal.segments());
    }

    private static List<RecordingFromLoops.Scene> lasting(List<Scene> scenes, Duration length) {
        var lasting = new ArrayList<RecordingFromLoops.Scene>();
        for (int i = 0; i < scenes.size(); i++) {
            Duration end = i + 1 < scenes.size() ? scenes.get(i + 1).at() : length;
            Duration lasts = end.minus(scenes.get(i).at());
            if (lasts.isPositive()) {
                lasting.add(new RecordingFromLoops.Scene(scenes.get(i).loop(), lasts.toMillis()));
            }
        }
        return lasting;
    }
}
