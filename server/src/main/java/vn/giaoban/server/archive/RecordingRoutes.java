package vn.giaoban.server.archive;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.views.RecordingsView;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.archive.ArchivedSegment;
import vn.giaoban.recording.archive.CombinedWebm;
import vn.giaoban.recording.seal.SealFault;
import vn.giaoban.recording.seal.SealVerifier;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.HttpApi;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.api.Scope;

/** The files of a recording: segments, one file for download, and the seal held against them. */
final class RecordingRoutes {
    private static final String WEBM = "video/webm";

    private final Recordings recordings;
    private final Openings openings;
    private final String officeKey;

    record SegmentAnswer(
            int number,
            Instant start,
            double seconds,
            long bytes,
            String mime,
            String url,
            double offsetSeconds,
            @Nullable Double gapBefore) {}

    record BrokenAnswer(int number, @Nullable Double offsetSeconds) {}

    record FaultAnswer(String code, Map<String, String> params) {}

    record SealAnswer(
            @Nullable Instant sealedAt,
            boolean intact,
            int segments,
            int matching,
            List<BrokenAnswer> broken,
            List<FaultAnswer> faults) {}

    RecordingRoutes(Recordings recordings, Openings openings, String officeKey) {
        this.recordings = recordings;
        this.openings = openings;
        this.officeKey = officeKey;
    }

    List<Route> routes(Allowed readers) {
        return List.of(
                Route.get("/recordings/{id}/segments", readers, "The playable files in order.", this::segments)
                        .answersPageOf(SegmentAnswer.class),
                Route.get("/recordings/{id}/segments/{n}", readers, "One file, with ranges; logged.", this::segment),
                Route.get("/recordings/{id}/download", readers, "Everything as one WebM file; logged.", this::download),
                Route.get("/recordings/{id}/seal", readers, "The recording held against its seal now.", this::seal)
                        .answers(SealAnswer.class));
    }

    static Allowed readers() {
        return new Allowed(false, Recordings.READERS, Scope.ARCHIVE_READ, false, false, false, false);
    }

    private ArchivedRecording found(Call call) {
        return recordings.recording(call.variable("id"), call.caller());
    }

    private Answer segments(Call call) {
        ArchivedRecording recording = found(call);
        return call.page(recording.segments().stream()
                .map(s -> new SegmentAnswer(
                        s.number(),
                        Instant.ofEpochMilli(s.startMillis()),
                        s.durationMillis() / 1000.0,
                        s.bytes(),
                        ArchivedSegment.MIME,
                        HttpApi.PREFIX + "/recordings/" + recording.id() + "/segments/" + s.number(),
                        s.offsetMillis() / 1000.0,
                        s.gapBeforeMillis() == 0 ? null : s.gapBeforeMillis() / 1000.0))
                .toList());
    }

    private Answer segment(Call call) {
        ArchivedRecording recording = found(call);
        ArchivedSegment segment =
                number(call).flatMap(recording::segment).orElseThrow(() -> Problem.notFound("segment-unknown"));
        openings.note(call, Recordings.conferenceOf(recording), recording.id(), "played");
        return Answer.file(WEBM, segment.file()).with("Cache-Control", "private, max-age=3600");
    }

    private static Optional<Integer> number(Call call) {
        try {
            return Optional.of(Integer.parseInt(call.variable("n")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Answer download(Call call) throws IOException {
        ArchivedRecording recording = found(call);
        openings.note(call, Recordings.conferenceOf(recording), recording.id(), "downloaded");
        CombinedWebm whole = recording.download();
        return Answer.stream(WEBM, whole.length(), whole::open)
                .with("Content-Disposition", "attachment; filename=\"giao-ban-" + recording.id() + ".webm\"");
    }

    private Answer seal(Call call) throws IOException {
        ArchivedRecording recording = found(call);
        if (!recording.sealed()) {
            throw new Problem(409, "not-sealed");
        }
        var inLog = recordings.inLog(recording.id());
        SealVerifier.Result result = recording.check(
                officeKey, inLog.map(RecordingsView.Recording::manifestSha256).orElse(null));
        int sealed = result.manifest()
                .map(m -> m.segments().size())
                .orElse(recording.segments().size());
        var broken = new ArrayList<BrokenAnswer>();
        var faults = new ArrayList<FaultAnswer>();
        for (SealFault fault : result.faults()) {
            faults.add(new FaultAnswer(SealFaults.code(fault), SealFaults.params(fault)));
            String file = SealFaults.params(fault).get("file");
            recording.segments().stream()
                    .filter(s -> s.file().getFileName().toString().equals(file))
                    .findFirst()
                    .ifPresent(s -> broken.add(new BrokenAnswer(s.number(), s.offsetMillis() / 1000.0)));
        }
        return Answer.ok(new SealAnswer(
                inLog.map(RecordingsView.Recording::sealed).orElse(null),
                result.intact(),
                sealed,
                Math.max(0, sealed - broken.size()),
                broken,
                faults));
    }
}
