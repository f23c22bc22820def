package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.media.sfu.VirtualNetwork.Wire;

/** What receivers see and hear on networks that lose, delay, disorder and repeat; 25 pictures and 50 voices a second. */
class RoughNetworkTest {
    private static final long MILLI = 1_000_000L;

    private final String[] names = {"one", "two"};

    @ParameterizedTest
    @CsvSource({
        "1,0.05,24,300,0,860",
        "2,0.05,24,300,0,860",
        "3,0.05,24,300,0,860",
        "1,0.2,20,2500,4500,590",
        "2,0.2,20,2500,4500,590",
        "3,0.2,20,2500,4500,590"
    })
    void lossIsRepairedBothWaysAndTakesNoMoreVoicesThanItsShare(
            long seed, double loss, int picturesPerSecond, long longestMillis, long frozenMillis, long voices) {
        VirtualNetwork network = meeting(seed);
        network.wire = new Wire(loss, 0, 20 * MILLI);
        for (Watched watched : after(network, 4000, 20_000)) {
            assertThat(watched.pictures()).as("seed %d: %s", seed, watched).isGreaterThan(20 * picturesPerSecond);
            assertThat(watched.longestMillis()).as("seed %d: %s", seed, watched).isLessThan(longestMillis);
            assertThat(watched.frozenMillis()).as("seed %d: %s", seed, watched).isLessThanOrEqualTo(frozenMillis);
        }
        assertThat(heard(network, 20_000)).as("voices of 1,000, seed %d", seed).isGreaterThan(voices);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void jitterOf200MillisecondsCostsFewPicturesAndNoVoice(long seed) {
        VirtualNetwork network = meeting(seed);
        network.wire = new Wire(0, 0, 0, 20 * MILLI, 200 * MILLI);
        for (Watched watched : after(network, 4000, 20_000)) {
            assertThat(watched.pictures()).as("seed %d: %s", seed, watched).isGreaterThan(480);
            assertThat(watched.longestMillis()).as("seed %d: %s", seed, watched).isLessThan(250);
            assertThat(watched.frozenMillis()).as("seed %d: %s", seed, watched).isZero();
        }
        assertThat(heard(network, 20_000)).as("voices, seed %d", seed).isGreaterThan(980);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void disorderAndRepetitionChangeNothing(long seed) {
        VirtualNetwork network = meeting(seed);
        network.wire = new Wire(0, 0.3, 0.3, 20 * MILLI, 0);
        for (Watched watched : after(network, 4000, 20_000)) {
            assertThat(watched.pictures()).as("seed %d: %s", seed, watched).isGreaterThan(490);
            assertThat(watched.longestMillis()).as("seed %d: %s", seed, watched).isLessThan(150);
            assertThat(watched.frozenMillis()).as("seed %d: %s", seed, watched).isZero();
        }
        for (String name : names) {
            network.judge(peer(network, name));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterThreeSecondsWithoutNetworkPictureAndSoundAreBackWithinOneAndAHalf(long seed) {
        VirtualNetwork network = meeting(seed);
        network.run(4000);
        network.wire = Wire.CUT;
        network.run(3000);
        network.wire = Wire.PERFECT;
        for (Watched watched : after(network, 1500, 15_000)) {
            assertThat(watched.pictures()).as("seed %d: %s", seed, watched).isGreaterThan(365);
            assertThat(watched.frozenMillis()).as("seed %d: %s", seed, watched).isZero();
        }
        assertThat(heard(network, 15_000)).as("voices, seed %d", seed).isGreaterThan(735);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLineThatFallsTo300KilobitsAndComesBackFreezesOnlyAtTheFall(long seed) {
        VirtualNetwork network = meeting(seed);
        VirtualPeer thin = peer(network, "one");
        VirtualPeer wide = peer(network, "two");
        thin.line.bitsPerSecond = 2_000_000;
        network.run(6000);
        assertThat(layer(thin)).as("at 2 Mbit/s, seed %d", seed).isEqualTo(1);
        long fell = network.now();
        thin.line.bitsPerSecond = 300_000;
        network.run(20_000);
        Watched fall = Watched.between(thin.stageVideo(), fell, fell + 6000 * MILLI);
        Watched small = Watched.between(thin.stageVideo(), fell + 6000 * MILLI, network.now());
        assertThat(layer(thin)).as("at 300 kbit/s, seed %d", seed).isEqualTo(4);
        assertThat(fall.frozenMillis()).as("seed %d: %s", seed, fall).isLessThan(1000);
        assertThat(small.pictures()).as("14 s, seed %d: %s", seed, small).isGreaterThan(300);
        thin.line.bitsPerSecond = 2_000_000;
        long rose = network.now();
        network.run(15_000);
        assertThat(layer(thin)).as("15 s after, seed %d", seed).isEqualTo(1);
        network.run(15_000);
        Watched back = Watched.between(thin.stageVideo(), rose, network.now());
        assertThat(changes(thin, rose))
                .as("layers on the way up, seed %d", seed)
                .isLessThanOrEqualTo(2);
        assertThat(back.pictures()).as("30 s, seed %d: %s", seed, back).isGreaterThan(720);
        assertThat(back.frozenMillis()).as("seed %d: %s", seed, back).isZero();
        Watched other = Watched.between(wide.stageVideo(), fell, network.now());
        assertThat(other.longestMillis())
                .as("another's line, seed %d: %s", seed, other)
                .isLessThan(150);
    }

    @ParameterizedTest
    @CsvSource({"1,800000", "2,800000", "3,800000", "4,1500000"})
    void onASteadyLineWithJitterThePictureStaysAsTallAsItIs(long seed, long bitsPerSecond) {
        VirtualNetwork network = meeting(seed);
        VirtualPeer thin = peer(network, "one");
        thin.line.bitsPerSecond = bitsPerSecond;
        network.wire = new Wire(0, 0, 0, 20 * MILLI, 50 * MILLI);
        network.run(10_000);
        long settled = network.now();
        network.run(60_000);
        Watched watched = Watched.between(thin.stageVideo(), settled, network.now());
        assertThat(changes(thin, settled)).as("a minute, seed %d", seed).isLessThanOrEqualTo(4);
        assertThat(watched.frozenMillis()).as("seed %d: %s", seed, watched).isZero();
    }

    private VirtualNetwork meeting(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed);
        VirtualPeer speaker = network.join("speaker", 1);
        network.audible(speaker);
        for (String name : names) {
            network.stage(network.join(name, 1), speaker);
        }
        network.run(2000);
        return network;
    }

    private Watched[] after(VirtualNetwork network, long settling, long millis) {
        network.run(settling);
        long from = network.now();
        network.run(millis);
        Watched[] watched = new Watched[names.length];
        for (int i = 0; i < names.length; i++) {
            watched[i] = Watched.between(peer(network, names[i]).stageVideo(), from, network.now());
        }
        return watched;
    }

    private long heard(VirtualNetwork network, long millis) {
        long since = network.now() - millis * MILLI;
        long least = Long.MAX_VALUE;
        for (String name : names) {
            least = Math.min(
                    least,
                    peer(network, name).stageAudio().packets.values().stream()
                            .filter(got -> got.arrival() > since)
                            .count());
        }
        return least;
    }

    private static VirtualPeer peer(VirtualNetwork network, String name) {
        return Objects.requireNonNull(network.peers.get(name));
    }

    private static int layer(VirtualPeer peer) {
        VirtualReceiver.Got last = peer.stageVideo().last();
        return last == null ? 0 : last.layer();
    }

    /** How often the picture became taller or smaller. */
    private static long changes(VirtualPeer peer, long since) {
        int before = 0;
        long changes = 0;
        for (VirtualReceiver.Got got : peer.stageVideo().packets.values()) {
            if (got.arrival() > since) {
                changes += before != 0 && got.layer() != before ? 1 : 0;
                before = got.layer();
            }
        }
        return changes;
    }
}
