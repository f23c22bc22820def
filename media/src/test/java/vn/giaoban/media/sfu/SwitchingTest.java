package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;

/** One slot shows one source after another: the picture starts on a key frame, and lips and voice stay together. */
class SwitchingTest {
    private final VirtualNetwork network = new VirtualNetwork(Long.getLong("seed", 1));

    @Test
    void aSwitchHappensOnAKeyFrameAndTheStreamGoesOn() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        VirtualPeer c = network.join("c", 1);
        network.audible(a, b);
        for (VirtualPeer speaker : List.of(a, b, a, b)) {
            network.stage(c, speaker);
            network.run(1500);
            assertThat(last(c).tag()).isEqualTo(speaker.tag);
        }
        network.judge(c);
        assertThat(shown(c)).containsExactly(a.id, b.id, a.id, b.id);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void lossAndDisorderAreRepairedOnBothSidesWhileSpeakersChange(long seed) {
        VirtualNetwork lossy = new VirtualNetwork(seed);
        VirtualPeer a = lossy.join("a", 1);
        VirtualPeer b = lossy.join("b", 1);
        VirtualPeer c = lossy.join("c", 1);
        lossy.wire = new VirtualNetwork.Wire(0.05, 0.1, 10_000_000L);
        lossy.audible(a, b);
        Random random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            VirtualPeer speaker = random.nextBoolean() ? a : b;
            lossy.stage(c, speaker);
            if (random.nextInt(3) == 0) {
                lossy.assign(c, Slot.STAGE_VIDEO, SourceId.camera(speaker.id), 180);
            }
            lossy.run(700 + random.nextInt(1500));
        }
        lossy.run(1000);
        assertThat(c.stageVideo().repaired).isPositive();
        c.stageVideo().judge(lossy.numbers(SourceId.Kind.CAMERA));
    }

    @Test
    void lipsStayInStepOverASwitchWhateverTheSourcesClocks() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        VirtualPeer c = network.join("c", 1);
        network.audible(a, b);
        for (VirtualPeer speaker : List.of(a, b, a)) {
            network.stage(c, speaker);
            network.run(400);
            assertThat(lips(c)).as("soon after the switch").isBetween(-100.0, 100.0);
            network.run(2000);
            assertThat(lips(c)).as("after the source's report").isBetween(-40.0, 40.0);
        }
        network.judge(c);
    }

    @Test
    void lipsAreInStepFromTheFirstPacketWhenTheSourceSaysWhenItCaptured() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        VirtualPeer c = network.join("c", 1);
        a.tellsCaptureTime = true;
        b.tellsCaptureTime = true;
        network.audible(a, b);
        for (VirtualPeer speaker : List.of(a, b, a)) {
            network.stage(c, speaker);
            network.run(250);
            assertThat(lips(c)).as("before the source's first report").isBetween(-10.0, 10.0);
            network.run(1500);
            assertThat(lips(c)).as("later").isBetween(-10.0, 10.0);
        }
        network.judge(c);
    }

    @Test
    void aNewViewerIsFedFromTheRingWithoutWaiting() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        network.assign(b, Slot.STAGE_VIDEO, SourceId.camera(a.id), 720);
        network.run(700);
        VirtualPeer c = network.join("c", 1);
        network.run(100);
        network.assign(c, Slot.STAGE_VIDEO, SourceId.camera(a.id), 720);
        network.run(30);
        assertThat(c.stageVideo().packets).isNotEmpty();
        network.run(1000);
        network.judge(c);
    }

    private List<PeerId> shown(VirtualPeer receiver) {
        return network.events.stream()
                .filter(MediaEvent.SlotShows.class::isInstance)
                .map(MediaEvent.SlotShows.class::cast)
                .filter(event -> event.receiver().equals(receiver.id) && event.source() != null)
                .map(event -> java.util.Objects.requireNonNull(event.source()).peer())
                .toList();
    }

    private static double lips(VirtualPeer peer) {
        return peer.stageVideo().captureErrorMillis() - peer.stageAudio().captureErrorMillis();
    }

    private static VirtualReceiver.Got last(VirtualPeer peer) {
        return lastOf(peer.stageVideo());
    }

    private static VirtualReceiver.Got lastOf(VirtualReceiver receiver) {
        return java.util.Objects.requireNonNull(receiver.last());
    }
}
