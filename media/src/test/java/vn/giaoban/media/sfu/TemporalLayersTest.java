package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.sfu.VirtualNetwork.Wire;

/** A camera that sends 25 pictures a second in three temporal layers, and lines that carry only some of them. */
class TemporalLayersTest {
    private static final long MILLI = 1_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLineTooThinForTheTallPictureCarriesItWithHalfThePictures(long seed) {
        Meeting meeting = meeting(seed);
        meeting.network.sfu.limit(meeting.thin.id, 1_000_000, meeting.network.now());
        meeting.network.run(2000);
        Watched half = watched(meeting, meeting.thin, 10_000);
        assertThat(layers(meeting, 10_000)).as("seed %d", seed).containsExactly(1);
        assertThat(half.pictures()).as("10 s, seed %d: %s", seed, half).isBetween(120, 130);
        assertThat(half.longestMillis()).as("seed %d: %s", seed, half).isLessThan(150);

        meeting.network.sfu.limit(meeting.thin.id, 0, meeting.network.now());
        meeting.network.run(1000);
        Watched all = watched(meeting, meeting.thin, 10_000);
        assertThat(all.pictures()).as("10 s, seed %d: %s", seed, all).isGreaterThan(245);
        for (VirtualPeer peer : List.of(meeting.thin, meeting.wide)) {
            peer.stageVideo().judge(meeting.network.numbers(SourceId.Kind.CAMERA));
        }
        assertThat(meeting.thin.stageVideo().empty).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aVeryThinLineCarriesOnlyTheBaseLayerOfTheSmallestPicture(long seed) {
        Meeting meeting = meeting(seed);
        meeting.network.sfu.limit(meeting.thin.id, 200_000, meeting.network.now());
        meeting.network.run(2000);
        Watched few = watched(meeting, meeting.thin, 10_000);
        assertThat(layers(meeting, 10_000)).as("seed %d", seed).containsExactly(4);
        assertThat(few.pictures()).as("10 s, seed %d: %s", seed, few).isBetween(60, 65);
        meeting.thin.stageVideo().judge(meeting.network.numbers(SourceId.Kind.CAMERA));
    }

    @ParameterizedTest
    @CsvSource({"1,0.03,0", "2,0.03,0", "3,0.03,0", "4,0,0.3", "5,0.02,0.2", "6,0.02,0.2"})
    void lossAndDisorderLeaveNoHoleAndNoPictureWithoutWhatItRefersTo(long seed, double loss, double disorder) {
        Meeting meeting = meeting(seed);
        meeting.network.wire = new Wire(loss, disorder, 10 * MILLI);
        for (int i = 0; i < 6; i++) {
            long limit = i % 2 == 0 ? 1_000_000 : i % 3 == 0 ? 200_000 : 0;
            meeting.network.sfu.limit(meeting.thin.id, limit, meeting.network.now());
            meeting.network.run(3000);
        }
        meeting.network.wire = Wire.PERFECT;
        meeting.network.run(1000);
        meeting.thin.stageVideo().judge(meeting.network.numbers(SourceId.Kind.CAMERA));
    }

    private record Meeting(VirtualNetwork network, VirtualPeer thin, VirtualPeer wide) {}

    private static Meeting meeting(long seed) {
        VirtualNetwork network = new VirtualNetwork(seed);
        VirtualPeer speaker = network.join("speaker", 1);
        speaker.sendsTemporalLayers = true;
        network.audible(speaker);
        Meeting meeting = new Meeting(network, network.join("thin", 1), network.join("wide", 1));
        network.stage(meeting.thin, speaker);
        network.stage(meeting.wide, speaker);
        network.run(3000);
        return meeting;
    }

    private static Watched watched(Meeting meeting, VirtualPeer peer, long millis) {
        long from = meeting.network.now();
        meeting.network.run(millis);
        return Watched.between(peer.stageVideo(), from, meeting.network.now());
    }

    private static List<Integer> layers(Meeting meeting, long millis) {
        long since = meeting.network.now() - millis * MILLI;
        return meeting.thin.stageVideo().packets.values().stream()
                .filter(got -> got.arrival() > since)
                .map(VirtualReceiver.Got::layer)
                .distinct()
                .toList();
    }
}
