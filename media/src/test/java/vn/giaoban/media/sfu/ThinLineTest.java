package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.rtp.RtcpPacket;

/** What each receiver gets when lines differ. */
class ThinLineTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSiteOnAThinLineKeepsSoundAndASmallPictureWhileOthersHaveTheTallOne(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed);
        VirtualPeer speaker = network.join("speaker", 1);
        VirtualPeer wide = network.join("wide", 1);
        VirtualPeer thin = network.join("thin", 1);
        network.audible(speaker);
        network.stage(wide, speaker);
        network.stage(thin, speaker);
        network.run(4000);
        assertThat(layer(thin)).as("seed %d", seed).isEqualTo(1);

        thin.line.bitsPerSecond = 300_000;
        network.run(6000);
        long settled = network.now();
        network.run(20_000);
        assertThat(layer(thin)).isEqualTo(4);
        assertThat(layer(wide)).isEqualTo(1);
        assertThat(heard(thin, settled)).as("voices of 20 s").isGreaterThan(980);
        assertThat(slowest(thin, settled)).as("the oldest voice, in ms").isLessThan(400);
        assertThat(pictures(thin, settled))
                .as("pictures of 20 s at 25 a second")
                .isGreaterThan(450);

        thin.line.bitsPerSecond = 3_000_000;
        network.run(30_000);
        assertThat(layer(thin)).as("seed %d: the line is wide again", seed).isEqualTo(1);
        network.judge(wide);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLineThatCarriesOnlyAVoiceCarriesTheVoice(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed);
        VirtualPeer speaker = network.join("speaker", 1);
        VirtualPeer thin = network.join("thin", 3);
        network.audible(speaker);
        network.stage(thin, speaker);
        network.assign(thin, Slot.video(1), SourceId.camera(thin.id), 180);
        network.run(2000);
        thin.line.bitsPerSecond = 90_000;
        network.run(15_000);
        long settled = network.now();
        network.run(20_000);
        assertThat(heard(thin, settled)).as("voices of 20 s, seed %d", seed).isGreaterThan(960);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSiteThatOnlySaysWhatItsLineCarriesKeepsSoundAndASmallPictureAndGetsTheTallOneBack(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed);
        VirtualPeer speaker = network.join("speaker", 1);
        VirtualPeer wide = network.join("wide", 1);
        VirtualPeer thin = network.joinEstimating("thin");
        network.audible(speaker);
        network.stage(wide, speaker);
        network.stage(thin, speaker);
        network.run(15_000);
        assertThat(layer(thin)).as("seed %d", seed).isEqualTo(1);

        thin.line.bitsPerSecond = 250_000;
        network.run(6000);
        long settled = network.now();
        network.run(40_000);
        assertThat(heard(thin, settled)).as("voices of 40 s, seed %d", seed).isGreaterThan(1900);
        assertThat(small(thin, settled))
                .as("small pictures of 40 s, seed %d", seed)
                .isGreaterThan(700);
        assertThat(layer(wide)).isEqualTo(1);

        thin.line.bitsPerSecond = 3_000_000;
        network.run(75_000);
        assertThat(layer(thin)).as("seed %d: the line is wide again", seed).isEqualTo(1);
        network.judge(wide);
    }

    @Test
    void whatASiteSaysOfItsLineIsForgottenWhenItIsOldAndIgnoredWhenItIsAbsurd() {
        VirtualNetwork network = new VirtualNetwork(1);
        VirtualPeer speaker = network.join("speaker", 1);
        VirtualPeer site = network.joinEstimating("site");
        site.estimates = false;
        network.stage(site, speaker);
        network.run(1000);
        site.sendRtcp(told(300_000));
        network.run(3000);
        assertThat(layer(site)).isEqualTo(4);
        site.sendRtcp(told(1));
        network.run(3000);
        assertThat(layer(site)).isEqualTo(4);
        network.run(6000);
        assertThat(layer(site)).as("10 s later").isEqualTo(1);
    }

    private static RtcpPacket told(long bitsPerSecond) {
        return new RtcpPacket.EstimatedBitrate(1, bitsPerSecond, List.of());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.05})
    void lossWithoutAQueueDoesNotTakeThePictureAway(double loss) {
        VirtualNetwork network = new VirtualNetwork(7);
        VirtualPeer speaker = network.join("speaker", 1);
        VirtualPeer site = network.join("site", 1);
        network.audible(speaker);
        network.stage(site, speaker);
        network.wire = new VirtualNetwork.Wire(loss, 0, 20_000_000L);
        network.run(20_000);
        assertThat(layer(site)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void jitterAloneIsNotTakenForAThinLine(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed);
        VirtualPeer speaker = network.join("speaker", 1);
        VirtualPeer site = network.join("site", 1);
        network.audible(speaker);
        network.stage(site, speaker);
        network.wire = new VirtualNetwork.Wire(0, 0.3, 20_000_000L);
        network.run(20_000);
        assertThat(layer(site)).as("seed %d", seed).isEqualTo(1);
    }

    private static int layer(VirtualPeer peer) {
        VirtualReceiver.Got last = peer.stageVideo().last();
        return last == null ? 0 : last.layer();
    }

    private static long heard(VirtualPeer peer, long since) {
        return peer.stageAudio().packets.values().stream()
                .filter(got -> got.arrival() > since)
                .count();
    }

    private static long slowest(VirtualPeer peer, long since) {
        return peer.stageAudio().packets.values().stream()
                        .filter(got -> got.arrival() > since)
                        .mapToLong(got -> got.arrival() - got.captured())
                        .max()
                        .orElse(10 * SECOND)
                / 1_000_000;
    }

    private static long pictures(VirtualPeer peer, long since) {
        return pictures(peer, since, 1) + small(peer, since) + pictures(peer, since, 2);
    }

    private static long small(VirtualPeer peer, long since) {
        return pictures(peer, since, 4);
    }

    private static long pictures(VirtualPeer peer, long since, int layer) {
        return peer.stageVideo().packets.values().stream()
                .filter(got -> got.arrival() > since && got.layer() == layer)
                .map(VirtualReceiver.Got::frame)
                .distinct()
                .count();
    }
}
