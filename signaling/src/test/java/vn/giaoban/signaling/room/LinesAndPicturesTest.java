package vn.giaoban.signaling.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.signaling.TestRoom.MAIN;
import static vn.giaoban.signaling.TestRoom.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Audible;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.signaling.TestRoom;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.RoomView;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.signaling.room.Stand.Page;

class LinesAndPicturesTest {
    private final Stand stand = new Stand(new TestRoom(3));

    @Test
    void aLineIsInterruptedTenSecondsAfterSocketAndMediaAreGone() {
        Page page = stand.joined(1, 1);
        assertThat(stand.room.state(site(1)).link()).isEqualTo(Link.CONNECTED);
        stand.pass(Duration.ofSeconds(60));
        page.drop();
        stand.pass(Duration.ofSeconds(20));
        assertThat(stand.room.state(site(1)).link()).isEqualTo(Link.CONNECTED);
        stand.media.tell(new MediaEvent.Lost(page.peer(), "consent"));
        stand.pass(Duration.ofSeconds(9));
        assertThat(stand.room.state(site(1)).link()).isEqualTo(Link.CONNECTED);
        stand.pass(Duration.ofSeconds(2));
        assertThat(stand.room.state(site(1)).link()).isEqualTo(Link.INTERRUPTED);
        stand.joined(1, 1);
        assertThat(stand.room.state(site(1)).link()).isEqualTo(Link.CONNECTED);
    }

    @Test
    void afterARestartASiteThatTheLogHasConnectedMayTakeHalfAMinute() {
        stand.room.seat(site(1), TestRoom.device(1)).link(site(1), Link.CONNECTED);
        stand.live.changed();
        stand.staff("chair");
        stand.pass(Duration.ofSeconds(29));
        assertThat(stand.room.state(site(1)).link()).isEqualTo(Link.CONNECTED);
        stand.pass(Duration.ofSeconds(2));
        assertThat(stand.room.state(site(1)).link()).isEqualTo(Link.INTERRUPTED);
    }

    @Test
    void aFlappingLineIsRecordedTwentyTimesAnHourAtMost() {
        stand.staff("chair");
        stand.pass(Duration.ofSeconds(31));
        for (int flap = 0; flap < 30; flap++) {
            Page page = stand.joined(1, 1);
            page.dropWithMedia();
            stand.pass(Duration.ofSeconds(12));
        }
        assertThat(stand.live.commands(LiveCommand.ChangeLink.class)).hasSize(20);
    }

    @Test
    void aLineThatSaysWhatItTakesIsSentNoMoreByAnyOfItsConnections() {
        Page room = stand.page(null);
        room.say(new ClientMessage.Hello(
                1, TestRoom.CONFERENCE, stand.device(1, 1), null, "vi", 2, true, null, null, 918));
        room.connect();
        assertThat(stand.media.limits).containsExactly(Map.entry(room.peer(), 918_000L));
        stand.media.limits.clear();
        room.connect();
        assertThat(stand.media.limits).as("connected anew").containsKey(room.peer());
        assertThat(stand.media.limits).doesNotContainKey(stand.joined(2, 2).peer());
    }

    @Test
    void whatASlotShowsIsAnnouncedWithItsSiteAndNumber() {
        Page one = stand.joined(1, 1);
        Page two = stand.joined(2, 2);
        stand.media.tell(new MediaEvent.SlotShows(two.peer(), Slot.STAGE_VIDEO, SourceId.camera(one.peer())));
        ServerMessage.Slots.Shown shown =
                two.last(ServerMessage.Slots.class).orElseThrow().slots().getFirst();
        assertThat(shown.site()).isEqualTo(site(1));
        assertThat(shown.number()).isEqualTo(1);
        stand.pass(Duration.ofMillis(200));
        assertThat(entries(two)).anyMatch(entry -> Integer.valueOf(2).equals(entry.number()));
        stand.media.tell(new MediaEvent.SlotShows(two.peer(), Slot.STAGE_VIDEO, null));
        assertThat(two.last(ServerMessage.Slots.class)
                        .orElseThrow()
                        .slots()
                        .getFirst()
                        .site())
                .isNull();
    }

    @Test
    void aClientIsToldWhatToSendAndAgainWhenItResumes() {
        Page page = stand.joined(1, 1);
        stand.media.tell(new MediaEvent.EncodingsWanted(page.peer(), true, List.of("h", "l"), false));
        ServerMessage.Send send = page.last(ServerMessage.Send.class).orElseThrow();
        assertThat(send.camera()).containsExactly("h", "l");
        page.drop();
        Page back = stand.page(null).hello("device-1", page.welcome().resume(), true);
        assertThat(back.last(ServerMessage.Send.class)).contains(send);
    }

    @Test
    void levelsGoToThoseWhoTakePart() {
        Page one = stand.joined(1, 1);
        Page waiting = stand.page(null).hello(stand.device(1, 2));
        stand.media.tell(new MediaEvent.Levels(Stand.ROOM, Map.of(one.peer(), 88, new PeerId("feed"), 3)));
        assertThat(one.last(ServerMessage.Levels.class).orElseThrow().levels())
                .containsExactly(Map.entry(site(1).toString(), 88));
        assertThat(one.last(ServerMessage.Levels.class).orElseThrow().speaking())
                .isNull();
        stand.media.tell(new MediaEvent.Speaking(Stand.ROOM, SourceId.microphone(one.peer())));
        stand.media.tell(new MediaEvent.Levels(Stand.ROOM, Map.of(one.peer(), 90)));
        assertThat(one.last(ServerMessage.Levels.class).orElseThrow().speaking())
                .isEqualTo(site(1));
        stand.media.tell(new MediaEvent.Levels(Stand.ROOM, Map.of(new PeerId("feed"), 90)));
        assertThat(one.last(ServerMessage.Levels.class).orElseThrow().speaking())
                .as("of who is no longer heard")
                .isNull();
        assertThat(waiting.last(ServerMessage.Levels.class)).isEmpty();
    }

    @Test
    void aWeakLineIsSaidToTheClientAndShownToAll() {
        Page one = stand.joined(1, 1);
        Page two = stand.joined(2, 2);
        stand.media.tell(new MediaEvent.Stats(
                one.peer(),
                new MediaEvent.Flow(0.11, 12, 900_000, 40, 1),
                new MediaEvent.Flow(0.01, 7, 2_000_000, 3, 0),
                80,
                4_000_000,
                720));
        assertThat(one.last(ServerMessage.Quality.class).orElseThrow())
                .isEqualTo(new ServerMessage.Quality(900, 2000, 0.11, 80, RoomView.Quality.WEAK));
        stand.pass(Duration.ofMillis(200));
        assertThat(entries(two))
                .anyMatch(entry -> entry.id().equals(site(1)) && entry.quality() == RoomView.Quality.WEAK);
    }

    @Test
    void anSdpOfNonsenseIsRefusedAndTheConferenceGoesOn() {
        Page page = stand.page(null).hello(stand.device(1, 1));
        page.say(new ClientMessage.Offer("nonsense"));
        ServerMessage.Refused refused = page.last(ServerMessage.Refused.class).orElseThrow();
        assertThat(refused.id()).isNull();
        assertThat(refused.error().code()).isEqualTo("bad-offer");
        assertThat(refused.error().params()).containsEntry("reason", "no-sdp");
        page.connect();
        assertThat(page.last(ServerMessage.Answer.class)).isPresent();
    }

    @Test
    void theChairsOwnPageStandsForAMainSiteThatHasNoDevice() {
        Page chair = stand.staff("chair");
        Page one = stand.joined(1, 1);
        assertThat(stand.media.shown(one.peer(), Slot.STAGE_VIDEO)).isEqualTo(SourceId.camera(chair.peer()));
        stand.media.tell(new MediaEvent.SlotShows(one.peer(), Slot.STAGE_VIDEO, SourceId.camera(chair.peer())));
        assertThat(one.last(ServerMessage.Slots.class)
                        .orElseThrow()
                        .slots()
                        .getFirst()
                        .site())
                .isEqualTo(MAIN);
        Page hall = stand.joined(0, 2);
        assertThat(stand.media.shown(one.peer(), Slot.STAGE_VIDEO)).isEqualTo(SourceId.camera(hall.peer()));
        assertThat(stand.media.audible).isEqualTo(new Audible.Only(Set.of(hall.peer())));
    }

    @Test
    void staffChooseWhatTheySeeAndSitesMayNot() {
        Page chair = stand.staff("chair");
        Page one = stand.joined(1, 1);
        Page two = stand.joined(2, 2);
        ClientMessage.View view = new ClientMessage.View(List.of(new ClientMessage.View.Wanted(2, site(1), 180)));
        chair.say(view);
        two.say(view);
        assertThat(stand.media.shown(chair.peer(), Slot.video(2))).isEqualTo(SourceId.camera(one.peer()));
        assertThat(stand.media.shown(two.peer(), Slot.video(2))).isNull();
    }

    @Test
    void aFloorChangeOfManyIsOneAssignment() {
        TestRoom big = new TestRoom(100);
        Stand many = new Stand(big);
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            pages.add(many.joined(i, i + 1));
        }
        Page chair = many.staff("chair");
        int before = many.media.assigned.size();
        chair.command(1, new ClientCommand.GrantFloor(site(7), null, null));
        assertThat(many.media.assigned).hasSize(before + 1);
        assertThat(many.media.assigned.getLast()).hasSizeGreaterThan(200);
        many.pass(Duration.ofMillis(150));
        assertThat(pages)
                .allMatch(page -> page.last(ServerMessage.Delta.class)
                        .map(delta -> delta.meeting() != null)
                        .orElse(false));
    }

    private static RoomView.Meeting meeting(Page page) {
        return Objects.requireNonNull(page.all(ServerMessage.Delta.class)
                .filter(delta -> delta.meeting() != null)
                .reduce((first, second) -> second)
                .orElseThrow()
                .meeting());
    }

    private static List<RoomView.Site> entries(Page page) {
        return page.all(ServerMessage.Delta.class)
                .filter(delta -> delta.sites() != null)
                .flatMap(delta -> Objects.requireNonNull(delta.sites()).stream())
                .toList();
    }
}
