package vn.giaoban.signaling.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.signaling.TestRoom.site;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.embedded.EmbeddedMedia;
import vn.giaoban.media.peer.PeerLoop;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.signaling.TestRoom;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.signaling.protocol.ClientMessage;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.signaling.protocol.ServerMessage.Seat;
import vn.giaoban.signaling.room.RealStand.Page;

class RealMeetingTest {
    private static final int SITES = 60;
    private static final ClientCommand.Person BINH = new ClientCommand.Person("Bà Bình", "Bí thư");

    @Test
    void sixtySitesJoinAskAndOneIsGrantedTheFloorAndARestartLosesNothing(@TempDir Path data) {
        LiveRoom before;
        FakeMedia media = new FakeMedia();
        try (RealStand stand = new RealStand(data, SITES, media)) {
            List<Page> sites = joinAll(stand);
            Page chair = stand.page("chair").hello(null);
            stand.await(() -> chair.welcome().isPresent());
            assertThat(chair.has(chair.command(0, new ClientCommand.OpenMeeting(null))))
                    .isTrue();
            for (Page page : sites) {
                page.say(new ClientMessage.Offer("v=0"));
                stand.await(() -> page.all(ServerMessage.Answer.class).findAny().isPresent());
                media.connect(page.peer(), Stand.ROOM);
            }
            stand.await(() -> connected(stand) == SITES);
            List<UUID> hands = new ArrayList<>();
            for (Page page : sites) {
                hands.add(page.submit(
                        0, new ClientCommand.RegisterToSpeak(new RequestId(UUID.randomUUID()), BINH, "Đê")));
            }
            assertThat(chair.has(chair.command(1, new ClientCommand.GrantFloor(site(5), null, BINH))))
                    .isTrue();
            for (int i = 0; i < SITES; i++) {
                Page page = sites.get(i);
                UUID hand = hands.get(i);
                stand.await(() -> page.has(hand) || page.refused(hand));
            }
            SourceId speaker = SourceId.camera(sites.get(4).peer());
            stand.await(() -> speaker.equals(media.shown(sites.getFirst().peer(), Slot.STAGE_VIDEO)));
            assertThat(chair.refused(chair.command(9, new ClientCommand.RevokeFloor())))
                    .isTrue();
            before = stand.room();
        }
        try (RealStand stand = new RealStand(data, SITES, new FakeMedia())) {
            assertThat(stand.room().queue()).isEqualTo(before.queue()).isNotEmpty();
            List<Page> again = joinAll(stand);
            assertThat(again)
                    .allMatch(page -> page.welcome().orElseThrow().you().seat() == Seat.SEATED);
            assertThat(Objects.requireNonNull(stand.room().floor()).site()).isEqualTo(site(5));
            assertThat(Objects.requireNonNull(
                            again.getFirst().welcome().orElseThrow().room().queue()))
                    .hasSameSizeAs(before.queue());
        }
    }

    @Test
    void aSiteThatNeverReturnsAfterARestartIsLostAlthoughNobodyComesIn(@TempDir Path data) {
        FakeMedia media = new FakeMedia();
        try (RealStand stand = new RealStand(data, 2, media)) {
            Page one = stand.page(null).hello(stand.office.device(1, 1, false));
            stand.await(() -> one.welcome().isPresent());
            one.say(new ClientMessage.Offer("v=0"));
            stand.await(() -> one.all(ServerMessage.Answer.class).findAny().isPresent());
            media.connect(one.peer(), Stand.ROOM);
            stand.await(() -> connected(stand) == 1);
        }
        try (RealStand stand = new RealStand(data, 2, new FakeMedia())) {
            stand.rooms.resume(List.of(TestRoom.CONFERENCE));
            stand.await(() -> stand.rooms.open() == 1);
            stand.pass(Duration.ofSeconds(29));
            stand.rooms.tick();
            assertThat(connected(stand)).isEqualTo(1);
            stand.pass(Duration.ofSeconds(2));
            stand.await(() -> connected(stand) == 0);
            stand.await(() -> stand.rooms.open() == 0);
        }
    }

    @Test
    void throughTheEmbeddedMediaServerAGrantIsSeenAndHeardByTheOthers(@TempDir Path data) throws IOException {
        try (MediaPlane media = embedded();
                PeerLoop peers = PeerLoop.start();
                RealStand stand = new RealStand(data, 3, media)) {
            List<Page> sites = new ArrayList<>();
            for (int i = 0; i <= 3; i++) {
                sites.add(camera(stand, peers).hello(stand.office.device(i, i + 1, true)));
            }
            Page chair = stand.page("chair").hello(null);
            stand.await(() -> chair.welcome().isPresent());
            chair.command(0, new ClientCommand.OpenMeeting(null));
            stand.await(() -> connected(stand) == 4);
            Page three = sites.get(3);
            stand.await(() -> shows(three, 0));
            chair.command(1, new ClientCommand.GrantFloor(site(1), null, BINH));
            stand.await(() -> shows(three, 1) && shows(sites.get(0), 1) && shows(sites.get(1), 0));
            stand.await(() -> three.all(ServerMessage.Levels.class)
                    .anyMatch(levels -> levels.levels().containsKey(site(1).toString())));
            assertThat(three.all(ServerMessage.Levels.class))
                    .allMatch(levels -> !levels.levels().containsKey(site(2).toString()));
            ServerMessage.Send silent = new ServerMessage.Send(false, List.of(), false);
            assertThat(sites.get(2).all(ServerMessage.Send.class)).allMatch(silent::equals);
        }
    }

    /** A page with the camera and microphone of a simulated peer. */
    private static Page camera(RealStand stand, PeerLoop peers) {
        Page page = stand.page(null);
        AtomicReference<PeerLoop.@Nullable Peer> peer = new AtomicReference<>();
        return page.hearing(message -> {
            PeerLoop.Peer mine = peer.get();
            switch (message) {
                case ServerMessage.Welcome welcome
                when welcome.plan() != null -> {
                    PeerLoop.Peer fresh = peers.add(welcome.plan(), "an-khe");
                    peer.set(fresh);
                    page.say(new ClientMessage.Offer(fresh.offer()));
                }
                case ServerMessage.Answer answer when mine != null -> mine.answer(answer.sdp());
                case ServerMessage.Send send when mine != null -> mine.send(send.microphone(), send.camera());
                default -> {}
            }
        });
    }

    /** Whether the stage last announced on a page is that site, with a number. */
    private static boolean shows(Page page, int site) {
        return page.all(ServerMessage.Slots.class)
                .flatMap(slots -> slots.slots().stream())
                .filter(slot -> slot.media() == Slot.Media.VIDEO && slot.index() == 0)
                .reduce((first, second) -> second)
                .map(slot -> site(site).equals(slot.site()) && slot.number() != null)
                .orElse(false);
    }

    private static MediaPlane embedded() throws IOException {
        return EmbeddedMedia.start(new EmbeddedMedia.Settings(
                0, List.of(InetAddress.getLoopbackAddress()), List.of(), EmbeddedMedia.Settings.LAYERS, List.of()));
    }

    private static long connected(RealStand stand) {
        return stand.room().sites().values().stream()
                .filter(state -> state.link() == Link.CONNECTED)
                .count();
    }

    private static List<Page> joinAll(RealStand stand) {
        List<Page> sites = new ArrayList<>();
        for (int i = 1; i <= SITES; i++) {
            sites.add(stand.page(null).hello(stand.office.device(i, i, false)));
        }
        sites.forEach(page -> stand.await(() -> page.welcome().isPresent()));
        return sites;
    }
}
