package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.ice.IceCredentials;
import vn.giaoban.media.ice.IceLite;
import vn.giaoban.media.sdp.Agreement;
import vn.giaoban.media.secure.Fingerprint;

/** What numbers remain when pictures of upper temporal layers are left out. */
class RenumberingTest {
    private final Track track = track();
    private final Renumbering numbers = new Renumbering(true, 90_000, 0, 999);

    @Test
    void sequencesAndPictureIdsHaveNoGapWhereLayersAreLeftOut() {
        numbers.temporal(1);
        numbers.begin(track, packet(100, 10, 0, true), null);
        assertThat(out(100, 10, 0, true)).isEqualTo("1000/1");
        assertThat(out(101, 11, 2, false)).isEqualTo("-");
        assertThat(out(102, 11, 2, false)).isEqualTo("-");
        assertThat(out(103, 12, 1, false)).isEqualTo("1001/2");
        assertThat(out(104, 13, 2, false)).isEqualTo("-");
        assertThat(out(105, 14, 0, false)).isEqualTo("1002/3");
        assertThat(in(1000)).isEqualTo(100);
        assertThat(in(1001)).isEqualTo(103);
        assertThat(in(1002)).isEqualTo(105);
    }

    @Test
    void fewerLayersGoOutFromTheNextPictureOn() {
        numbers.begin(track, packet(100, 10, 0, true), null);
        out(100, 10, 0, true);
        assertThat(out(101, 11, 2, true)).isEqualTo("1001/2");
        numbers.temporal(0);
        assertThat(outLater(102, 11, 2)).isEqualTo("1002/2");
        assertThat(out(103, 12, 1, true)).isEqualTo("-");
        assertThat(out(104, 13, 0, false)).isEqualTo("1003/3");
    }

    @Test
    void moreLayersGoOutOnlyFromAPictureThatNeedsNoneOfThem() {
        numbers.temporal(0);
        numbers.begin(track, packet(100, 10, 0, true), null);
        out(100, 10, 0, true);
        numbers.temporal(Renumbering.ALL_LAYERS);
        assertThat(out(101, 11, 2, true)).as("the layer below is not there").isEqualTo("-");
        assertThat(out(102, 12, 1, false)).as("refers to one left out").isEqualTo("-");
        assertThat(out(103, 13, 0, false)).isEqualTo("1001/2");
        assertThat(out(104, 14, 1, true)).isEqualTo("1002/3");
        assertThat(out(105, 15, 2, false)).isEqualTo("-");
        assertThat(out(106, 16, 2, true)).isEqualTo("1003/4");
        assertThat(out(107, 17, 2, false)).isEqualTo("1004/5");
    }

    @Test
    void whatIsMissingBetweenPicturesThatAreLeftOutKeepsItsNumber() {
        numbers.temporal(1);
        numbers.begin(track, packet(100, 10, 0, true), null);
        out(100, 10, 0, true);
        assertThat(out(102, 11, 2, true)).isEqualTo("-");
        assertThat(out(104, 13, 2, true)).isEqualTo("-");
        assertThat(out(105, 14, 0, false)).isEqualTo("1003/3");
        assertThat(out(103, 12, 1, false)).isEqualTo("1002/2");
        Run run = Objects.requireNonNull(numbers.runOf(track, packet(101, 11, 2, true)));
        StoredPacket late = packet(101, 11, 2, true);
        assertThat(run.sequence(late)).isEqualTo(0x10000 + 1001);
        assertThat(run.carries(late)).as("an empty packet fills the hole").isFalse();
        assertThat(numbers.runOf(track, packet(102, 11, 2, true)))
                .as("left out when it came, it has no number")
                .isNull();
    }

    @Test
    void whatComesLateDoesNotCountAPictureTwice() {
        numbers.temporal(0);
        numbers.begin(track, packet(100, 10, 0, true), null);
        out(100, 10, 0, true);
        assertThat(out(102, 11, 2, true)).isEqualTo("-");
        assertThat(outLater(101, 10, 0)).isEqualTo("1001/1");
        assertThat(outLater(103, 11, 2)).isEqualTo("-");
        assertThat(out(104, 12, 0, false)).isEqualTo("1002/2");
    }

    @Test
    void aPacketOfOursHasANumberBeforeTheFirst() {
        StoredPacket key = packet(100, 10, 0, true);
        StoredPacket sets = StoredPacket.before(key, new byte[] {0x78});
        numbers.begin(track, key, sets);
        Run opening = Objects.requireNonNull(numbers.opening());
        assertThat(opening.sequence(sets)).isEqualTo(0x10000 + 1000);
        assertThat(opening.timestamp(sets)).isEqualTo(opening.timestamp(key));
        assertThat(out(100, 10, 0, true)).isEqualTo("1001/1");
        assertThat(Objects.requireNonNull(numbers.find(1000)).packet()).isSameAs(sets);
        assertThat(in(1001)).isEqualTo(100);
        assertThat(numbers.find(999)).as("before anything was shown").isNull();
    }

    private String out(long sequence, int picture, int temporal, boolean sync) {
        return out(packet(sequence, picture, temporal, sync));
    }

    private String outLater(long sequence, int picture, int temporal) {
        StoredPacket packet = packet(sequence, picture, temporal, false);
        packet.frameStart = false;
        return out(packet);
    }

    private String out(StoredPacket packet) {
        Run run = numbers.runOf(track, packet);
        if (run == null) {
            return "-";
        }
        numbers.sent(packet, run);
        return run.sequence(packet) - 0x10000 + "/" + run.pictureId(packet);
    }

    private long in(int sequence) {
        Renumbering.@Nullable Sent sent = numbers.find(sequence);
        return sent == null ? -1 : sent.packet().sequence;
    }

    /** Also in the ring, so that it can be sent again. */
    private StoredPacket packet(long sequence, int picture, int temporal, boolean sync) {
        StoredPacket place = track.ring.place(sequence);
        StoredPacket packet = place == null ? Objects.requireNonNull(track.ring.get(sequence)) : place;
        packet.sequence = sequence;
        packet.timestamp = picture * 3000L;
        packet.codec = FeedPacket.Codec.VP8;
        packet.frameStart = true;
        packet.keyFrame = picture == 10;
        packet.pictureId = picture;
        packet.temporal = temporal;
        packet.layerSync = sync;
        return packet;
    }

    private static Track track() {
        Fingerprint identity = Fingerprint.of(new byte[] {1});
        Sfu sfu = new Sfu(new Sfu.Settings(0, List.of(), identity, VirtualNetwork.LAYERS), new Random(1));
        PeerId peer = new PeerId("site");
        Connection connection = new Connection(
                1,
                peer,
                new Room(new RoomId("room"), sfu),
                new Agreement(List.of(), "ufrag", "password", identity),
                new IceLite(new IceCredentials("a", "b", "c"), 0),
                1,
                sfu);
        return new Track(new Publication(SourceId.camera(peer), 1), connection, "h", 1, 0, 720);
    }
}
