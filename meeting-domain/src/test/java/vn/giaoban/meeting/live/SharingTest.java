package vn.giaoban.meeting.live;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.meeting.live.People.CHAIR;
import static vn.giaoban.meeting.live.People.CLERK;
import static vn.giaoban.meeting.live.People.HALL;
import static vn.giaoban.meeting.live.People.KY_THUONG;
import static vn.giaoban.meeting.live.People.TAN_DAN;
import static vn.giaoban.meeting.live.People.speaker;
import static vn.giaoban.meeting.live.RoomSpec.live;

import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.live.LiveCommand.BeginRelay;
import vn.giaoban.meeting.live.LiveCommand.DismissOperator;
import vn.giaoban.meeting.live.LiveCommand.EndRelay;
import vn.giaoban.meeting.live.LiveCommand.EndScreen;
import vn.giaoban.meeting.live.LiveCommand.GrantFloor;
import vn.giaoban.meeting.live.LiveCommand.NameOperator;
import vn.giaoban.meeting.live.LiveCommand.PresentScreen;
import vn.giaoban.meeting.live.LiveCommand.ReturnToMain;
import vn.giaoban.meeting.live.LiveCommand.ShareScreen;
import vn.giaoban.meeting.live.LiveCommand.UnshareScreen;
import vn.giaoban.meeting.live.LiveCommand.Yield;
import vn.giaoban.meeting.live.LiveEvent.FloorEnded;
import vn.giaoban.meeting.live.LiveEvent.RelayBegan;
import vn.giaoban.meeting.live.LiveEvent.RelayEnded;
import vn.giaoban.meeting.live.LiveEvent.ScreenShared;
import vn.giaoban.meeting.live.LiveEvent.ScreenUnshared;

final class SharingTest {
    @Test
    void whoHasTheFloorMayShowAScreenAndItGoesWithTheFloor() {
        RoomSpec spec = live().connected(KY_THUONG)
                .when(new GrantFloor(KY_THUONG, null, speaker("a")))
                .when(new ShareScreen(KY_THUONG))
                .then(new ScreenShared(KY_THUONG, null, 1));
        assertThat(spec.room().screen()).isNotNull();
        spec.when(new ShareScreen(KY_THUONG)).thenNothing();
        spec.when(new Yield(KY_THUONG));
        assertThat(spec.room().screen()).isNull();
    }

    @Test
    void whoHasNotTheFloorMayNot() {
        live().connected(KY_THUONG)
                .when(new GrantFloor(KY_THUONG, null, speaker("a")))
                .when(new ShareScreen(TAN_DAN))
                .thenRefused("not-your-floor");
    }

    @Test
    void theMainSiteMayAtAnyTimeAndItsScreenOutlastsASpeech() {
        RoomSpec spec = live().connected(KY_THUONG)
                .when(new GrantFloor(KY_THUONG, null, speaker("a")))
                .when(new ShareScreen(HALL))
                .then(new ScreenShared(HALL, null, 0))
                .when(new Yield(KY_THUONG));
        assertThat(spec.room().screen()).isNotNull();
    }

    @Test
    void theNewestScreenTakesThePlaceOfTheFormer() {
        RoomSpec spec = live().connected(KY_THUONG)
                .when(new GrantFloor(KY_THUONG, null, speaker("a")))
                .when(new ShareScreen(HALL))
                .when(new ShareScreen(KY_THUONG))
                .then(new ScreenShared(KY_THUONG, null, 1))
                .when(new UnshareScreen(HALL))
                .thenNothing()
                .when(new UnshareScreen(KY_THUONG))
                .then(new ScreenUnshared());
        assertThat(spec.room().screen()).isNull();
    }

    @Test
    void thoseWhoLeadShowTheirOwnAndEndAnybodys() {
        live().when(new PresentScreen(), CHAIR, 1)
                .then(new ScreenShared(null, CHAIR, 0))
                .when(new ShareScreen(HALL))
                .when(new EndScreen(), CHAIR, 1)
                .then(new ScreenUnshared())
                .when(new EndScreen(), CHAIR, 1)
                .thenNothing();
    }

    @Test
    void anOperatorWhoIsDismissedShowsNothingAnyMore() {
        RoomSpec spec = live().when(new NameOperator(CLERK))
                .when(new PresentScreen(), CLERK, 1)
                .then(new ScreenShared(null, CLERK, 0))
                .when(new DismissOperator(CLERK));
        assertThat(spec.room().screen()).isNull();
    }

    @Test
    void anotherConferenceTakesTheStageAndAfterwardsTheMeetingGoesOn() {
        RoomSpec spec = live().connected(KY_THUONG)
                .connected(TAN_DAN)
                .when(new PresentScreen(), CHAIR, 1)
                .when(new GrantFloor(TAN_DAN, null, speaker("a")))
                .when(new BeginRelay(KY_THUONG))
                .then(new FloorEnded(1, TAN_DAN, LiveEvent.End.RETURNED), new RelayBegan(KY_THUONG));
        assertThat(spec.room().floor()).isNull();
        assertThat(spec.room().screen()).isNull();
        spec.when(new BeginRelay(KY_THUONG)).thenNothing();
        spec.when(new EndRelay()).then(new RelayEnded(KY_THUONG));
        assertThat(spec.room().relay()).isNull();
        spec.when(new EndRelay()).thenNothing();
    }

    @Test
    void whoeverIsGivenTheFloorEndsTheRelayAndSoDoesTheWayBackToTheMainSite() {
        RoomSpec spec = live().connected(KY_THUONG).connected(TAN_DAN).when(new BeginRelay(KY_THUONG));
        spec.when(new GrantFloor(TAN_DAN, null, speaker("a")));
        assertThat(spec.room().relay()).isNull();
        spec.when(new BeginRelay(KY_THUONG)).when(new ReturnToMain()).then(new RelayEnded(KY_THUONG));
        assertThat(spec.room().relay()).isNull();
    }

    @Test
    void onlyAConnectedSiteIsRelayed() {
        live().when(new BeginRelay(KY_THUONG)).thenRefused("site-not-connected");
    }
}
