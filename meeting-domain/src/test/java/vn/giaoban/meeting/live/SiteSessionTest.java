package vn.giaoban.meeting.live;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.meeting.live.People.CHAIR;
import static vn.giaoban.meeting.live.People.KY_THUONG;
import static vn.giaoban.meeting.live.People.device;
import static vn.giaoban.meeting.live.People.knock;
import static vn.giaoban.meeting.live.People.site;
import static vn.giaoban.meeting.live.RoomSpec.live;
import static vn.giaoban.meeting.live.RoomSpec.scheduled;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.live.LiveCommand.Admit;
import vn.giaoban.meeting.live.LiveCommand.AnswerTechnicianCall;
import vn.giaoban.meeting.live.LiveCommand.CallTechnician;
import vn.giaoban.meeting.live.LiveCommand.ChangeLink;
import vn.giaoban.meeting.live.LiveCommand.ConfirmPresence;
import vn.giaoban.meeting.live.LiveCommand.DoubtPresence;
import vn.giaoban.meeting.live.LiveCommand.GiveUp;
import vn.giaoban.meeting.live.LiveCommand.GrantSeat;
import vn.giaoban.meeting.live.LiveCommand.Knock;
import vn.giaoban.meeting.live.LiveCommand.LeaveSeat;
import vn.giaoban.meeting.live.LiveCommand.RecordSignalCheck;
import vn.giaoban.meeting.live.LiveCommand.Refuse;
import vn.giaoban.meeting.live.LiveCommand.RefuseSeat;
import vn.giaoban.meeting.live.LiveCommand.ReportPresence;
import vn.giaoban.meeting.live.LiveCommand.TakeSeat;
import vn.giaoban.meeting.live.LobbyEvent.Admitted;
import vn.giaoban.meeting.live.LobbyEvent.Knocked;
import vn.giaoban.meeting.live.LobbyEvent.Refused;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.LinkChanged;
import vn.giaoban.meeting.live.SiteSessionEvent.Presence;
import vn.giaoban.meeting.live.SiteSessionEvent.PresenceConfirmed;
import vn.giaoban.meeting.live.SiteSessionEvent.PresenceDoubted;
import vn.giaoban.meeting.live.SiteSessionEvent.PresenceReported;
import vn.giaoban.meeting.live.SiteSessionEvent.SeatLeft;
import vn.giaoban.meeting.live.SiteSessionEvent.SeatRefused;
import vn.giaoban.meeting.live.SiteSessionEvent.SeatRequested;
import vn.giaoban.meeting.live.SiteSessionEvent.SeatTaken;
import vn.giaoban.meeting.live.SiteSessionEvent.SignalCheck;
import vn.giaoban.meeting.live.SiteSessionEvent.SignalChecked;
import vn.giaoban.meeting.live.SiteSessionEvent.TechnicianAnswered;
import vn.giaoban.meeting.live.SiteSessionEvent.TechnicianCalled;

final class SiteSessionTest {
    private static final SignalCheck GOOD = new SignalCheck(true, true, true, 2000, 4000);

    private static TakeSeat takes(String device) {
        return new TakeSeat(KY_THUONG, device(device), false);
    }

    private static LiveRoom.SiteState session(RoomSpec spec) {
        return spec.room().sites().values().stream()
                .filter(site -> site.site().equals(KY_THUONG))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFreeSeatIsTakenAtOnceAndTheDeviceIsNewOnlyTheFirstTime() {
        scheduled()
                .when(takes("one"))
                .then(new SeatTaken(KY_THUONG, device("one"), false, false))
                .when(takes("one"))
                .thenNothing()
                .when(new LeaveSeat(KY_THUONG, device("one")))
                .then(new SeatLeft(KY_THUONG, device("one")))
                .when(takes("one"))
                .then(new SeatTaken(KY_THUONG, device("one"), true, false));
    }

    @Test
    void aSecondDeviceAsksAndMayBeRefusedForTwentySeconds() {
        RoomSpec spec = scheduled().when(takes("one"));
        spec.when(takes("two"))
                .then(new SeatRequested(KY_THUONG, device("two"), spec.now().plusSeconds(20)))
                .when(takes("two"))
                .thenNothing()
                .when(takes("three"))
                .thenRefused("seat-refused")
                .when(new RefuseSeat(KY_THUONG, device("two")))
                .thenRefused("not-seated")
                .when(new RefuseSeat(KY_THUONG, device("one")))
                .then(new SeatRefused(KY_THUONG, device("two")));
        assertThat(session(spec).device()).isEqualTo(device("one"));
    }

    @Test
    void theServerGivesTheSeatAfterTwentySeconds() {
        scheduled()
                .when(takes("one"))
                .when(takes("two"))
                .after(Duration.ofSeconds(19))
                .when(new GrantSeat(KY_THUONG, device("two")))
                .thenRefused("too-early")
                .after(Duration.ofSeconds(1))
                .when(new GrantSeat(KY_THUONG, device("two")))
                .then(new SeatTaken(KY_THUONG, device("two"), false, false))
                .when(new GrantSeat(KY_THUONG, device("two")))
                .thenNothing();
    }

    @Test
    void whoWaitsHasTheSeatWhenItIsLeft() {
        scheduled()
                .when(takes("one"))
                .when(takes("two"))
                .when(new LeaveSeat(KY_THUONG, device("one")))
                .then(new SeatLeft(KY_THUONG, device("one")), new SeatTaken(KY_THUONG, device("two"), false, false));
    }

    @Test
    void aSimulatedSiteMakesRoomForAPersonAtOnceAndNeverTheOtherWay() {
        scheduled()
                .when(new TakeSeat(KY_THUONG, device("loop"), true))
                .when(takes("one"))
                .then(new SeatTaken(KY_THUONG, device("one"), false, false))
                .when(new TakeSeat(KY_THUONG, device("loop"), true))
                .thenRefused("seat-refused");
    }

    @Test
    void aLinkChangesOnlyWhenItChanges() {
        scheduled()
                .when(new ChangeLink(KY_THUONG, Link.CONNECTED, null))
                .then(new LinkChanged(KY_THUONG, Link.CONNECTED, null))
                .when(new ChangeLink(KY_THUONG, Link.CONNECTED, null))
                .thenNothing();
    }

    @Test
    void aCheckNeverTakesBackThatTheSiteIsHere() {
        RoomSpec spec = live().when(new RecordSignalCheck(KY_THUONG, GOOD))
                .then(new SignalChecked(KY_THUONG, GOOD, Presence.SIGNAL_OK));
        assertThat(session(spec).presence()).isEqualTo(Presence.SIGNAL_OK);
        spec.when(new ReportPresence(KY_THUONG, 12, null, null))
                .then(new PresenceReported(KY_THUONG, 12, null, null))
                .when(new ReportPresence(KY_THUONG, 12, null, null))
                .thenNothing()
                .when(new RecordSignalCheck(KY_THUONG, new SignalCheck(true, false, true, 2000, 4000)));
        assertThat(session(spec).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void aCheckWithoutVoiceFailsAndOneWithoutPictureIsDegraded() {
        assertThat(GOOD.result()).isEqualTo(Presence.SIGNAL_OK);
        assertThat(new SignalCheck(true, true, false, 2000, 4000).result()).isEqualTo(Presence.SIGNAL_FAILED);
        assertThat(new SignalCheck(false, true, true, 2000, 4000).result()).isEqualTo(Presence.SIGNAL_DEGRADED);
        assertThat(new SignalCheck(true, true, true, 64, 64).result()).isEqualTo(Presence.SIGNAL_DEGRADED);
    }

    @Test
    void aLostLineMakesNobodyAbsentUntilDoubted() {
        RoomSpec spec = live().connected(KY_THUONG)
                .when(new ReportPresence(KY_THUONG, 12, null, null))
                .when(new DoubtPresence(KY_THUONG))
                .thenNothing()
                .when(new ChangeLink(KY_THUONG, Link.INTERRUPTED, "ice"));
        assertThat(session(spec).presence()).isEqualTo(Presence.PRESENT);
        spec.when(new DoubtPresence(KY_THUONG)).then(new PresenceDoubted(KY_THUONG));
    }

    @Test
    void whoLeadsConfirmsADoubtedPresenceWithItsHeadcount() {
        RoomSpec spec = live().connected(KY_THUONG)
                .when(new ReportPresence(KY_THUONG, 12, null, null))
                .when(new ChangeLink(KY_THUONG, Link.INTERRUPTED, "ice"))
                .when(new ConfirmPresence(KY_THUONG))
                .thenNothing()
                .when(new DoubtPresence(KY_THUONG))
                .when(new ConfirmPresence(KY_THUONG), People.STRANGER, 1)
                .thenRefused("not-chair")
                .when(new ConfirmPresence(KY_THUONG))
                .then(new PresenceConfirmed(KY_THUONG));
        assertThat(session(spec).presence()).isEqualTo(Presence.PRESENT);
        assertThat(session(spec).headcount()).isEqualTo(12);
    }

    @Test
    void aHeadcountOutOfReasonIsRefused() {
        live().when(new ReportPresence(KY_THUONG, -1, null, null)).thenRefused("bad-message");
    }

    @Test
    void theTechnicianIsCalledOnceAndAnswers() {
        live().when(new CallTechnician(KY_THUONG, null))
                .then(new TechnicianCalled(KY_THUONG, null))
                .when(new CallTechnician(KY_THUONG, null))
                .thenNothing()
                .when(new AnswerTechnicianCall(KY_THUONG), People.STRANGER, 0)
                .then(new TechnicianAnswered(KY_THUONG))
                .when(new AnswerTechnicianCall(KY_THUONG), null, 0)
                .thenRefused("not-allowed");
    }

    @Test
    void whoWaitsInTheLobbyIsAdmittedOrRefused() {
        Knocked one = knocked("one");
        Knocked two = knocked("two");
        RoomSpec spec = scheduled()
                .when(new Knock(one))
                .then(one)
                .when(new Knock(one))
                .thenNothing()
                .when(new Knock(two))
                .when(new Admit(one.knock()), CHAIR, 0)
                .then(new Admitted(one.knock()))
                .when(new Admit(one.knock()), CHAIR, 0)
                .thenNothing()
                .when(new Refuse(two.knock()), CHAIR, 0)
                .then(new Refused(two.knock()))
                .when(new Refuse(two.knock()), CHAIR, 0)
                .thenRefused("knock-unknown")
                .when(new GiveUp(two.knock()))
                .thenNothing();
        assertThat(spec.room().lobby()).isEmpty();
        assertThat(spec.room().admitted()).containsExactly(one);
    }

    @Test
    void theLobbyOfARunningMeetingIsTheChairs() {
        live().when(new Knock(knocked("one")))
                .when(new Admit(knock("one")), People.STRANGER, 1)
                .thenRefused("not-chair")
                .when(new Admit(knock("one")))
                .then(new Admitted(knock("one")));
    }

    private static Knocked knocked(String name) {
        return new Knocked(knock(name), LobbyEvent.Why.UNKNOWN_DEVICE, device(name), KY_THUONG, null, "");
    }

    @Test
    void aSiteThatIsNotInvitedHasNoSeat() {
        scheduled().when(new TakeSeat(site("elsewhere"), device("one"), false)).thenRefused("site-unknown");
    }
}
