package vn.giaoban.server.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.meeting.views.RecordingsView;
import vn.giaoban.recording.archive.ArchivedRecording;
import vn.giaoban.recording.archive.RecordingArchive;
import vn.giaoban.server.kept.KeptRecordings;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.api.Caller;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.store.views.Views;

/** Recordings: what the log says of them, what lies on the disk, and who may see them. */
final class Recordings {
    static final Set<Role> READERS = EnumSet.of(Role.ARCHIVIST, Role.SECRETARY, Role.CHAIR);

    private final Views views;
    private final RecordingArchive files;
    private final KeptRecordings kept;
    private final Authority authority;

    Recordings(Views views, RecordingArchive files, KeptRecordings kept, Authority authority) {
        this.views = views;
        this.files = files;
        this.kept = kept;
        this.authority = authority;
    }

    /** A conference that the caller may read the file of. */
    ConferencesView.Row conference(ConferenceId id, Caller caller) {
        var row =
                views.query(c -> ConferencesView.find(c, id)).orElseThrow(() -> Problem.notFound("conference-unknown"));
        authority.require(caller, READERS, row.plan().organiser());
        return row;
    }

    boolean mayRead(ConferenceId id, Caller caller) {
        return views.query(c -> ConferencesView.find(c, id))
                .filter(row -> authority.holds(caller, READERS, row.plan().organiser()))
                .isPresent();
    }

    /** The recording, if the caller may see its conference. */
    ArchivedRecording recording(String id, Caller caller) {
        Optional<ArchivedRecording> found = onDisk(id);
        if (found.isPresent()) {
            conference(conferenceOf(found.get()), caller);
            return found.get();
        }
        RecordingsView.Recording known = inLog(id).orElseThrow(() -> Problem.notFound("recording-unknown"));
        conference(known.conference(), caller);
        return present(known).orElseThrow(() -> Problem.notFound("recording-unknown"));
    }

    /** What the log knows of, on the disk; a sealed one that is kept elsewhere is brought here. */
    Optional<ArchivedRecording> present(RecordingsView.Recording known) {
        Optional<ArchivedRecording> here = onDisk(known.id());
        if (here.isPresent() || known.sealed() == null) {
            return here;
        }
        try {
            return kept.bring(known.conference().toString(), known.id());
        } catch (KeptRecordings.Unreachable e) {
            throw new Problem(503, "recording-unreachable");
        }
    }

    static ConferenceId conferenceOf(ArchivedRecording recording) {
        try {
            return new ConferenceId(UUID.fromString(recording.conference()));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("recording-unknown");
        }
    }

    Optional<ArchivedRecording> onDisk(String id) {
        try {
            return files.find(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The conference's recording; the last, should there be several. */
    Optional<RecordingsView.Recording> of(ConferenceId conference) {
        return views.query(c -> RecordingsView.of(c, conference)).stream().reduce((a, b) -> b);
    }

    Optional<RecordingsView.Recording> inLog(String id) {
        return views.query(c -> RecordingsView.find(c, id));
    }

    /** When its first picture was taken; null when nothing was captured. */
    static @Nullable Instant beginning(@Nullable ArchivedRecording recording) {
        return recording == null || recording.startMillis() == 0 ? null : Instant.ofEpochMilli(recording.startMillis());
    }
}
