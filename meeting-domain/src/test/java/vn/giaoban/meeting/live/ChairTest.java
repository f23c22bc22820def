package vn.giaoban.meeting.live;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.meeting.live.People.BRIEFING;
import static vn.giaoban.meeting.live.People.CHAIR;
import static vn.giaoban.meeting.live.People.CHAIRMAN;
import static vn.giaoban.meeting.live.People.CLERK;
import static vn.giaoban.meeting.live.People.HALL;
import static vn.giaoban.meeting.live.People.KY_THUONG;
import static vn.giaoban.meeting.live.People.STRANGER;
import static vn.giaoban.meeting.live.People.note;
import static vn.giaoban.meeting.live.People.person;
import static vn.giaoban.meeting.live.People.sealed;
import static vn.giaoban.meeting.live.People.speaker;
import static vn.giaoban.meeting.live.RoomSpec.drafted;
import static vn.giaoban.meeting.live.RoomSpec.live;
import static vn.giaoban.meeting.live.RoomSpec.scheduled;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceHeld;
import vn.giaoban.meeting.live.LiveCommand.ChangeChairLine;
import vn.giaoban.meeting.live.LiveCommand.ChangeMode;
import vn.giaoban.meeting.live.LiveCommand.CloseMeeting;
import vn.giaoban.meeting.live.LiveCommand.DismissOperator;
import vn.giaoban.meeting.live.LiveCommand.FreeTalkKey;
import vn.giaoban.meeting.live.LiveCommand.GrantFloor;
import vn.giaoban.meeting.live.LiveCommand.HoldTalkKey;
import vn.giaoban.meeting.live.LiveCommand.NameOperator;
import vn.giaoban.meeting.live.LiveCommand.OpenMeeting;
import vn.giaoban.meeting.live.LiveCommand.StartAgendaItem;
import vn.giaoban.meeting.live.LiveCommand.TakeChair;
import vn.giaoban.meeting.live.LiveCommand.WriteNote;
import vn.giaoban.meeting.live.LiveEvent.AgendaItemStarted;
import vn.giaoban.meeting.live.LiveEvent.ChairBack;
import vn.giaoban.meeting.live.LiveEvent.ChairLost;
import vn.giaoban.meeting.live.LiveEvent.ChairTaken;
import vn.giaoban.meeting.live.LiveEvent.End;
import vn.giaoban.meeting.live.LiveEvent.FloorEnded;
import vn.giaoban.meeting.live.LiveEvent.MeetingClosed;
import vn.giaoban.meeting.live.LiveEvent.MeetingOpened;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.ModeChanged;
import vn.giaoban.meeting.live.LiveEvent.NoteKind;
import vn.giaoban.meeting.live.LiveEvent.NoteWritten;
import vn.giaoban.meeting.live.LiveEvent.OperatorDismissed;
import vn.giaoban.meeting.live.LiveEvent.OperatorNamed;
import vn.giaoban.meeting.live.LiveEvent.TalkKeyHeld;
import vn.giaoban.meeting.live.LiveEvent.TalkKeyReleased;
import vn.giaoban.meeting.live.SiteSessionEvent.PresenceCompleted;
import vn.giaoban.meeting.live.SiteSessionEvent.PresenceReported;

final class ChairTest {

    @Test
    void onlyAScheduledConferenceIsOpened() {
        drafted().when(Stories.OPEN).thenRefused("conference-unknown");
        scheduled()
                .when(Stories.OPEN)
                .then(new MeetingOpened(BRIEFING, CHAIR, CHAIRMAN, 1, Mode.MODERATED))
                .when(Stories.OPEN)
                .thenNothing()
                .when(new OpenMeeting(CLERK, person("clerk"), Mode.MODERATED))
                .thenRefused("already-live")
                .when(new CloseMeeting())
                .when(Stories.OPEN)
                .thenRefused("conference-over");
    }

    @Test
    void aStaleEpochIsRefusedWithTheHolder() {
        live().given(new ChairTaken(CLERK, person("clerk"), 2))
                .when(new CloseMeeting(), CHAIR, 1)
                .thenRefused("stale-epoch", Map.of("holder", person("clerk").toString(), "epoch", "2"));
    }

    @Test
    void whoIsNeitherChairNorOperatorIsRefused() {
        live().when(new ChangeMode(Mode.DISCUSSION), STRANGER, 1)
                .thenRefused("not-chair")
                .when(new ChangeMode(Mode.DISCUSSION), null, 1)
                .thenRefused("not-chair");
        scheduled().when(new ChangeMode(Mode.DISCUSSION)).thenRefused("not-live");
    }

    @Test
    void anOperatorActsForTheChair() {
        live().when(new NameOperator(CLERK))
                .then(new OperatorNamed(CLERK))
                .when(new ChangeMode(Mode.DISCUSSION), CLERK, 1)
                .then(new ModeChanged(Mode.DISCUSSION))
                .when(new ChangeMode(Mode.DISCUSSION), CLERK, 1)
                .thenNothing()
                .when(new DismissOperator(CLERK))
                .then(new OperatorDismissed(CLERK))
                .when(new ChangeMode(Mode.TRAINING), CLERK, 1)
                .thenRefused("not-chair");
    }

    @Test
    void thePlannedChairTakesTheChairWithTheNextEpoch() {
        live().given(new ChairTaken(CLERK, person("clerk"), 2))
                .connected(HALL)
                .when(new TakeChair(STRANGER, person("stranger")))
                .thenRefused("chair-there")
                .when(new TakeChair(CHAIR, CHAIRMAN))
                .then(new ChairTaken(CHAIR, CHAIRMAN, 3))
                .when(new TakeChair(CHAIR, CHAIRMAN))
                .thenNothing();
    }

    @Test
    void aChairWhoIsThereCannotBeReplaced() {
        live().when(new TakeChair(CLERK, person("clerk")))
                .thenRefused("chair-there", Map.of("holder", CHAIRMAN.toString()));
    }

    @Test
    void aLostChairIsOfferedAfterThirtySecondsAndNobodyGetsItUnasked() {
        RoomSpec spec = live().connected(KY_THUONG).when(new GrantFloor(KY_THUONG, null, speaker("a")));
        Instant since = spec.now();
        spec.after(Duration.ofSeconds(10))
                .when(new ChangeChairLine(CHAIR, since))
                .then(new ChairLost(CHAIR, since))
                .after(Duration.ofSeconds(19))
                .when(new TakeChair(CLERK, person("clerk")))
                .thenRefused("chair-there")
                .after(Duration.ofSeconds(1));
        assertThat(chairOf(spec).account()).isEqualTo(CHAIR);
        assertThat(chairOf(spec).offeredFrom()).isEqualTo(spec.now());
        spec.when(new TakeChair(CLERK, person("clerk"))).then(new ChairTaken(CLERK, person("clerk"), 2));
        assertThat(spec.room().floor()).isNotNull().returns(KY_THUONG, LiveRoom.Floor::site);
        assertThat(chairOf(spec).lostSince()).isNull();
    }

    @Test
    void aChairWhoCameBackInTimeIsNotOfferedAway() {
        RoomSpec spec = live();
        spec.when(new ChangeChairLine(CHAIR, spec.now()))
                .when(new ChangeChairLine(CHAIR, spec.now()))
                .thenNothing()
                .when(new ChangeChairLine(CHAIR, null))
                .then(new ChairBack(CHAIR))
                .when(new ChangeChairLine(CLERK, spec.now()))
                .thenNothing()
                .after(Duration.ofMinutes(1))
                .when(new TakeChair(CLERK, person("clerk")))
                .thenRefused("chair-there");
    }

    @Test
    void whoeverStandsInGivesTheChairBackToTheReturningOneAtOnce() {
        RoomSpec spec = live().given(new ChairTaken(STRANGER, person("vice"), 2));
        spec.when(new ChangeChairLine(STRANGER, spec.now()))
                .after(Duration.ofSeconds(30))
                .when(new TakeChair(CLERK, person("clerk")));
        assertThat(chairOf(spec).insteadOf()).isEqualTo(new LiveRoom.Absent(STRANGER, person("vice")));
        spec.when(new TakeChair(STRANGER, person("vice"))).then(new ChairTaken(STRANGER, person("vice"), 4));
        assertThat(chairOf(spec).insteadOf()).isNull();
    }

    @Test
    void thePlannedChairStandsInForNobody() {
        RoomSpec spec = live().given(new ChairTaken(CLERK, person("clerk"), 2));
        spec.when(new ChangeChairLine(CLERK, spec.now())).when(new TakeChair(CHAIR, CHAIRMAN));
        assertThat(chairOf(spec).insteadOf()).isNull();
    }

    private static LiveRoom.Chair chairOf(RoomSpec spec) {
        return Objects.requireNonNull(spec.room().chair());
    }

    @Test
    void theTalkKeyHasOneHolder() {
        live().when(new NameOperator(CLERK))
                .when(new NameOperator(STRANGER))
                .when(new HoldTalkKey(), CLERK, 1)
                .then(new TalkKeyHeld(CLERK))
                .when(new HoldTalkKey(), STRANGER, 1)
                .thenRefused("talk-key-held", Map.of("holder", CLERK.toString()))
                .when(new HoldTalkKey(), CHAIR, 1)
                .then(new TalkKeyReleased(CLERK), new TalkKeyHeld(CHAIR));
    }

    @Test
    void theTalkKeyOfSomebodyWhoIsGoneIsFreed() {
        live().when(new NameOperator(CLERK))
                .when(new HoldTalkKey(), CLERK, 1)
                .when(new FreeTalkKey(STRANGER))
                .thenNothing()
                .when(new FreeTalkKey(CLERK))
                .then(new TalkKeyReleased(CLERK));
    }

    @Test
    void anAgendaItemKnowsWhenItBegan() {
        RoomSpec spec = live();
        assertThat(spec.room().agendaSince()).isNull();
        spec.after(Duration.ofMinutes(7)).when(new StartAgendaItem(1));
        assertThat(spec.room().agendaSince()).isEqualTo(spec.now());
    }

    @Test
    void aRecordingKnowsSinceWhenItRunsAndSinceWhenItStopped() {
        RoomSpec spec = live();
        spec.after(Duration.ofSeconds(2)).when(new LiveCommand.Note(new LiveEvent.RecordingStarted("r1")));
        assertThat(spec.room().recordingSince()).isEqualTo(spec.now());
        spec.after(Duration.ofMinutes(5)).when(new LiveCommand.Note(new LiveEvent.RecordingStopped("r1", "disk-full")));
        assertThat(spec.room().recordingSince()).isEqualTo(spec.now());
    }

    @Test
    void aDismissedOperatorLosesTheTalkKey() {
        live().when(new NameOperator(CLERK))
                .when(new HoldTalkKey(), CLERK, 1)
                .when(new DismissOperator(CLERK))
                .then(new TalkKeyReleased(CLERK), new OperatorDismissed(CLERK));
    }

    @Test
    void onlyAnItemOfTheAgendaIsStarted() {
        live().when(new StartAgendaItem(1))
                .then(new AgendaItemStarted(1))
                .when(new StartAgendaItem(1))
                .thenNothing()
                .when(new StartAgendaItem(2))
                .thenRefused("bad-message");
    }

    @Test
    void theCloseEndsTheFloorAndCompletesThePresent() {
        RoomSpec spec = live().connected(KY_THUONG)
                .given(new PresenceReported(KY_THUONG, 12, null, null))
                .when(new GrantFloor(KY_THUONG, null, speaker("a")));
        spec.when(new CloseMeeting())
                .then(
                        new FloorEnded(1, KY_THUONG, End.CLOSED),
                        new MeetingClosed(BRIEFING),
                        new PresenceCompleted(KY_THUONG),
                        new ConferenceHeld(BRIEFING, spec.now(), spec.now()))
                .when(new CloseMeeting())
                .thenNothing();
    }

    @Test
    void aNoteIsPinnedToWhoIsOnStage() {
        RoomSpec spec = live().connected(KY_THUONG);
        spec.when(new WriteNote(note("1"), NoteKind.NOTE, sealed("mở đầu")))
                .then(new NoteWritten(note("1"), NoteKind.NOTE, sealed("mở đầu"), spec.now(), HALL, 0))
                .when(new WriteNote(note("1"), NoteKind.NOTE, sealed("mở đầu")))
                .thenNothing()
                .when(new GrantFloor(KY_THUONG, null, speaker("a")))
                .when(new WriteNote(note("2"), NoteKind.TASK, sealed("kiểm tra kè")))
                .then(new NoteWritten(note("2"), NoteKind.TASK, sealed("kiểm tra kè"), spec.now(), KY_THUONG, 1))
                .when(new LiveCommand.RemoveNote(note("1")));
        assertThat(spec.room().notes()).extracting(LiveRoom.NoteState::id).containsExactly(note("2"));
    }
}
