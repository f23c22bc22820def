package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.media.FeedPacket.Codec.H264;
import static vn.giaoban.media.FeedPacket.Codec.VP8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.MediaEvent.CodecWanted;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.sfu.VirtualNetwork.Wire;

/** Which codec a picture is asked for in, and how H.264 is shown. */
class CodecsTest {
    private static final PeerProfile SITE = new PeerProfile(true, 1);

    @Test
    void theCodecThatMostCanTakeIsAskedForElseTheSourcesOwn() {
        assertThat(CodecChoice.of(List.of(VP8, H264), null, codec -> 3)).isEqualTo(VP8);
        assertThat(CodecChoice.of(List.of(H264, VP8), null, codec -> 3)).isEqualTo(H264);
        assertThat(CodecChoice.of(List.of(VP8, H264), H264, codec -> 3)).isEqualTo(H264);
        assertThat(choice(Map.of(VP8, 2, H264, 3), null)).isEqualTo(H264);
        assertThat(choice(Map.of(VP8, 3, H264, 2), H264)).isEqualTo(VP8);
        assertThat(CodecChoice.of(List.of(VP8), H264, codec -> 0)).isEqualTo(VP8);
    }

    private static Codec choice(Map<Codec, Integer> takers, @Nullable Codec preferred) {
        return CodecChoice.of(List.of(VP8, H264), preferred, codec -> Objects.requireNonNull(takers.get(codec)));
    }

    @Test
    void aSourceMovesWhenSomebodyComesWhoCannotTakeWhatItSends() {
        VirtualNetwork network = new VirtualNetwork(1);
        VirtualPeer room = network.join("room", SITE, H264, VP8);
        VirtualPeer both = network.join("both", SITE, VP8, H264);
        network.stage(both, room);
        network.run(2000);
        assertThat(both.stageVideo().last()).isNotNull();
        assertThat(asked(network)).as("everybody takes what it sends").isEmpty();
        VirtualPeer vp8Only = network.join("firefox", SITE, VP8);
        network.stage(vp8Only, room);
        network.run(2000);
        assertThat(asked(network)).containsExactly(VP8);
        assertThat(vp8Only.stageVideo().last()).isNotNull();
        assertThat(Objects.requireNonNull(both.stageVideo().last()).pictureId())
                .as("VP8 now")
                .isNotNegative();
        both.stageVideo().judge(network.numbers(SourceId.Kind.CAMERA));
        vp8Only.stageVideo().judge(network.numbers(SourceId.Kind.CAMERA));
        network.sfu.drop(vp8Only.id);
        network.run(1000);
        assertThat(asked(network)).as("back to what is its own").containsExactly(VP8, H264);
    }

    @Test
    void whatIsNotOnStageStaysAsItsSourceHasIt() {
        VirtualNetwork network = new VirtualNetwork(1);
        VirtualPeer room = network.join("room", SITE, H264, VP8);
        VirtualPeer vp8Only = network.join("firefox", new PeerProfile(true, 2), VP8);
        network.assign(vp8Only, Slot.video(1), SourceId.camera(room.id), 180);
        network.run(2000);
        assertThat(asked(network))
                .as("one translation for a conference, for the stage")
                .isEmpty();
    }

    @Test
    void aRecordingTakesVp8() {
        VirtualNetwork network = new VirtualNetwork(1);
        VirtualPeer room = network.join("room", SITE, H264, VP8);
        network.sfu.feed(VirtualNetwork.ROOM, true, network.now());
        network.sfu.assign(
                new Assignment(PeerId.feed(VirtualNetwork.ROOM), Slot.STAGE_VIDEO, SourceId.camera(room.id), 720),
                network.now());
        network.run(2000);
        assertThat(asked(network)).containsExactly(VP8);
        assertThat(network.fed)
                .isNotEmpty()
                .allSatisfy(packet -> assertThat(packet.codec()).isEqualTo(VP8));
    }

    @Test
    void aPreferenceIsFollowedWhileAllCanTakeIt() {
        VirtualNetwork network = new VirtualNetwork(1);
        VirtualPeer speaker = network.join("speaker", SITE, VP8, H264);
        VirtualPeer site = network.join("site", SITE, VP8, H264);
        network.stage(site, speaker);
        network.run(1000);
        network.sfu.prefer(SourceId.camera(speaker.id), H264);
        network.run(1000);
        assertThat(asked(network)).containsExactly(H264);
        network.stage(network.join("firefox", SITE, VP8), speaker);
        network.run(1000);
        assertThat(asked(network)).containsExactly(H264, VP8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoeverIsShownH264GetsItsParameterSetsFirstThoughTheyWereSentOnce(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed);
        VirtualPeer a = network.join("a", SITE, H264);
        VirtualPeer b = network.join("b", SITE, H264);
        VirtualPeer c = network.join("c", SITE, H264);
        a.tellsParametersOnce = true;
        b.tellsParametersOnce = seed != 2;
        for (VirtualPeer speaker : List.of(a, b, a, b, a)) {
            network.stage(c, speaker);
            network.run(1500);
            assertThat(Objects.requireNonNull(c.stageVideo().last()).tag()).isEqualTo(speaker.tag);
        }
        c.stageVideo().judge(network.numbers(SourceId.Kind.CAMERA));
        assertThat(c.stageVideo().parameters.size()).isGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lossOfH264IsRepairedParameterSetsToo(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed);
        VirtualPeer a = network.join("a", SITE, H264);
        VirtualPeer b = network.join("b", SITE, H264);
        VirtualPeer c = network.join("c", SITE, H264);
        network.wire = new Wire(0.05, 0, 10_000_000L);
        for (VirtualPeer speaker : List.of(a, b, a, b, a, b)) {
            speaker.tellsParametersOnce = true;
            network.stage(c, speaker);
            network.run(2000);
        }
        network.wire = Wire.PERFECT;
        network.run(1000);
        c.stageVideo().judge(network.numbers(SourceId.Kind.CAMERA));
    }

    private static List<Codec> asked(VirtualNetwork network) {
        return network.events.stream()
                .filter(CodecWanted.class::isInstance)
                .map(event -> ((CodecWanted) event).codec())
                .toList();
    }
}
