package vn.giaoban.meeting.live;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.meeting.live.People.DONG_LAM;
import static vn.giaoban.meeting.live.People.HALL;
import static vn.giaoban.meeting.live.People.KY_THUONG;
import static vn.giaoban.meeting.live.People.TAN_DAN;
import static vn.giaoban.meeting.live.People.speaker;
import static vn.giaoban.meeting.live.RoomSpec.live;
import static vn.giaoban.meeting.live.RoomSpec.scheduled;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveCommand.ChangeLink;
import vn.giaoban.meeting.live.LiveCommand.ConfirmPresence;
import vn.giaoban.meeting.live.LiveCommand.GrantFloor;
import vn.giaoban.meeting.live.LiveCommand.GroupSites;
import vn.giaoban.meeting.live.LiveCommand.MarkAbsent;
import vn.giaoban.meeting.live.LiveCommand.ReportPresence;
import vn.giaoban.meeting.live.LiveCommand.Yield;
import vn.giaoban.meeting.live.LiveEvent.End;
import vn.giaoban.meeting.live.LiveEvent.FloorEnded;
import vn.giaoban.meeting.live.LiveEvent.SitesGrouped;
import vn.giaoban.meeting.live.SiteSessionEvent.AbsenceMarked;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.LinkCarried;
import vn.giaoban.meeting.live.SiteSessionEvent.LinkChanged;
import vn.giaoban.meeting.live.SiteSessionEvent.Presence;
import vn.giaoban.meeting.live.SiteSessionEvent.PresenceConfirmed;
import vn.giaoban.meeting.site.SiteEvent.SiteGroupNamed;

/** Kỳ Thượng's line is the province's MCU in these. */
final class CarryingTest {
    private static final GroupSites GROUP = new GroupSites(KY_THUONG, List.of(DONG_LAM, TAN_DAN));

    @Test
    void aCallConnectsTheSitesForWhichItStandsAndTheyGoWithIt() {
        RoomSpec spec = scheduled()
                .when(GROUP)
                .then(new SitesGrouped(KY_THUONG, List.of(DONG_LAM, TAN_DAN)))
                .when(GROUP)
                .thenNothing()
                .when(new ChangeLink(KY_THUONG, Link.CONNECTED, null))
                .then(
                        new LinkChanged(KY_THUONG, Link.CONNECTED, null),
                        new LinkCarried(DONG_LAM, KY_THUONG),
                        new LinkCarried(TAN_DAN, KY_THUONG));
        assertThat(state(spec, DONG_LAM).link()).isEqualTo(Link.CONNECTED);
        assertThat(state(spec, DONG_LAM).through()).isEqualTo(KY_THUONG);
        assertThat(state(spec, KY_THUONG).standsFor()).containsExactly(DONG_LAM, TAN_DAN);
        spec.when(new ChangeLink(KY_THUONG, Link.LEFT, null))
                .then(
                        new LinkChanged(KY_THUONG, Link.LEFT, null),
                        new LinkChanged(DONG_LAM, Link.LEFT, "group-line"),
                        new LinkChanged(TAN_DAN, Link.LEFT, "group-line"));
        assertThat(state(spec, DONG_LAM).through()).isNull();
    }

    @Test
    void aCallStandsForTheSitesOfTheMeetingBeforeUnlessThisOneSaysOtherwise() {
        var before = new SiteGroupNamed(KY_THUONG, List.of(DONG_LAM, People.site("elsewhere")));
        scheduled()
                .known(before)
                .when(new ChangeLink(KY_THUONG, Link.CONNECTED, null))
                .then(
                        new SitesGrouped(KY_THUONG, List.of(DONG_LAM)),
                        new LinkChanged(KY_THUONG, Link.CONNECTED, null),
                        new LinkCarried(DONG_LAM, KY_THUONG))
                .when(new GroupSites(KY_THUONG, List.of()))
                .when(new ChangeLink(KY_THUONG, Link.LEFT, null))
                .when(new ChangeLink(KY_THUONG, Link.CONNECTED, null))
                .then(new LinkChanged(KY_THUONG, Link.CONNECTED, null));
    }

    @Test
    void sitesMayBeNamedWhileTheCallStands() {
        live().connected(KY_THUONG)
                .when(GROUP)
                .then(
                        new SitesGrouped(KY_THUONG, List.of(DONG_LAM, TAN_DAN)),
                        new LinkCarried(DONG_LAM, KY_THUONG),
                        new LinkCarried(TAN_DAN, KY_THUONG))
                .when(new GroupSites(KY_THUONG, List.of(TAN_DAN)))
                .then(
                        new SitesGrouped(KY_THUONG, List.of(TAN_DAN)),
                        new LinkChanged(DONG_LAM, Link.LEFT, "group-line"));
    }

    @Test
    void aDeviceOfTheSitesOwnCountsMoreThanTheCall() {
        live().connected(KY_THUONG)
                .when(GROUP)
                .when(new ChangeLink(DONG_LAM, Link.CONNECTED, null))
                .then(new LinkChanged(DONG_LAM, Link.CONNECTED, null))
                .when(new ChangeLink(DONG_LAM, Link.INTERRUPTED, "line-lost"))
                .then(new LinkCarried(DONG_LAM, KY_THUONG))
                .when(new ChangeLink(DONG_LAM, Link.CONNECTED, null))
                .when(new ChangeLink(KY_THUONG, Link.LEFT, null))
                .then(new LinkChanged(KY_THUONG, Link.LEFT, null), new LinkChanged(TAN_DAN, Link.LEFT, "group-line"))
                .when(new ChangeLink(DONG_LAM, Link.INTERRUPTED, "line-lost"))
                .then(new LinkChanged(DONG_LAM, Link.INTERRUPTED, "line-lost"));
    }

    @Test
    void aSiteIsBehindOneCallAtMostAndNoCallIsBehindAnother() {
        RoomSpec spec = scheduled().when(GROUP);
        spec.when(new GroupSites(HALL, List.of(DONG_LAM)))
                .thenRefused("site-behind-another", Map.of("site", DONG_LAM.toString(), "line", KY_THUONG.toString()));
        spec.when(new GroupSites(HALL, List.of(KY_THUONG))).thenRefused("site-behind-another");
        spec.when(new GroupSites(DONG_LAM, List.of(HALL))).thenRefused("site-behind-another");
        spec.when(new GroupSites(KY_THUONG, List.of(KY_THUONG))).thenRefused("site-behind-another");
        spec.when(new GroupSites(KY_THUONG, List.of(People.site("elsewhere")))).thenRefused("site-unknown");
        spec.when(new GroupSites(KY_THUONG, List.of()))
                .then(new SitesGrouped(KY_THUONG, List.of()))
                .when(new GroupSites(HALL, List.of(DONG_LAM)))
                .then(new SitesGrouped(HALL, List.of(DONG_LAM)));
    }

    @Test
    void whoLeadsMarksEachSiteByHand() {
        RoomSpec spec = live().connected(KY_THUONG)
                .when(GROUP)
                .when(new ConfirmPresence(DONG_LAM))
                .then(new PresenceConfirmed(DONG_LAM))
                .when(new MarkAbsent(TAN_DAN), People.STRANGER, 1)
                .thenRefused("not-chair")
                .when(new MarkAbsent(TAN_DAN))
                .then(new AbsenceMarked(TAN_DAN))
                .when(new MarkAbsent(TAN_DAN))
                .thenNothing();
        assertThat(state(spec, DONG_LAM).presence()).isEqualTo(Presence.PRESENT);
        assertThat(state(spec, TAN_DAN).presence()).isEqualTo(Presence.ABSENT);
        assertThat(state(spec, TAN_DAN).link()).isEqualTo(Link.CONNECTED);
        spec.when(new ReportPresence(TAN_DAN, 3, null, null));
        assertThat(state(spec, TAN_DAN).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void aSiteBehindACallSpeaksAndItsFloorIsGivenBackAtTheCallsOwnKeys() {
        live().connected(KY_THUONG)
                .when(GROUP)
                .when(new GrantFloor(DONG_LAM, null, speaker("Đồng Lâm")))
                .when(new Yield(TAN_DAN))
                .thenRefused("not-your-floor")
                .when(new Yield(KY_THUONG))
                .then(new FloorEnded(1, DONG_LAM, End.YIELDED));
    }

    private static LiveRoom.SiteState state(RoomSpec spec, SiteId site) {
        return Objects.requireNonNull(spec.room().sites().get(site));
    }
}
