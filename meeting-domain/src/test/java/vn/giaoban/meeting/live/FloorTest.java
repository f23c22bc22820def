package vn.giaoban.meeting.live;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.meeting.live.People.CHAIR;
import static vn.giaoban.meeting.live.People.DONG_LAM;
import static vn.giaoban.meeting.live.People.HALL;
import static vn.giaoban.meeting.live.People.KY_THUONG;
import static vn.giaoban.meeting.live.People.TAN_DAN;
import static vn.giaoban.meeting.live.People.request;
import static vn.giaoban.meeting.live.People.sealed;
import static vn.giaoban.meeting.live.People.site;
import static vn.giaoban.meeting.live.People.speaker;
import static vn.giaoban.meeting.live.RoomSpec.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceDrafted;
import vn.giaoban.meeting.live.LiveCommand.CallNext;
import vn.giaoban.meeting.live.LiveCommand.CorrectSpeaker;
import vn.giaoban.meeting.live.LiveCommand.Decline;
import vn.giaoban.meeting.live.LiveCommand.Defer;
import vn.giaoban.meeting.live.LiveCommand.ExtendFloor;
import vn.giaoban.meeting.live.LiveCommand.GrantFloor;
import vn.giaoban.meeting.live.LiveCommand.RecallCall;
import vn.giaoban.meeting.live.LiveCommand.RegisterToSpeak;
import vn.giaoban.meeting.live.LiveCommand.Reorder;
import vn.giaoban.meeting.live.LiveCommand.ReturnToMain;
import vn.giaoban.meeting.live.LiveCommand.RevokeFloor;
import vn.giaoban.meeting.live.LiveCommand.UndoGrant;
import vn.giaoban.meeting.live.LiveCommand.Withdraw;
import vn.giaoban.meeting.live.LiveCommand.Yield;
import vn.giaoban.meeting.live.LiveEvent.End;
import vn.giaoban.meeting.live.LiveEvent.FloorEnded;
import vn.giaoban.meeting.live.LiveEvent.FloorExtended;
import vn.giaoban.meeting.live.LiveEvent.FloorGranted;
import vn.giaoban.meeting.live.LiveEvent.GrantUndone;
import vn.giaoban.meeting.live.LiveEvent.NextCalled;
import vn.giaoban.meeting.live.LiveEvent.RequestDeferred;
import vn.giaoban.meeting.live.LiveEvent.SpeakerCorrected;
import vn.giaoban.meeting.live.LiveEvent.SpeechRequested;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.LinkChanged;
import vn.giaoban.meeting.live.SiteSessionEvent.PresenceReported;
import vn.giaoban.meeting.site.SiteEvent.SiteRegistered;

final class FloorTest {

    private static RegisterToSpeak registers(SiteId site, String name) {
        return new RegisterToSpeak(request(name), site, speaker(name), sealed("đê điều"));
    }

    private static GrantFloor grants(SiteId site) {
        return new GrantFloor(site, null, null);
    }

    private static RoomSpec threeWaiting() {
        return live().connected(HALL, KY_THUONG, DONG_LAM, TAN_DAN)
                .when(registers(KY_THUONG, "a"))
                .when(registers(DONG_LAM, "b"))
                .when(registers(TAN_DAN, "c"));
    }

    private static List<RequestId> queue(RoomSpec spec) {
        return spec.room().queue().stream().map(LiveRoom.Request::id).toList();
    }

    @Test
    void aSiteRegistersOnce() {
        live().when(registers(KY_THUONG, "a"))
                .then(new SpeechRequested(request("a"), KY_THUONG, speaker("a"), sealed("đê điều"), 1))
                .when(registers(KY_THUONG, "a"))
                .thenNothing()
                .when(registers(KY_THUONG, "another"))
                .thenRefused("already-registered");
    }

    @Test
    void aGrantTakesTheRequestOffTheQueueAndLeavesTheRest() {
        RoomSpec spec = threeWaiting();
        spec.when(grants(DONG_LAM))
                .then(new FloorGranted(
                        1,
                        DONG_LAM,
                        speaker("b"),
                        request("b"),
                        sealed("đê điều"),
                        spec.now().plus(Duration.ofMinutes(5))));
        assertThat(queue(spec)).containsExactly(request("a"), request("c"));
    }

    @Test
    void aGrantEndsTheRunningSpeechInTheSameCommit() {
        RoomSpec spec = threeWaiting().when(grants(KY_THUONG)).after(Duration.ofMinutes(1));
        spec.when(grants(DONG_LAM))
                .then(
                        new FloorEnded(1, KY_THUONG, End.SUCCEEDED),
                        new FloorGranted(
                                2,
                                DONG_LAM,
                                speaker("b"),
                                request("b"),
                                sealed("đê điều"),
                                spec.now().plus(Duration.ofMinutes(5))));
    }

    @Test
    void aGrantClearsTheCallOfThatSite() {
        RoomSpec spec = threeWaiting()
                .when(new CallNext(DONG_LAM, request("b")))
                .then(new NextCalled(DONG_LAM, request("b")))
                .when(new CallNext(DONG_LAM, request("b")))
                .thenNothing()
                .when(grants(DONG_LAM));
        assertThat(spec.room().called()).isNull();
    }

    @Test
    void aCallCanBeTakenBack() {
        RoomSpec spec = threeWaiting().when(new CallNext(DONG_LAM, null)).when(new RecallCall(DONG_LAM));
        assertThat(spec.room().called()).isNull();
        spec.when(new RecallCall(DONG_LAM)).thenNothing();
    }

    @Test
    void aSiteWhoseLineIsGoneIsNotGranted() {
        live().when(grants(KY_THUONG)).thenRefused("site-not-connected", Map.of("site", KY_THUONG.toString()));
    }

    @Test
    void aSiteThatIsNotInvitedIsUnknown() {
        live().when(grants(site("elsewhere"))).thenRefused("site-unknown");
    }

    @Test
    void aRequestOfAnotherSiteIsUnknown() {
        threeWaiting().when(new GrantFloor(KY_THUONG, request("b"), null)).thenRefused("request-unknown");
    }

    @Test
    void withoutARequestTheHeadOfTheDelegationSpeaks() {
        RoomSpec spec = live().connected(KY_THUONG)
                .given(new PresenceReported(KY_THUONG, 12, speaker("head").person(), "Chủ tịch UBND head"))
                .when(grants(KY_THUONG));
        LiveRoom.Floor floor = spec.room().floor();
        assertThat(floor == null ? null : floor.speaker()).isEqualTo(speaker("head"));
    }

    @Test
    void nobodyKnownToSpeakIsRefused() {
        live().connected(KY_THUONG).when(grants(KY_THUONG)).thenRefused("speaker-unknown");
    }

    @Test
    void grantingTheHolderAgainChangesNothing() {
        threeWaiting().when(grants(KY_THUONG)).when(grants(KY_THUONG)).thenNothing();
    }

    @Test
    void anUndoWithinTenSecondsRestoresStageAndQueue() {
        RoomSpec spec = threeWaiting()
                .when(grants(TAN_DAN))
                .after(Duration.ofMinutes(1))
                .when(new CallNext(DONG_LAM, request("b")));
        LiveRoom before = spec.room();
        spec.when(grants(DONG_LAM))
                .after(Duration.ofSeconds(10))
                .when(new UndoGrant(2))
                .then(new GrantUndone(2));
        assertThat(spec.room()).isEqualTo(before);
    }

    @Test
    void anUndoKeepsWhoRegisteredMeanwhile() {
        RoomSpec spec = live().connected(KY_THUONG, DONG_LAM, TAN_DAN)
                .when(registers(KY_THUONG, "a"))
                .when(registers(DONG_LAM, "b"))
                .when(grants(KY_THUONG))
                .when(registers(TAN_DAN, "c"))
                .when(new UndoGrant(1));
        assertThat(queue(spec)).containsExactly(request("a"), request("b"), request("c"));
        assertThat(spec.room().floor()).isNull();
    }

    @Test
    void afterTenSecondsItIsTooLateToUndo() {
        threeWaiting()
                .when(grants(DONG_LAM))
                .after(Duration.ofMillis(10_001))
                .when(new UndoGrant(1))
                .thenRefused("too-late-to-undo");
    }

    @Test
    void onlyTheRunningGrantCanBeUndone() {
        threeWaiting()
                .when(grants(DONG_LAM))
                .when(grants(KY_THUONG))
                .when(new UndoGrant(1))
                .thenRefused("too-late-to-undo")
                .when(new RevokeFloor())
                .when(new UndoGrant(2))
                .thenRefused("too-late-to-undo");
    }

    @Test
    void onlyTheHoldersSiteYields() {
        threeWaiting()
                .when(grants(KY_THUONG))
                .when(new Yield(DONG_LAM))
                .thenRefused("not-your-floor")
                .when(new Yield(KY_THUONG))
                .then(new FloorEnded(1, KY_THUONG, End.YIELDED))
                .when(new Yield(KY_THUONG))
                .thenNothing();
    }

    @Test
    void theFloorEndsByRevokingOrByReturningToTheMainSite() {
        threeWaiting()
                .when(grants(KY_THUONG))
                .when(new RevokeFloor())
                .then(new FloorEnded(1, KY_THUONG, End.REVOKED))
                .when(grants(DONG_LAM))
                .when(new ReturnToMain())
                .then(new FloorEnded(2, DONG_LAM, End.RETURNED))
                .when(new ReturnToMain())
                .thenNothing();
    }

    @Test
    void timeIsExtendedFromTheEndOfTheAllottedTime() {
        RoomSpec spec = threeWaiting().when(new ExtendFloor(2)).thenRefused("no-floor");
        var until = spec.now().plus(Duration.ofMinutes(7));
        spec.when(grants(KY_THUONG)).when(new ExtendFloor(2)).then(new FloorExtended(1, until));
    }

    @Test
    void aDeferredRequestGoesToTheEndAndIsMarked() {
        RoomSpec spec = threeWaiting().when(new Defer(request("a"))).then(new RequestDeferred(request("a"), 4));
        assertThat(queue(spec)).containsExactly(request("b"), request("c"), request("a"));
        assertThat(spec.room().queue().getLast().deferred()).isTrue();
        spec.when(new Defer(request("a"))).thenNothing();
    }

    @Test
    void declinedAndWithdrawnRequestsLeaveTheQueue() {
        RoomSpec spec = threeWaiting()
                .when(new Decline(request("a"), sealed("hết giờ")))
                .when(new Withdraw(DONG_LAM, request("c")))
                .thenRefused("request-unknown")
                .when(new Withdraw(DONG_LAM, request("b")));
        assertThat(queue(spec)).containsExactly(request("c"));
    }

    @Test
    void aSiteIsToldThatNoTimeCouldBeGivenUntilItAsksAgain() {
        RoomSpec spec = threeWaiting().when(new Decline(request("a"), sealed("hết giờ")));
        SiteId site = spec.room().declined().keySet().iterator().next();
        assertThat(spec.room().declined())
                .containsExactly(Map.entry(site, new LiveRoom.Declined(request("a"), sealed("hết giờ"), spec.now())));
        spec.when(new RegisterToSpeak(request("again"), site, speaker("a"), sealed("đê")));
        assertThat(spec.room().declined()).isEmpty();
    }

    @Test
    void aNewOrderMustBeAPermutationOfTheQueue() {
        RoomSpec spec = threeWaiting()
                .when(new Reorder(List.of(request("a"), request("b"))))
                .thenRefused("queue-changed")
                .when(new Reorder(List.of(request("a"), request("b"), request("b"))))
                .thenRefused("queue-changed")
                .when(new Reorder(List.of(request("c"), request("a"), request("b"))));
        assertThat(queue(spec)).containsExactly(request("c"), request("a"), request("b"));
    }

    @Test
    void aLostLineLeavesTheQueueAndTheFloorAlone() {
        RoomSpec spec = threeWaiting().when(grants(KY_THUONG));
        LiveRoom before = spec.room();
        spec.given(new LinkChanged(DONG_LAM, Link.INTERRUPTED, null), new LinkChanged(KY_THUONG, Link.LEFT, null));
        assertThat(spec.room().queue()).isEqualTo(before.queue());
        assertThat(spec.room().floor()).isEqualTo(before.floor());
    }

    @Test
    void theSpeakerIsCorrectedLaterEvenAfterTheClose() {
        threeWaiting()
                .when(grants(KY_THUONG))
                .when(new LiveCommand.CloseMeeting())
                .when(new CorrectSpeaker(1, speaker("deputy")), CHAIR, 1)
                .then(new SpeakerCorrected(1, speaker("deputy")))
                .when(new CorrectSpeaker(9, speaker("deputy")))
                .thenRefused("grant-unknown");
    }

    @Test
    void theContactSpeaksForASiteWithoutADelegation() {
        Room room = new Room(People.BRIEFING);
        room.evolve(new ConferenceDrafted(People.BRIEFING, People.plan(), null), People.EIGHT);
        room.evolveSite(
                new SiteRegistered(KY_THUONG, new UnitId(People.id("commune")), null, 0, People.person("contact")));
        LiveEvent.Speaker contact = room.contact(KY_THUONG);
        assertThat(contact == null ? null : contact.person()).isEqualTo(People.person("contact"));
    }
}
