package vn.giaoban.meeting.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveRoom.Status;

/** The meeting as its own stream tells it: who leads, who speaks, in which mode, what was noted. */
record LiveMeeting(
        Status status,
        @Nullable Instant opened,
        @Nullable Instant closed,
        Chairmanship chairs,
        Mode mode,
        int agendaItem,
        @Nullable Instant agendaSince,
        Stage stage,
        Sharing sharing,
        Notes notes,
        Tape tape) {
    static final LiveMeeting NOT_YET = new LiveMeeting(
            Status.SCHEDULED,
            null,
            null,
            Chairmanship.NONE,
            Mode.MODERATED,
            -1,
            null,
            Stage.EMPTY,
            Sharing.NONE,
            Notes.NONE,
            Tape.NONE);

    /**
     * The state after one more event.
     *
     * @param at in the conference's own time
     */
    LiveMeeting evolve(LiveEvent event, Instant at) {
        LiveMeeting next = apply(event, at);
        Sharing now = sharing.evolve(event, at);
        return now == sharing ? next : next.with(now);
    }

    private LiveMeeting apply(LiveEvent event, Instant at) {
        return switch (event) {
            case LiveEvent.MeetingOpened e ->
                new LiveMeeting(
                        Status.LIVE,
                        at,
                        null,
                        chairs.evolve(e),
                        e.mode(),
                        agendaItem,
                        agendaSince,
                        stage,
                        sharing,
                        notes,
                        tape);
            case LiveEvent.MeetingClosed e ->
                new LiveMeeting(
                        Status.CLOSED, opened, at, chairs, mode, agendaItem, agendaSince, stage, sharing, notes, tape);
            case LiveEvent.ModeChanged e -> with(chairs, e.mode(), agendaItem, agendaSince, stage, notes, tape);
            case LiveEvent.AgendaItemStarted e -> with(chairs, mode, e.item(), at, stage, notes, tape);
            case LiveEvent.ChairTaken e -> with(chairs.evolve(e));
            case LiveEvent.ChairLost e -> with(chairs.evolve(e));
            case LiveEvent.ChairBack e -> with(chairs.evolve(e));
            case LiveEvent.OperatorNamed e -> with(chairs.evolve(e));
            case LiveEvent.OperatorDismissed e -> with(chairs.evolve(e));
            case LiveEvent.TalkKeyHeld e -> with(chairs.evolve(e));
            case LiveEvent.TalkKeyReleased e -> with(chairs.evolve(e));
            case LiveEvent.SpeechRequested e -> with(stage.evolve(e, at));
            case LiveEvent.RequestWithdrawn e -> with(stage.evolve(e, at));
            case LiveEvent.RequestDeferred e -> with(stage.evolve(e, at));
            case LiveEvent.RequestDeclined e -> with(stage.evolve(e, at));
            case LiveEvent.QueueReordered e -> with(stage.evolve(e, at));
            case LiveEvent.NextCalled e -> with(stage.evolve(e, at));
            case LiveEvent.CallRecalled e -> with(stage.evolve(e, at));
            case LiveEvent.FloorGranted e -> with(stage.evolve(e, at));
            case LiveEvent.GrantUndone e -> with(stage.evolve(e, at));
            case LiveEvent.FloorExtended e -> with(stage.evolve(e, at));
            case LiveEvent.FloorEnded e -> with(stage.evolve(e, at));
            case LiveEvent.ScreenShared e -> this;
            case LiveEvent.ScreenUnshared e -> this;
            case LiveEvent.RelayBegan e -> this;
            case LiveEvent.RelayEnded e -> this;
            case LiveEvent.SitesGrouped e -> this;
            case LiveEvent.SpeakerCorrected e -> with(stage.evolve(e, at));
            case LiveEvent.NoteWritten e -> with(notes.evolve(e));
            case LiveEvent.NoteCorrected e -> with(notes.evolve(e));
            case LiveEvent.NoteRemoved e -> with(notes.evolve(e));
            case LiveEvent.RecordingStarted e -> with(tape.evolve(e, at));
            case LiveEvent.RecordingStopped e -> with(tape.evolve(e, at));
            case LiveEvent.RecordingSealed e -> with(tape.evolve(e, at));
            case LiveEvent.RecordingOpened e -> this;
            case LiveEvent.MediaInterrupted e -> this;
        };
    }

    private LiveMeeting with(Sharing sharing) {
        return new LiveMeeting(
                status, opened, closed, chairs, mode, agendaItem, agendaSince, stage, sharing, notes, tape);
    }

    private LiveMeeting with(Chairmanship chairs) {
        return with(chairs, mode, agendaItem, agendaSince, stage, notes, tape);
    }

    private LiveMeeting with(Stage stage) {
        return with(chairs, mode, agendaItem, agendaSince, stage, notes, tape);
    }

    private LiveMeeting with(Notes notes) {
        return with(chairs, mode, agendaItem, agendaSince, stage, notes, tape);
    }

    private LiveMeeting with(Tape tape) {
        return with(chairs, mode, agendaItem, agendaSince, stage, notes, tape);
    }

    private LiveMeeting with(
            Chairmanship chairs,
            Mode mode,
            int agendaItem,
            @Nullable Instant agendaSince,
            Stage stage,
            Notes notes,
            Tape tape) {
        return new LiveMeeting(
                status, opened, closed, chairs, mode, agendaItem, agendaSince, stage, sharing, notes, tape);
    }
}
