package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.embedded.UdpWire.Line;

/** What a real browser gets over a line that is too thin for the tall picture, and over one that loses packets. */
@Tag("alone")
class ThinLineChromiumTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Duration LONG = Duration.ofSeconds(3);
    private static final PeerId SPEAKER = new PeerId("a");
    private static final int SMALL = 180;
    /** Of what it sends and of what it is sent. */
    private static final double LOSS = 0.05;

    @Test
    void aBrowserOnAThinLineKeepsSoundAndASmallPictureGetsTheTallOneBackAndWhatIsLostIsSentAgain() throws Exception {
        int port = port();
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        try (UdpWire wire = new UdpWire(port, seed);
                ChromiumProbe probe = new ChromiumProbe(
                        port,
                        new PeerProfile(true, 1),
                        List.of(
                                new ChromiumProbe.Site("a", "canvas", "#ff0000", 400),
                                new ChromiumProbe.Site("b", "canvas", "#00ff00", 800)),
                        List.of(wire.address()))) {
            probe.await("both connect", LIMIT, p -> p.value("a.connected") + p.value("b.connected") == 2);
            probe.plane.audible(ChromiumProbe.room(), new Audible.Only(Set.of(SPEAKER)));
            probe.plane.assign(List.of(
                    new Assignment(new PeerId("b"), Slot.STAGE_VIDEO, SourceId.camera(SPEAKER), 720),
                    new Assignment(new PeerId("b"), Slot.STAGE_AUDIO, SourceId.microphone(SPEAKER), 0)));
            probe.await("a picture taller than the smallest", LIMIT, p -> p.value("b.v0.frameHeight") > SMALL);

            halfThePictures(probe);

            String thin = Objects.requireNonNull(probe.ufrags.get("b"));
            wire.line(thin, new Line(300_000, 20_000_000L, 0));
            probe.await("the smallest layer", LIMIT, p -> p.value("b.v0.frameHeight") <= SMALL);
            double decoded = probe.value("b.v0.framesDecoded");
            double heard = probe.value("b.a0.packetsReceived");
            probe.await("five seconds of sound", LIMIT, p -> p.value("b.a0.packetsReceived") > heard + 240);
            assertThat(Math.abs(probe.value("b.a0.tone") - 400)).isLessThan(30);
            assertThat(probe.value("b.v0.framesDecoded"))
                    .as("the small picture moves")
                    .isGreaterThan(decoded + 20);

            wire.line(thin, Line.WIDE);
            probe.await("the tall picture again", LIMIT, p -> p.value("b.v0.frameHeight") > SMALL);

            wire.line(thin, new Line(0, 20_000_000L, LOSS));
            losing(probe);
        }
    }

    /** The pictures' packets are asked for and come again; the voice, which waits for nothing, loses no more than the line. */
    private static void losing(ChromiumProbe probe) throws InterruptedException {
        Counted before = new Counted(probe);
        probe.await(
                "asks for what was lost, gets it, and hears five seconds",
                LIMIT,
                p -> p.value("b.v0.nackCount") > before.asked()
                        && p.value("b.v0.retransmittedPacketsReceived") > before.again() + 5
                        && p.value("b.a0.packetsReceived") > before.voice() + 240);
        Counted after = new Counted(probe);
        double decoded = after.decoded() - before.decoded();
        double sent = after.sent() - before.sent();
        double concealed = (after.concealed() - before.concealed()) / (after.samples() - before.samples());
        System.out.printf(
                "losing %.0f %%: asked %.0f times, %.0f packets again, %.0f pictures of %.0f, %.1f %% of the voice concealed%n",
                100 * LOSS,
                after.asked() - before.asked(),
                after.again() - before.again(),
                decoded,
                sent,
                100 * concealed);
        assertThat(decoded).as("pictures of the %.0f sent", sent).isGreaterThan(sent / 3);
        assertThat(concealed).as("of the voice").isLessThan(0.2);
        assertThat(Math.abs(probe.value("b.a0.tone") - 400)).isLessThan(30);
    }

    /** @param sent pictures, of all layers */
    private record Counted(
            double asked, double again, double decoded, double sent, double voice, double concealed, double samples) {
        Counted(ChromiumProbe probe) {
            this(
                    probe.value("b.v0.nackCount"),
                    probe.value("b.v0.retransmittedPacketsReceived"),
                    probe.value("b.v0.framesDecoded"),
                    probe.value("a.sent.h") + probe.value("a.sent.m") + probe.value("a.sent.l"),
                    probe.value("b.a0.packetsReceived"),
                    probe.value("b.a0.concealedSamples"),
                    probe.value("b.a0.totalSamplesReceived"));
        }
    }

    /** The tall picture, with fewer a second, where a line carries no more. */
    private static void halfThePictures(ChromiumProbe probe) throws InterruptedException {
        probe.plane.limit(new PeerId("b"), 1_200_000);
        double few = 0;
        // A browser short of CPU leaves the tall layer out for a while: then it says nothing.
        while (few == 0) {
            probe.await("a picture taller than the smallest", LIMIT, p -> p.value("b.v0.frameHeight") > SMALL);
            Thread.sleep(LONG.toMillis());
            double counted = inAWhile(probe);
            few = probe.value("b.v0.frameHeight") > SMALL ? counted : 0;
        }
        probe.plane.limit(new PeerId("b"), 0);
        for (long end = System.nanoTime() + LIMIT.toNanos(); inAWhile(probe) < 1.4 * few; ) {
            assertThat(System.nanoTime())
                    .as("more pictures than the %.0f before", few)
                    .isLessThan(end);
        }
    }

    private static double inAWhile(ChromiumProbe probe) throws InterruptedException {
        double before = probe.value("b.v0.framesDecoded");
        Thread.sleep(LONG.toMillis());
        double decoded = probe.value("b.v0.framesDecoded") - before;
        System.out.printf("%.0f pictures in %s%n", decoded, LONG);
        return decoded;
    }

    private static int port() throws java.io.IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
