package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;

/** The real thing: Chromium's WebRTC against the embedded media server. */
@Tag("alone")
class ChromiumTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final PeerId A = new PeerId("a");
    private static final PeerId B = new PeerId("b");
    private static final PeerId C = new PeerId("c");

    @Test
    void peersSeeAndHearWhoIsAssignedAndNobodyElse() throws Exception {
        try (ChromiumProbe probe = new ChromiumProbe(
                0,
                new PeerProfile(true, 2),
                List.of(
                        new ChromiumProbe.Site("a", "canvas", "#ff0000", 400),
                        new ChromiumProbe.Site("b", "canvas", "#00ff00", 800),
                        new ChromiumProbe.Site("c", "fake", "-", 0)))) {
            probe.await(
                    "all connect",
                    SOON,
                    p -> p.value("a.connected") + p.value("b.connected") + p.value("c.connected") == 3);
            assertThat(probe.events).doesNotHaveAnyElementsOfTypes(MediaEvent.Lost.class);

            probe.plane.audible(ChromiumProbe.room(), new Audible.Only(Set.of(A)));
            probe.plane.assign(List.of(
                    new Assignment(C, Slot.STAGE_VIDEO, SourceId.camera(A), 720),
                    new Assignment(C, Slot.STAGE_AUDIO, SourceId.microphone(A), 0)));
            long began = System.nanoTime();
            probe.await("c sees red", SOON, p -> p.value("c.v0.red") > 150 && p.value("c.v0.green") < 100);
            System.out.printf("first picture after %d ms%n", (System.nanoTime() - began) / 1_000_000);
            probe.await("c hears 400 Hz", SOON, p -> Math.abs(p.value("c.a0.tone") - 400) < 30);
            // Its height is the browser's affair: short of CPU or of estimated bandwidth it sends less than 720 lines.
            probe.await("the tallest layer comes", SOON, p -> p.value("a.sent.h") > 20);
            assertThat(probe.value("c.v0.csrc")).isEqualTo(number(probe, SourceId.camera(A)));
            assertThat(probe.value("c.a0.csrc")).isEqualTo(number(probe, SourceId.microphone(A)));

            probe.plane.audible(ChromiumProbe.room(), new Audible.Only(Set.of(B)));
            probe.plane.assign(List.of(
                    new Assignment(C, Slot.STAGE_VIDEO, SourceId.camera(B), 720),
                    new Assignment(C, Slot.STAGE_AUDIO, SourceId.microphone(B), 0)));
            began = System.nanoTime();
            probe.await("c sees green", SOON, p -> p.value("c.v0.green") > 150 && p.value("c.v0.red") < 100);
            System.out.printf("switched after %d ms%n", (System.nanoTime() - began) / 1_000_000);
            probe.await("c hears 800 Hz", SOON, p -> Math.abs(p.value("c.a0.tone") - 800) < 30);
            assertThat(probe.value("c.v0.csrc")).isEqualTo(number(probe, SourceId.camera(B)));
            double before = probe.value("c.lipsAt");
            probe.await(
                    "flash and beep together",
                    SOON,
                    p -> p.value("c.lipsAt") > before + 500 && Math.abs(p.value("c.lips")) < 100);
            System.out.printf("lips %.0f ms%n", probe.value("c.lips"));

            moves(probe);

            probe.plane.assign(List.of(new Assignment(C, Slot.STAGE_VIDEO, SourceId.camera(B), 180)));
            probe.await("the smallest layer comes", SOON, p -> p.value("c.v0.frameHeight") <= 180);
            assertThat(probe.value("a.v0.framesDecoded")).isZero();
            assertThat(probe.value("a.a0.packetsReceived")).isZero();

            probe.order("c", "restart");
            double decoded = probe.value("c.v0.framesDecoded");
            probe.await(
                    "pictures after an ICE restart",
                    SOON,
                    p -> p.value("c.restarted") == 1
                            && p.value("c.connected") == 1
                            && p.value("c.v0.framesDecoded") > decoded + 50);
            assertThat(probe.events).doesNotHaveAnyElementsOfTypes(MediaEvent.Lost.class);

            probe.order("c", "close");
            probe.await(
                    "the closed connection is noticed",
                    SOON,
                    p -> p.events.stream()
                            .anyMatch(event -> event instanceof MediaEvent.Lost lost
                                    && lost.peer().equals(C)));
            probe.await(
                    "nobody sees b any more",
                    SOON,
                    p -> p.events.stream()
                            .filter(MediaEvent.EncodingsWanted.class::isInstance)
                            .map(MediaEvent.EncodingsWanted.class::cast)
                            .filter(wanted -> wanted.peer().equals(B))
                            .reduce((first, second) -> second)
                            .orElseThrow()
                            .rids()
                            .isEmpty());
        }
    }

    /** From VP8 to H.264 and back by message, without a negotiation. */
    private static void moves(ChromiumProbe probe) throws InterruptedException {
        if (probe.value("b.sendsH264") == 0) {
            System.out.println("SKIPPED: moving to H.264, because this Chromium cannot encode it");
            return;
        }
        for (FeedPacket.Codec codec : List.of(FeedPacket.Codec.H264, FeedPacket.Codec.VP8)) {
            long began = System.nanoTime();
            double decoded = probe.value("c.v0.framesDecoded");
            probe.plane.prefer(SourceId.camera(B), codec);
            probe.await(
                    "c sees green in " + codec,
                    SOON,
                    p -> p.value("c.v0.h264") == (codec == FeedPacket.Codec.H264 ? 1 : 0)
                            && p.value("c.v0.framesDecoded") > decoded + 20
                            && p.value("c.v0.green") > 150
                            && p.value("c.v0.red") < 100);
            System.out.printf("20 pictures in %s after %d ms%n", codec, (System.nanoTime() - began) / 1_000_000);
        }
    }

    private static double number(ChromiumProbe probe, SourceId source) {
        return probe.events.stream()
                .filter(MediaEvent.SourceNumbered.class::isInstance)
                .map(MediaEvent.SourceNumbered.class::cast)
                .filter(numbered -> numbered.source().equals(source))
                .findFirst()
                .orElseThrow()
                .number();
    }
}
