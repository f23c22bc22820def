package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.rtp.RtcpPacket;

/** The core among virtual peers: what it forwards, to whom, and how it stays one stream. */
class ForwardingTest {
    private final VirtualNetwork network = new VirtualNetwork(Long.getLong("seed", 1));

    @Test
    void onlyWhatIsAssignedIsForwardedAndOnlyThatIsSent() {
        VirtualPeer a = network.join("a", 2);
        VirtualPeer b = network.join("b", 2);
        VirtualPeer c = network.join("c", 2);
        network.audible(a);
        network.stage(c, a);
        network.run(3000);
        assertThat(c.stageVideo().tags()).containsExactly(a.tag);
        assertThat(c.stageAudio().tags()).containsExactly(a.tag);
        assertThat(c.slot("video", 1).packets).isEmpty();
        assertThat(a.stageVideo().packets).isEmpty();
        assertThat(b.stageVideo().packets).isEmpty();
        assertThat(a.layer("h").sent).isPositive();
        assertThat(a.layer("l").sent).isZero();
        assertThat(b.layer("h").sent + b.microphone().sent).isZero();
        assertThat(c.layer("h").sent + c.microphone().sent).isZero();
        network.judge(c);
    }

    @Test
    void nobodyHearsThemselvesNorAMicrophoneThatIsNotAudible() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        network.audible(a, b);
        network.stage(a, a);
        network.stage(b, a);
        network.assign(b, Slot.audio(1), SourceId.microphone(b.id), 0);
        a.microphone().active = true;
        b.microphone().active = true;
        network.run(1000);
        assertThat(b.stageAudio().tags()).containsExactly(a.tag);
        assertThat(a.stageAudio().packets).isEmpty();
        assertThat(b.slot("audio", 1).packets).isEmpty();

        network.audible(b);
        int heard = b.stageAudio().packets.size();
        network.run(100);
        a.microphone().active = true;
        network.run(1000);
        assertThat(b.stageAudio().packets.size() - heard)
                .as("a is not audible though it keeps sending")
                .isLessThan(3);
        assertThat(levels().getLast().levels()).doesNotContainKey(a.id);
    }

    @Test
    void manyViewersAskForOneKeyFrameASecondAtMost() {
        VirtualPeer a = network.join("a", 1);
        for (int i = 0; i < 20; i++) {
            VirtualPeer viewer = network.join("viewer" + i, new PeerProfile(false, 1));
            network.assign(viewer, Slot.STAGE_VIDEO, SourceId.camera(a.id), 720);
            network.run(100);
        }
        for (VirtualPeer viewer : network.peers.values().stream().skip(1).toList()) {
            viewer.sendRtcp(new RtcpPacket.PictureLoss(1, viewer.stageVideo().ssrc));
            network.run(100);
        }
        assertThat(a.layer("h").keyFramesAsked).isBetween(1, 5);
        network.peers.values().stream().skip(1).forEach(network::judge);
    }

    @Test
    void theLayerFollowsTheHeightThatIsWanted() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 2);
        network.assign(b, Slot.video(0), SourceId.camera(a.id), 720);
        network.assign(b, Slot.video(1), SourceId.camera(a.id), 180);
        network.run(2500);
        assertThat(lastOf(b.slot("video", 0)).layer()).isEqualTo(1);
        assertThat(lastOf(b.slot("video", 1)).layer()).isEqualTo(4);
        network.assign(b, Slot.video(0), SourceId.camera(a.id), 360);
        network.run(2500);
        assertThat(lastOf(b.slot("video", 0)).layer()).isEqualTo(2);
        assertThat(wanted(a).rids()).containsExactly("m", "l");
        network.judge(b);
    }

    @Test
    void aLimitedLineGetsTheStageInASmallerLayerAndTheRestInTheSmallest() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        VirtualPeer c = network.join("c", 2);
        network.sfu.limit(c.id, 700_000, network.now());
        network.assign(c, Slot.video(0), SourceId.camera(a.id), 720);
        network.assign(c, Slot.video(1), SourceId.camera(b.id), 720);
        network.run(2000);
        assertThat(wanted(a).rids()).containsExactly("m");
        assertThat(wanted(b).rids()).containsExactly("l");
        network.sfu.limit(c.id, 0, network.now());
        network.run(2000);
        assertThat(wanted(a).rids()).containsExactly("h");
        assertThat(lastOf(c.slot("video", 0)).layer()).isEqualTo(1);
        network.judge(c);
    }

    @Test
    void whatALineDidIsToldEveryFiveSeconds() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        network.assign(b, Slot.STAGE_VIDEO, SourceId.camera(a.id), 720);
        network.run(1000);
        network.wire = new VirtualNetwork.Wire(0.05, 0, 5_000_000L);
        network.run(10_000);
        MediaEvent.Stats stats = network.events.stream()
                .filter(MediaEvent.Stats.class::isInstance)
                .map(MediaEvent.Stats.class::cast)
                .filter(event -> event.peer().equals(a.id))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(stats.up().bits()).isBetween(300_000L, 3_000_000L);
        assertThat(stats.up().loss()).isBetween(0.0, 0.2);
        assertThat(stats.up().asked()).as("lost packets are asked for again").isPositive();
    }

    @Test
    void anEmptiedSlotStopsAndItsSourceIsNoLongerAskedFor() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        network.assign(b, Slot.STAGE_VIDEO, SourceId.camera(a.id), 720);
        network.run(1000);
        network.assign(b, Slot.STAGE_VIDEO, null, 0);
        network.run(50);
        int before = b.stageVideo().packets.size();
        network.run(1000);
        assertThat(b.stageVideo().packets).hasSize(before);
        assertThat(wanted(a).rids()).isEmpty();
        assertThat(network.events).contains(new MediaEvent.SlotShows(b.id, Slot.STAGE_VIDEO, null));
    }

    @Test
    void whatIsAskedForAgainComesUnderANumberOfItsOwnOrNotAtAllSoThatNoNumberIsSealedTwice() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        network.audible(a);
        network.stage(b, a);
        network.run(1000);
        // A packet that came twice under one number fails the peer.
        for (VirtualReceiver slot : List.of(b.stageAudio(), b.stageVideo())) {
            int last = (int) java.util.Objects.requireNonNull(slot.last()).sequence() & 0xffff;
            b.sendRtcp(new RtcpPacket.Nack(1, slot.ssrc, List.of(last)));
        }
        network.run(100);
        assertThat(b.stageVideo().repaired).isEqualTo(1);
        network.judge(b);
    }

    @Test
    void aSpeakersFirstPacketAfterAGrantIsHeard() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        VirtualPeer c = network.join("c", 1);
        for (VirtualPeer speaker : List.of(a, b, a, b)) {
            int first = speaker.microphone().frame();
            network.audible(speaker);
            network.stage(c, speaker);
            network.run(800);
            assertThat(c.stageAudio().packets.values())
                    .anyMatch(got -> got.tag() == speaker.tag && got.frame() == first);
        }
        network.judge(c);
    }

    @Test
    void whenNobodySendsAnyMoreThatIsToldOnce() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        network.audible(a);
        network.stage(b, a);
        network.run(1000);
        assertThat(levels().getLast().levels()).containsKey(a.id);
        network.audible();
        network.run(4000);
        assertThat(levels().stream().filter(event -> event.levels().isEmpty())).hasSize(1);
        assertThat(levels().getLast().levels()).isEmpty();
    }

    private List<MediaEvent.Levels> levels() {
        return network.events.stream()
                .filter(MediaEvent.Levels.class::isInstance)
                .map(MediaEvent.Levels.class::cast)
                .toList();
    }

    @Test
    void theFeedFollowsTheStageAndTellsWhenThingsWereCaptured() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        PeerId feed = PeerId.feed(VirtualNetwork.ROOM);
        network.sfu.feed(VirtualNetwork.ROOM, true, network.now());
        network.audible(a);
        for (VirtualPeer speaker : List.of(a, b)) {
            network.audible(speaker);
            network.sfu.assign(
                    new vn.giaoban.media.Assignment(feed, Slot.STAGE_VIDEO, SourceId.camera(speaker.id), 720),
                    network.now());
            network.run(2500);
        }
        List<FeedPacket> video = network.fed.stream()
                .filter(packet -> packet.codec() == FeedPacket.Codec.VP8)
                .toList();
        for (int i = 1; i < video.size(); i++) {
            assertThat(video.get(i).sequence()).isEqualTo(video.get(i - 1).sequence() + 1);
            assertThat(video.get(i).rtpTimestamp())
                    .isGreaterThanOrEqualTo(video.get(i - 1).rtpTimestamp());
        }
        assertThat(video.getFirst().source()).isEqualTo(SourceId.camera(a.id));
        assertThat(video.getLast().source()).isEqualTo(SourceId.camera(b.id));
        FeedPacket sound = network.fed.stream()
                .filter(packet -> packet.codec() == FeedPacket.Codec.OPUS)
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(sound.source()).isEqualTo(SourceId.microphone(b.id));
        assertThat(captureError(sound) - captureError(video.getLast())).isBetween(-40.0, 40.0);
    }

    @Test
    void aPeerThatGivesNoConsentIsLostAndComesBackWithItsSlotsAndNumbers() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        network.assign(b, Slot.STAGE_VIDEO, SourceId.camera(a.id), 720);
        network.run(1000);
        b.consents = false;
        network.run(20_000);
        assertThat(network.events).contains(new MediaEvent.Lost(b.id, "consent-expired"));
        VirtualPeer again = network.join("b", 1);
        network.run(2000);
        assertThat(again.stageVideo().tags()).containsExactly(a.tag);
        network.judge(again);
    }

    @Test
    void everyPacketOfAPublisherIsAccountedForInItsFeedback() {
        VirtualPeer a = network.join("a", 1);
        VirtualPeer b = network.join("b", 1);
        network.wire = new VirtualNetwork.Wire(0.05, 0.1, 10_000_000L);
        network.assign(b, Slot.STAGE_VIDEO, SourceId.camera(a.id), 720);
        network.run(5000);
        List<RtcpPacket.TransportFeedback> feedback = a.controls.stream()
                .filter(RtcpPacket.TransportFeedback.class::isInstance)
                .map(RtcpPacket.TransportFeedback.class::cast)
                .toList();
        assertThat(feedback).hasSizeGreaterThan(30);
        long got = feedback.stream()
                .flatMap(packet -> packet.deltas().stream())
                .filter(delta -> delta != RtcpPacket.TransportFeedback.LOST)
                .count();
        assertThat((double) got).isGreaterThan(0.8 * a.layer("h").sent);
        assertThat(a.controls).hasAtLeastOneElementOfType(RtcpPacket.ReceiverReport.class);
    }

    private double captureError(FeedPacket packet) {
        long captured = vn.giaoban.media.rtp.Bytes.i64(packet.payload(), VirtualSender.MARKS + 9);
        return packet.captureMillis() - network.unixMillis(captured);
    }

    private MediaEvent.EncodingsWanted wanted(VirtualPeer peer) {
        return network.events.stream()
                .filter(MediaEvent.EncodingsWanted.class::isInstance)
                .map(MediaEvent.EncodingsWanted.class::cast)
                .filter(event -> event.peer().equals(peer.id))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static VirtualReceiver.Got lastOf(VirtualReceiver receiver) {
        return java.util.Objects.requireNonNull(receiver.last());
    }
}
