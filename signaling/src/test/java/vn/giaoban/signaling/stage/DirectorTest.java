package vn.giaoban.signaling.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.signaling.TestRoom.CHAIR;
import static vn.giaoban.signaling.TestRoom.CONFERENCE;
import static vn.giaoban.signaling.TestRoom.MAIN;
import static vn.giaoban.signaling.TestRoom.OPERATOR;
import static vn.giaoban.signaling.TestRoom.TIME;
import static vn.giaoban.signaling.TestRoom.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.signaling.TestRoom;
import vn.giaoban.signaling.protocol.ClientMessage.ScreenLast;
import vn.giaoban.signaling.stage.Audience.Receiver;
import vn.giaoban.signaling.stage.Audience.Wanted;

class DirectorTest {
    private static final PeerId HALL = peer(0);
    private static final PeerId PAD = new PeerId("pad");
    private static final PeerId FEED = PeerId.feed(new RoomId(CONFERENCE.toString()));
    private final TestRoom room = new TestRoom(3);
    private final Map<SiteId, PeerId> sites = new HashMap<>();
    private final Map<AccountId, PeerId> accounts = new HashMap<>();
    private final List<Wanted> view = new ArrayList<>();

    DirectorTest() {
        for (int i = 0; i <= 3; i++) {
            sites.put(site(i), peer(i));
        }
        accounts.put(OPERATOR, PAD);
    }

    @Test
    void theMainSiteIsOnStageWhileNobodyHasTheFloor() {
        Scene scene = scene();
        assertThat(scene.stage()).isEqualTo(MAIN);
        assertThat(picture(scene, peer(1))).isEqualTo(SourceId.camera(HALL));
        assertThat(picture(scene, FEED)).isEqualTo(SourceId.camera(HALL));
        assertThat(picture(scene, HALL)).isNull();
    }

    @Test
    void whoHasTheFloorIsOnStageAndSeesTheMainSite() {
        room.floor(site(1));
        Scene scene = scene();
        assertThat(picture(scene, peer(2))).isEqualTo(SourceId.camera(peer(1)));
        assertThat(picture(scene, HALL)).isEqualTo(SourceId.camera(peer(1)));
        assertThat(picture(scene, PAD)).isEqualTo(SourceId.camera(peer(1)));
        assertThat(picture(scene, FEED)).isEqualTo(SourceId.camera(peer(1)));
        assertThat(picture(scene, peer(1))).isEqualTo(SourceId.camera(HALL));
    }

    @Test
    void aSiteBehindAnothersCallIsOnStageByThatCallWhichSeesTheMainSite() {
        room.carried(site(2), site(1));
        sites.put(site(2), peer(1));
        room.floor(site(2));
        Scene scene = scene();
        assertThat(scene.stage()).isEqualTo(site(2));
        assertThat(picture(scene, peer(3))).isEqualTo(SourceId.camera(peer(1)));
        assertThat(scene.audible()).isEqualTo(new Audible.Only(Set.of(peer(1), HALL)));
        assertThat(picture(scene, peer(1))).isEqualTo(SourceId.camera(HALL));
        assertThat(voice(scene, peer(1), 0)).isEqualTo(SourceId.microphone(HALL));
        assertThat(voice(scene, peer(1), 1)).isNull();
    }

    @Test
    void theStageFallsBackToTheMainSiteWhileTheSpeakersLineIsLost() {
        room.floor(site(1));
        sites.remove(site(1));
        assertThat(scene().stage()).isEqualTo(MAIN);
        assertThat(scene().audible()).isEqualTo(new Audible.Only(Set.of(HALL)));
    }

    @Test
    void onlyTheStageTheMainSiteAndTheOperatorWithTheTalkKeyAreHeard() {
        room.floor(site(1));
        assertThat(scene().audible()).isEqualTo(new Audible.Only(Set.of(peer(1), HALL)));
        room.talkKey = OPERATOR;
        Scene scene = scene();
        assertThat(scene.audible()).isEqualTo(new Audible.Only(Set.of(peer(1), HALL, PAD)));
        assertThat(voice(scene, peer(2), 0)).isEqualTo(SourceId.microphone(peer(1)));
        assertThat(voice(scene, peer(2), 1)).isEqualTo(SourceId.microphone(HALL));
        assertThat(voice(scene, peer(2), 2)).isEqualTo(SourceId.microphone(PAD));
    }

    @Test
    void nobodyGetsTheirOwnVoiceAndNobodyGetsAVoiceTwice() {
        for (int holder = 0; holder <= 3; holder++) {
            room.floor(site(holder));
            room.talkKey = OPERATOR;
            Scene scene = scene();
            for (Receiver receiver : receivers()) {
                List<SourceId> voices = new ArrayList<>();
                for (int index = 0; index < 3; index++) {
                    SourceId voice = voice(scene, receiver.peer(), index);
                    if (voice != null) {
                        voices.add(voice);
                    }
                }
                assertThat(voices).doesNotHaveDuplicates().doesNotContain(SourceId.microphone(receiver.peer()));
            }
        }
    }

    @Test
    void aSecondScreenOfTheSpeakersSiteHearsNoEcho() {
        room.floor(site(1));
        Receiver watcher = new Receiver(new PeerId("phone"), site(1), false, 3, 1, null, List.of());
        Scene scene = Director.direct(room.now(), new Audience(sites, accounts, List.of(watcher)));
        assertThat(picture(scene, watcher.peer())).isEqualTo(SourceId.camera(HALL));
        assertThat(voice(scene, watcher.peer(), 0)).isEqualTo(SourceId.microphone(HALL));
        assertThat(voice(scene, watcher.peer(), 1)).isNull();
    }

    @Test
    void anotherConferenceFillsTheStageForAllAndNobodyElseIsHeardUntilItsLineIsLost() {
        room.relay = new LiveRoom.Relay(site(3), TIME);
        room.mode = Mode.DISCUSSION;
        Scene scene = scene();
        assertThat(scene.stage()).isEqualTo(site(3));
        assertThat(scene.audible()).isEqualTo(new Audible.Only(Set.of(peer(3))));
        for (PeerId receiver : List.of(HALL, peer(1), PAD)) {
            assertThat(picture(scene, receiver)).isEqualTo(SourceId.camera(peer(3)));
            assertThat(voice(scene, receiver, 0)).isEqualTo(SourceId.microphone(peer(3)));
            assertThat(voice(scene, receiver, 1)).isNull();
        }
        assertThat(picture(scene, FEED)).isEqualTo(SourceId.camera(peer(3)));
        assertThat(picture(scene, peer(3))).isEqualTo(SourceId.camera(HALL));
        sites.remove(site(3));
        assertThat(scene().stage()).isEqualTo(MAIN);
    }

    @Test
    void beforeTheMeetingOpensOnlyTheMainSiteIsHeard() {
        room.status = Status.SCHEDULED;
        room.talkKey = OPERATOR;
        assertThat(scene().audible()).isEqualTo(new Audible.Only(Set.of(HALL)));
        assertThat(picture(scene(), peer(3))).isEqualTo(SourceId.camera(HALL));
    }

    @Test
    void whenTheMeetingIsClosedNobodyIsSeenOrHeard() {
        room.floor(site(1));
        Scene live = scene();
        room.status = Status.CLOSED;
        Scene closed = scene();
        assertThat(closed.audible()).isEqualTo(new Audible.Only(Set.of()));
        assertThat(closed.since(live)).isNotEmpty().allMatch(assignment -> assignment.source() == null);
        assertThat(picture(closed, FEED)).isNull();
    }

    @Test
    void inADiscussionTheMediaServerChoosesTheLoudestThree() {
        room.mode = Mode.DISCUSSION;
        Scene scene = scene();
        assertThat(scene.audible()).isEqualTo(new Audible.Loudest(3, Set.of(HALL, peer(1), peer(2), peer(3))));
        assertThat(scene.slots().keySet()).noneMatch(place -> place.slot().media() == Slot.Media.AUDIO);
    }

    @Test
    void afterADiscussionEveryAudioSlotIsAssignedAnewEvenTheEmptyOnes() {
        room.mode = Mode.DISCUSSION;
        Scene discussion = scene();
        room.mode = Mode.MODERATED;
        List<Assignment> changes = scene().since(discussion);
        assertThat(changes)
                .filteredOn(assignment -> assignment.receiver().equals(peer(2)))
                .extracting(Assignment::slot)
                .contains(Slot.audio(0), Slot.audio(1), Slot.audio(2));
    }

    @Test
    void theCalledSiteIsPreviewedByStaffOnly() {
        room.called = new LiveRoom.Call(site(2), null, TIME);
        Scene scene = scene();
        assertThat(shown(scene, PAD, Slot.video(1))).isEqualTo(SourceId.camera(peer(2)));
        assertThat(shown(scene, peer(3), Slot.video(1))).isNull();
        assertThat(scene.audible()).isEqualTo(new Audible.Only(Set.of(HALL)));
    }

    @Test
    void staffChooseTheirSlotsFromOneUpAndNeverTheStage() {
        room.called = new LiveRoom.Call(site(2), null, TIME);
        view.add(new Wanted(0, site(3), 180));
        view.add(new Wanted(1, site(3), 180));
        view.add(new Wanted(9, site(3), 180));
        Scene scene = scene();
        assertThat(picture(scene, PAD)).isEqualTo(SourceId.camera(HALL));
        assertThat(shown(scene, PAD, Slot.video(1))).isEqualTo(SourceId.camera(peer(3)));
        assertThat(shown(scene, PAD, Slot.video(9))).isNull();
    }

    @Test
    void aChangeOfFloorTouchesTheStageSlotsAndNothingElse() {
        Scene before = scene();
        room.floor(site(1));
        List<Assignment> changes = scene().since(before);
        assertThat(changes)
                .filteredOn(assignment -> assignment.receiver().equals(peer(2)))
                .extracting(Assignment::slot)
                .containsExactlyInAnyOrder(Slot.STAGE_VIDEO, Slot.STAGE_AUDIO, Slot.audio(1));
        assertThat(scene().since(scene())).isEmpty();
    }

    @Test
    void aPeerThatConnectsAnewGetsItsSlotsAgain() {
        Scene scene = scene();
        assertThat(scene().since(scene.without(peer(2))))
                .allMatch(assignment -> assignment.receiver().equals(peer(2)))
                .extracting(Assignment::slot)
                .contains(Slot.STAGE_VIDEO, Slot.STAGE_AUDIO);
    }

    @Test
    void aSitesScreenIsOnEverybodysStageWithTheSpeakerSmallBesideIt() {
        room.floor(site(1));
        room.screen = new LiveRoom.Screen(site(1), null, 1, TIME);
        Scene scene = scene();
        for (PeerId other : List.of(HALL, peer(2), PAD, FEED)) {
            assertThat(picture(scene, other)).isEqualTo(screen(peer(1)));
        }
        assertThat(shown(scene, peer(2), Slot.video(3))).isEqualTo(SourceId.camera(peer(1)));
        assertThat(shown(scene, PAD, Slot.video(8))).isEqualTo(SourceId.camera(peer(1)));
        assertThat(picture(scene, peer(1))).as("its own it has before it").isEqualTo(SourceId.camera(HALL));
        assertThat(voice(scene, peer(2), 0)).isEqualTo(SourceId.microphone(peer(1)));
    }

    @Test
    void aScreenOfTheChairsIsSeenByTheSpeakerToo() {
        room.floor(site(1));
        room.screen = new LiveRoom.Screen(null, OPERATOR, 0, TIME);
        Scene scene = scene();
        assertThat(picture(scene, peer(1))).isEqualTo(screen(PAD));
        assertThat(shown(scene, peer(1), Slot.video(3))).isEqualTo(SourceId.camera(HALL));
        assertThat(picture(scene, PAD)).isEqualTo(SourceId.camera(peer(1)));
    }

    @Test
    void theStageIsAsEverWhileWhoShowedAScreenIsNotConnected() {
        room.floor(site(1));
        room.screen = new LiveRoom.Screen(site(3), null, 0, TIME);
        Scene without = scene();
        assertThat(picture(without, peer(2))).isEqualTo(screen(peer(3)));
        sites.remove(site(3));
        assertThat(picture(scene(), peer(2))).isEqualTo(SourceId.camera(peer(1)));
        assertThat(shown(scene(), peer(2), Slot.video(3))).isNull();
    }

    @Test
    void aReceiverOfOnePictureHasTheScreenAlone() {
        room.screen = new LiveRoom.Screen(MAIN, null, 0, TIME);
        Receiver phone = new Receiver(new PeerId("phone"), site(2), false, 3, 1, null, List.of());
        Scene scene = Director.direct(room.now(), new Audience(sites, accounts, List.of(phone)));
        assertThat(picture(scene, phone.peer())).isEqualTo(screen(HALL));
    }

    @Test
    void aRoomSystemHasTheScreenInItsLastSlotBesideTheStageOrInsteadOfIt() {
        room.floor(site(1));
        room.screen = new LiveRoom.Screen(site(1), null, 0, TIME);
        Receiver two = new Receiver(new PeerId("two"), site(2), false, 3, 2, ScreenLast.BESIDE, List.of());
        Receiver one = new Receiver(new PeerId("one"), site(3), false, 3, 2, ScreenLast.INSTEAD, List.of());
        Scene scene = Director.direct(room.now(), new Audience(sites, accounts, List.of(two, one)));
        assertThat(picture(scene, two.peer())).isEqualTo(SourceId.camera(peer(1)));
        assertThat(shown(scene, two.peer(), Slot.video(1))).isEqualTo(screen(peer(1)));
        assertThat(picture(scene, one.peer())).isNull();
        assertThat(shown(scene, one.peer(), Slot.video(1))).isEqualTo(screen(peer(1)));
        room.screen = null;
        Scene without = Director.direct(room.now(), new Audience(sites, accounts, List.of(two, one)));
        for (Receiver each : List.of(two, one)) {
            assertThat(picture(without, each.peer())).isEqualTo(SourceId.camera(peer(1)));
            assertThat(shown(without, each.peer(), Slot.video(1))).isNull();
        }
    }

    private static SourceId screen(PeerId peer) {
        return new SourceId(peer, SourceId.Kind.SCREEN);
    }

    @Test
    void theOperatorWithoutTheTalkKeyIsNotHeard() {
        accounts.put(CHAIR, new PeerId("chair"));
        room.floor(site(1));
        assertThat(((Audible.Only) scene().audible()).speakers()).doesNotContain(PAD, new PeerId("chair"));
    }

    private Scene scene() {
        return Director.direct(room.now(), new Audience(sites, accounts, receivers()));
    }

    private List<Receiver> receivers() {
        List<Receiver> receivers = new ArrayList<>();
        for (int i = 0; i <= 3; i++) {
            receivers.add(new Receiver(peer(i), site(i), false, 3, 4, null, List.of()));
        }
        receivers.add(new Receiver(PAD, null, true, 3, 9, null, view));
        return receivers;
    }

    private static PeerId peer(int number) {
        return new PeerId("peer-" + number);
    }

    private static @Nullable SourceId picture(Scene scene, PeerId receiver) {
        return shown(scene, receiver, Slot.STAGE_VIDEO);
    }

    private static @Nullable SourceId voice(Scene scene, PeerId receiver, int index) {
        return shown(scene, receiver, Slot.audio(index));
    }

    private static @Nullable SourceId shown(Scene scene, PeerId receiver, Slot slot) {
        Scene.Shown shown = scene.slots().get(new Scene.Place(receiver, slot));
        return shown == null ? null : shown.source();
    }
}
