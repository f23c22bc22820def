package vn.giaoban.server.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.views.AttendanceView;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.meeting.views.ConferencesView.Status;
import vn.giaoban.meeting.views.RecordingsView;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.server.kept.KeptRecordings;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Answer;
import vn.giaoban.signaling.api.AttendanceAnswers;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.MinuteAnswers;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.store.views.Views;

/** The archive: the list of what was held, and the file of one conference. */
public final class ArchiveRoutes {
    private final Views views;
    private final Directory directory;
    private final MinuteAnswers minutes;
    private final AttendanceAnswers attendance;
    private final Recordings recordings;
    private final Openings openings;
    private final SearchRoutes search;
    private final RecordingRoutes files;

    record HeldLine(
            UUID id,
            String title,
            Instant from,
            Instant to,
            @Nullable String recording) {}

    record HeldConference(
            UUID id,
            String title,
            Instant from,
            Instant to,
            @Nullable Instant opened,
            @Nullable Instant closed,
            @Nullable String invitationNumber) {}

    record GapAnswer(
            double offsetSeconds,
            double seconds,
            Instant at,
            @Nullable String reason) {}

    record RecordingAnswer(
            String id,
            String state,
            int segments,
            @Nullable String seal,
            @Nullable Instant sealedAt,
            List<GapAnswer> gaps,
            double duration) {}

    record OpeningAnswer(String who, Instant at, String what) {}

    record FileAnswer(
            HeldConference conference,
            List<MinuteAnswers.SpeechAnswer> speeches,
            List<MinuteAnswers.NoteAnswer> notes,
            AttendanceAnswers.Roll attendance,
            @Nullable RecordingAnswer recording,
            List<OpeningAnswer> openedBy) {}

    public ArchiveRoutes(
            Views views,
            Directory directory,
            Authority authority,
            LiveConferences live,
            MinuteAnswers minutes,
            RecordingArchive archive,
            KeptRecordings kept,
            String officeKey) {
        this.views = views;
        this.directory = directory;
        this.minutes = minutes;
        this.attendance = new AttendanceAnswers(directory);
        this.recordings = new Recordings(views, archive, kept, authority);
        this.openings = new Openings(live);
        this.search = new SearchRoutes(views, directory, recordings);
        this.files = new RecordingRoutes(recordings, openings, officeKey);
    }

    public List<Route> routes() {
        Allowed readers = RecordingRoutes.readers();
        var routes = new ArrayList<Route>();
        routes.addAll(search.routes(readers));
        routes.add(Route.get("/archive/conferences", readers, "What was held, the latest first.", this::list)
                .answersPageOf(HeldLine.class));
        routes.add(Route.get("/archive/conferences/{id}", readers, "The file of one conference.", this::file)
                .answers(FileAnswer.class));
        routes.addAll(files.routes(readers));
        return List.copyOf(routes);
    }

    private Answer list(Call call) {
        return call.page(views.query(c -> ConferencesView.withStatus(c, Status.CLOSED)).stream()
                .filter(row -> recordings.mayRead(row.id(), call.caller()))
                .map(row -> new HeldLine(
                        row.id().value(),
                        row.plan().title(),
                        row.plan().from(),
                        row.plan().to(),
                        recordings
                                .of(row.id())
                                .map(RecordingsView.Recording::id)
                                .orElse(null)))
                .toList());
    }

    private Answer file(Call call) {
        var row = recordings.conference(new ConferenceId(call.id("id")), call.caller());
        RecordingsView.Recording inLog = recordings.of(row.id()).orElse(null);
        ArchivedRecording onDisk =
                inLog == null ? null : recordings.present(inLog).orElse(null);
        Instant begins = Recordings.beginning(onDisk);
        if (inLog != null) {
            openings.note(call, row.id(), inLog.id(), "opened");
        }
        return Answer.ok(new FileAnswer(
                new HeldConference(
                        row.id().value(),
                        row.plan().title(),
                        row.plan().from(),
                        row.plan().to(),
                        row.opened(),
                        row.closed(),
                        row.plan().invitationNumber()),
                minutes.speeches(row.id(), begins),
                minutes.notes(row.id(), begins),
                attendance.roll(row, views.query(c -> AttendanceView.of(c, row.id(), call.now()))),
                inLog == null ? null : recording(inLog, onDisk),
                inLog == null ? List.of() : openedBy(inLog.id())));
    }

    private static RecordingAnswer recording(RecordingsView.Recording inLog, @Nullable ArchivedRecording onDisk) {
        String state = inLog.sealed() != null ? "SEALED" : inLog.stopped() != null ? "STOPPED" : "RECORDING";
        return new RecordingAnswer(
                inLog.id(),
                state,
                onDisk == null ? inLog.segments() : onDisk.segments().size(),
                inLog.manifestSha256(),
                inLog.sealed(),
                onDisk == null
                        ? List.of()
                        : onDisk.gaps().stream()
                                .map(g -> new GapAnswer(
                                        (g.fromMillis() - onDisk.startMillis()) / 1000.0,
                                        (g.toMillis() - g.fromMillis()) / 1000.0,
                                        Instant.ofEpochMilli(g.fromMillis()),
                                        null))
                                .toList(),
                onDisk == null ? 0 : onDisk.durationMillis() / 1000.0);
    }

    private List<OpeningAnswer> openedBy(String recording) {
        return views.query(c -> RecordingsView.openings(c, recording)).stream()
                .map(o -> new OpeningAnswer(who(o.by()), o.at(), o.act()))
                .toList();
    }

    private String who(String actor) {
        try {
            return actor.startsWith("account:")
                    ? directory
                            .account(new AccountId(UUID.fromString(actor.substring(8))))
                            .name()
                    : actor;
        } catch (IllegalArgumentException e) {
            return actor;
        }
    }
}
