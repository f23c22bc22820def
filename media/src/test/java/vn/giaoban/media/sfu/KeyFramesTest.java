package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.rtp.RtcpPacket;

/** Who begins with a key frame that is already here, and for whom another one is asked for. */
class KeyFramesTest {
    private static final long MILLI = 1_000_000L;
    /** What a camera, its encoder and the wire take, and a little more. */
    private static final long LAG = 100 * MILLI;

    private final VirtualNetwork network = new VirtualNetwork(Long.getLong("seed", 1));
    private final VirtualPeer speaker = network.join("speaker", 1);
    private final VirtualPeer viewer = network.join("viewer", 1);
    private final VirtualPeer late = network.join("late", 1);

    /** The picture begins, with a key frame. */
    @BeforeEach
    void begin() {
        network.run(500);
        network.assign(viewer, Slot.STAGE_VIDEO, SourceId.camera(speaker.id), 720);
        network.run(100);
        assertThat(viewer.stageVideo().packets).isNotEmpty();
    }

    @Test
    void whoComesWithinASecondIsGivenAllSinceTheLastOneAndTheSourceIsNotAsked() {
        network.run(700);
        long came = network.now();
        VirtualReceiver.Got first = firstOf(late, 30);
        assertThat(first.captured()).isLessThan(came - 600 * MILLI);
        network.run(500);
        assertThat(asked()).isZero();
        network.judge(late);
    }

    @Test
    void whoComesLaterWaitsForAnother() {
        network.run(1100);
        long came = network.now();
        VirtualReceiver.Got first = firstOf(late, 150);
        assertThat(first.captured()).isGreaterThan(came - LAG);
        assertThat(asked()).isEqualTo(1);
        network.judge(late);
    }

    @Test
    void whoComesWhenAPacketIsMissingWaitsForAnother() {
        network.run(300);
        speaker.layer("h").lost = 1;
        network.run(100);
        long came = network.now();
        VirtualReceiver.Got first = firstOf(late, 150);
        assertThat(first.captured()).isGreaterThan(came - LAG);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void whoSeesThePictureAndAsksGetsANewOneThoughTheLastHasJustCome() {
        long askedAt = network.now();
        viewer.sendRtcp(new RtcpPacket.PictureLoss(1, viewer.stageVideo().ssrc));
        network.run(150);
        assertThat(asked()).isEqualTo(1);
        assertThat(viewer.stageVideo().packets.values().stream()
                        .filter(got -> got.key() && got.captured() > askedAt - LAG))
                .isNotEmpty();
        assertThat(viewer.stageVideo().packets.values().stream().filter(got -> got.arrival() > askedAt + 10 * MILLI))
                .as("nothing comes again")
                .allMatch(got -> got.captured() > askedAt - LAG);
        network.judge(viewer);
    }

    @Test
    void whoeverAsksTheSourceIsAskedOnceASecondAtMost() {
        for (int i = 0; i < 40; i++) {
            (i % 2 == 0 ? viewer : late).sendRtcp(new RtcpPacket.PictureLoss(1, viewer.stageVideo().ssrc));
            viewer.sendRtcp(new RtcpPacket.FullIntraRequest(1, viewer.stageVideo().ssrc, i));
            network.run(100);
        }
        assertThat(asked()).isBetween(4, 5);
    }

    /** The first packet of the picture that somebody gets who is shown it from now on. */
    private VirtualReceiver.Got firstOf(VirtualPeer peer, long millis) {
        network.assign(peer, Slot.STAGE_VIDEO, SourceId.camera(speaker.id), 720);
        network.run(millis);
        assertThat(peer.stageVideo().packets).isNotEmpty();
        VirtualReceiver.Got first = peer.stageVideo().packets.firstEntry().getValue();
        assertThat(first.key()).isTrue();
        return first;
    }

    private int asked() {
        return speaker.layer("h").keyFramesAsked;
    }
}
