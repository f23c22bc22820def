package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slot whose pictures could not leave for too long. */
class SlotStreamTest {
    private static final long MILLI = 1_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatWaitedTooLongIsLeftOutFromAPicturesEndToAKeyFrameUnderContinuousNumbers(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed);
        VirtualPeer speaker = network.join("speaker", 1);
        VirtualPeer viewer = network.join("viewer", 1);
        network.audible(speaker);
        network.stage(viewer, speaker);
        // The packets of a picture come one after the other, so that some seeds hold it in the middle.
        network.wire = new VirtualNetwork.Wire(0, 0, 0, 5 * MILLI, 25 * MILLI);
        network.run(3000 + new Random(seed).nextInt(40));
        int keys = speaker.layer("h").keyFramesAsked;
        long held = network.now();
        network.picturesWait = true;
        network.run(2000);
        network.picturesWait = false;
        long released = network.now();
        network.run(3000);

        assertThat(viewer.stageAudio().packets.values().stream()
                        .filter(got -> got.arrival() > held + 50 * MILLI && got.arrival() <= released))
                .as("voices meanwhile, seed %d", seed)
                .hasSizeGreaterThan(90);
        List<VirtualReceiver.Got> after = viewer.stageVideo().packets.values().stream()
                .filter(got -> got.captured() > held - 80 * MILLI)
                .toList();
        assertThat(after.getFirst().key()).as("seed %d", seed).isTrue();
        assertThat(after.getFirst().captured()).isGreaterThan(released - 120 * MILLI);
        assertThat(speaker.layer("h").keyFramesAsked).isGreaterThan(keys);
        assertThat(after.stream().map(VirtualReceiver.Got::frame).distinct())
                .as("seed %d", seed)
                .hasSizeGreaterThan(60);
        network.judge(viewer);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatWaitedForASecondGoesOutWhole(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed);
        VirtualPeer speaker = network.join("speaker", 1);
        VirtualPeer viewer = network.join("viewer", 1);
        network.audible(speaker);
        network.stage(viewer, speaker);
        network.run(3000);
        int first = java.util.Objects.requireNonNull(viewer.stageVideo().last()).frame();
        network.picturesWait = true;
        network.run(1000);
        network.picturesWait = false;
        network.run(1000);
        assertThat(viewer.stageVideo().packets.values().stream()
                        .map(VirtualReceiver.Got::frame)
                        .filter(frame -> frame > first)
                        .distinct())
                .hasSizeGreaterThan(45);
        network.judge(viewer);
    }
}
