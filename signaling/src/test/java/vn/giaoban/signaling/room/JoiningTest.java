package vn.giaoban.signaling.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.signaling.TestRoom.CONFERENCE;
import static vn.giaoban.signaling.TestRoom.MAIN;
import static vn.giaoban.signaling.TestRoom.device;
import static vn.giaoban.signaling.TestRoom.site;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.KnockId;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.meeting.live.LobbyEvent.Knocked;
import vn.giaoban.meeting.live.LobbyEvent.Why;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.signaling.DeviceSessions;
import vn.giaoban.signaling.TestRoom;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.signaling.protocol.ServerMessage.Seat;
import vn.giaoban.signaling.room.Stand.Page;

class JoiningTest {
    private final Stand stand = new Stand(new TestRoom(3));

    @Test
    void aDeviceWhoseSeatIsFreeIsSeatedWithItsWelcome() {
        Page page = stand.page(null).hello(stand.device(1, 1));
        assertThat(page.all(ServerMessage.Welcome.class)).hasSize(1);
        assertThat(page.welcome().you().seat()).isEqualTo(Seat.SEATED);
        assertThat(page.welcome().you().site()).isEqualTo(site(1));
        assertThat(Objects.requireNonNull(page.welcome().plan()).publishes()).isTrue();
        assertThat(Objects.requireNonNull(page.welcome().room().sites())).hasSize(4);
        assertThat(page.welcome().room().notes()).isNull();
        assertThat(page.welcome().room().lobby()).isNull();
    }

    @Test
    void unknownTokensAndCookiesAreUnauthorizedAndTheSocketCloses() {
        Page device = stand.page(null).hello("nonsense");
        assertThat(device.error()).isEqualTo("unauthorized");
        assertThat(device.closedWith).isEqualTo(1008);
        assertThat(stand.page("nonsense").hello(null).error()).isEqualTo("unauthorized");
        assertThat(stand.page(null).hello(null).error()).isEqualTo("unauthorized");
    }

    @Test
    void aLinkOfOneConferenceOpensNothingOfAnother() {
        ConferenceId other = new ConferenceId(UUID.randomUUID());
        Page page = stand.page(null)
                .say(new ClientMessage.Hello(1, other, stand.device(1, 1), null, null, 4, true, null, null, null));
        assertThat(page.error()).isEqualTo("unauthorized");
        Page staff =
                stand.page("chair").say(new ClientMessage.Hello(1, other, null, null, null, 4, true, null, null, null));
        assertThat(staff.error()).isEqualTo("conference-unknown");
    }

    @Test
    void anAccountWithoutAnyRightHereIsUnauthorized() {
        stand.rights.clear();
        assertThat(stand.page("chair").hello(null).error()).isEqualTo("unauthorized");
    }

    @Test
    void aSecondDeviceIsToldToChooseAndSeesAlmostNothing() {
        stand.joined(1, 1);
        Page second = stand.page(null).hello(stand.device(1, 2));
        assertThat(second.welcome().you().seat()).isEqualTo(Seat.CHOOSE);
        assertThat(second.welcome().plan()).isNull();
        assertThat(second.welcome().room().sites()).isNull();
        assertThat(second.welcome().room().meeting()).isNull();
        assertThat(second.welcome().room().title()).isEqualTo("Giao ban tuần 48");
        second.say(new ClientMessage.Offer("v=0"));
        assertThat(second.last(ServerMessage.Refused.class)
                        .orElseThrow()
                        .error()
                        .code())
                .isEqualTo("no-media");
    }

    @Test
    void theSeatedDeviceSeesTheRequestAndMayRefuseIt() {
        Page first = stand.joined(1, 1);
        Page second = stand.page(null).hello(stand.device(1, 2));
        assertThat(second.done(second.command(0, new ClientCommand.TakeSeat()))).isTrue();
        stand.pass(Duration.ofMillis(200));
        assertThat(first.all(ServerMessage.Delta.class)
                        .filter(delta -> delta.sites() != null)
                        .flatMap(delta -> Objects.requireNonNull(delta.sites()).stream())
                        .anyMatch(entry -> entry.seatRequest() != null
                                && entry.seatRequest().device().equals(device(2))))
                .isTrue();
        first.command(0, new ClientCommand.RefuseSeat());
        stand.pass(Duration.ofMillis(200));
        assertThat(first.closedWith).isNull();
        assertThat(second.welcome().you().seat()).isEqualTo(Seat.CHOOSE);
    }

    @Test
    void twoDevicesOfOneLinkNeverBothHaveAMicrophone() {
        Page first = stand.joined(1, 1);
        Page second = stand.page(null).hello(stand.device(1, 2));
        second.command(0, new ClientCommand.TakeSeat());
        assertThat(publishers()).isEqualTo(1);
        stand.live.submit(CONFERENCE, new LiveCommand.GrantSeat(site(1), device(2)), stand.live.contexts.getLast());
        assertThat(publishers()).isEqualTo(0);
        assertThat(first.bye()).isEqualTo("moved-to-other-device");
        assertThat(first.closedWith).isEqualTo(1008);
        assertThat(second.welcome().you().seat()).isEqualTo(Seat.SEATED);
        second.connect();
        assertThat(publishers()).isEqualTo(1);
    }

    @Test
    void twoMayWatchBesideTheSeatAndAThirdMayNot() {
        stand.joined(1, 1);
        for (int device = 2; device <= 3; device++) {
            Page watcher = stand.page(null).hello(stand.device(1, device));
            assertThat(watcher.done(watcher.command(0, new ClientCommand.Watch())))
                    .isTrue();
            assertThat(watcher.welcome().you().seat()).isEqualTo(Seat.WATCHING);
            assertThat(Objects.requireNonNull(watcher.welcome().plan()).publishes())
                    .isFalse();
            watcher.connect();
        }
        Page third = stand.page(null).hello(stand.device(1, 4));
        assertThat(third.refusal(third.command(0, new ClientCommand.Watch()))).isEqualTo("too-many-watchers");
        assertThat(publishers()).isEqualTo(1);
    }

    @Test
    void aWatcherMayNotSpeakForItsSite() {
        stand.joined(1, 1);
        Page watcher = stand.page(null).hello(stand.device(1, 2), null, false);
        assertThat(watcher.welcome().you().seat()).isEqualTo(Seat.WATCHING);
        assertThat(watcher.refusal(watcher.command(0, new ClientCommand.Yield())))
                .isEqualTo("not-seated");
        assertThat(watcher.refusal(watcher.command(1, new ClientCommand.RevokeFloor())))
                .isEqualTo("not-allowed");
    }

    @Test
    void aPersonTakesASimulatedSitesSeatAtOnce() {
        Page simulated = stand.page(null).hello(stand.device(1, 1, true));
        simulated.connect();
        assertThat(simulated.welcome().you().simulated()).isTrue();
        Page person = stand.page(null).hello(stand.device(1, 2));
        assertThat(person.welcome().you().seat()).isEqualTo(Seat.SEATED);
        assertThat(simulated.bye()).isEqualTo("moved-to-other-device");
        Page again = stand.page(null).hello(stand.device(1, 1, true));
        assertThat(again.welcome().you().seat()).isEqualTo(Seat.CHOOSE);
    }

    @Test
    void aNewerPageOfTheSameDeviceReplacesTheOlder() {
        Page older = stand.joined(1, 1);
        Page newer = stand.joined(1, 1);
        assertThat(older.bye()).isEqualTo("moved-to-other-device");
        assertThat(newer.welcome().you().seat()).isEqualTo(Seat.SEATED);
        assertThat(publishers()).isEqualTo(1);
    }

    @Test
    void aClientThatDropsResumesWithItsPeerAndItsSeat() {
        Page page = stand.joined(1, 1);
        page.drop();
        stand.pass(Duration.ofSeconds(5));
        Page back = stand.page(null).hello("device-1", page.welcome().resume(), true);
        assertThat(back.peer()).isEqualTo(page.peer());
        assertThat(back.welcome().you().seat()).isEqualTo(Seat.SEATED);
        assertThat(stand.media.peers).containsKey(page.peer());
        assertThat(stand.live.commands(LiveCommand.ChangeLink.class)).hasSize(1);
    }

    @Test
    void aResumeTokenIsOfNoUseToAnotherDevice() {
        Page page = stand.joined(1, 1);
        Page thief = stand.page(null).hello(stand.device(1, 2), page.welcome().resume(), true);
        assertThat(thief.welcome().you().seat()).isEqualTo(Seat.CHOOSE);
        assertThat(page.closedWith).isNull();
    }

    @Test
    void afterALongAbsenceTheSeatIsStillTheDevices() {
        Page page = stand.joined(1, 1);
        page.dropWithMedia();
        stand.pass(Duration.ofSeconds(60));
        assertThat(stand.media.peers).doesNotContainKey(page.peer());
        Page back = stand.page(null).hello("device-1", page.welcome().resume(), true);
        assertThat(back.welcome().you().seat()).isEqualTo(Seat.SEATED);
        assertThat(back.peer()).isNotEqualTo(page.peer());
    }

    @Test
    void whoKnocksWaitsInTheLobbyUntilLetInAndSeesNothingMeanwhile() {
        stand.staff("chair");
        Page page = knocking(1, 1);
        assertThat(page.welcome().you().seat()).isEqualTo(Seat.LOBBY);
        assertThat(page.welcome().room().meeting()).isNull();
        assertThat(page.refusal(page.command(0, new ClientCommand.TakeSeat()))).isEqualTo("not-allowed");
        int before = page.heard.size();
        stand.room.asks(site(2));
        stand.live.changed();
        stand.pass(Duration.ofSeconds(1));
        assertThat(page.heard).hasSize(before);
        Page chair = stand.staff("chair");
        chair.command(1, new ClientCommand.Admit(new KnockId(new UUID(8, 1))));
        assertThat(page.welcome().you().seat()).isEqualTo(Seat.SEATED);
        assertThat(page.welcome().room().meeting()).isNotNull();
    }

    @Test
    void aPageThatIsOpenedAgainInTheLobbyKeepsItsPlaceThere() {
        Page page = knocking(1, 1);
        Page again = stand.page(null).hello("device-1");
        assertThat(page.bye()).isEqualTo("moved-to-other-device");
        assertThat(again.welcome().you().seat()).isEqualTo(Seat.LOBBY);
        assertThat(stand.live.commands(LiveCommand.GiveUp.class)).isEmpty();
        again.drop();
        stand.pass(Duration.ofSeconds(11));
        assertThat(stand.live.commands(LiveCommand.GiveUp.class)).hasSize(1);
    }

    @Test
    void whoIsRefusedAtTheDoorHearsSoAndIsGone() {
        Page chair = stand.staff("chair");
        Page page = knocking(1, 1);
        chair.command(1, new ClientCommand.Refuse(new KnockId(new UUID(8, 1))));
        assertThat(page.bye()).isEqualTo("lobby-refused");
        assertThat(stand.page(null).hello("device-1").error()).isEqualTo("unauthorized");
    }

    @Test
    void aKilledLinkClosesItsSocketsAtOnceAndFreesTheSeat() {
        Page page = stand.joined(1, 1);
        Page other = stand.joined(2, 2);
        stand.devices.clear();
        stand.office.end(new DeviceSessions.Ended.Link(CONFERENCE, site(1)));
        assertThat(page.bye()).isEqualTo("link-killed");
        assertThat(page.closedWith).isEqualTo(1008);
        assertThat(stand.media.peers).doesNotContainKey(page.peer());
        assertThat(stand.room.state(site(1)).device()).isNull();
        assertThat(other.closedWith).isNull();
    }

    @Test
    void aRevokedSessionClosesItsSocketsAtOnce() {
        Page chair = stand.staff("chair");
        stand.cookies.clear();
        stand.office.end("s-chair");
        assertThat(chair.bye()).isEqualTo("session-revoked");
        assertThat(chair.closedWith).isEqualTo(1008);
    }

    @Test
    void aClosedConferenceLetsNoSiteIn() {
        stand.room.status = Status.CLOSED;
        stand.live.changed();
        assertThat(stand.page(null).hello(stand.device(1, 1)).error()).isEqualTo("conference-over");
        assertThat(stand.page("chair").hello(null).welcome().room().status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void leavingTheSeatEndsTheLineAsLeft() {
        Page page = stand.joined(1, 1);
        page.command(0, new ClientCommand.LeaveSeat());
        assertThat(stand.room.state(site(1)).link()).isEqualTo(Link.LEFT);
        assertThat(stand.room.state(site(1)).device()).isNull();
        assertThat(page.welcome().you().seat()).isEqualTo(Seat.CHOOSE);
    }

    @Test
    void shuttingDownSaysGoodBye() {
        Page page = stand.joined(0, 1);
        stand.rooms.close();
        assertThat(page.bye()).isEqualTo("shutting-down");
        assertThat(stand.room.state(MAIN).device()).isEqualTo(device(1));
    }

    private Page knocking(int site, int device) {
        KnockId knock = new KnockId(new UUID(8, device));
        stand.devices.put(
                "device-" + device,
                new DeviceSessions.DeviceSession(
                        "session-" + device, CONFERENCE, site(site), device(device), false, knock));
        stand.room.lobby.add(new Knocked(knock, Why.UNKNOWN_DEVICE, device(device), site(site), null, ""));
        stand.live.changed();
        return stand.page(null).hello("device-" + device);
    }

    private long publishers() {
        return stand.media.peers.entrySet().stream()
                .filter(peer -> peer.getValue().publishes())
                .count();
    }
}
