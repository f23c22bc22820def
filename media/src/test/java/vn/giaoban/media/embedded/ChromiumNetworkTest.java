package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;

/** A real browser on networks that are not the plain one. */
class ChromiumNetworkTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final PeerId A = new PeerId("a");
    private static final PeerId B = new PeerId("b");
    private static final List<ChromiumProbe.Site> SITES = List.of(
            new ChromiumProbe.Site("a", "canvas", "#ff0000", 400),
            new ChromiumProbe.Site("b", "canvas", "#00ff00", 800));

    @Test
    void whereUdpIsBlockedPictureAndSoundComeOverTcp() throws Exception {
        try (DatagramSocket swallowing = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
                ChromiumProbe probe = new ChromiumProbe(
                        ChromiumProbe.on(0, "127.0.0.1", List.of()),
                        new PeerProfile(true, 1),
                        SITES,
                        answer -> answer.replaceAll(
                                "( 1 udp \\d+ \\S+) \\d+ ", "$1 " + swallowing.getLocalPort() + " "))) {
            seesAndHears(probe);
            assertThat(probe.value("b.pair.tcp")).isEqualTo(1);
        }
    }

    @Test
    void overIpv6AloneItIsTheSame() throws Exception {
        try (ChromiumProbe probe = new ChromiumProbe(
                ChromiumProbe.on(0, "::1", List.of()), new PeerProfile(true, 1), SITES, answer -> answer)) {
            seesAndHears(probe);
            assertThat(probe.value("b.pair.tcp")).isZero();
            assertThat(probe.value("b.pair.v6")).isEqualTo(1);
        }
    }

    /** Every other way is shut: browsers take relays only, over UDP and over TLS. */
    @ParameterizedTest
    @ValueSource(strings = {"turn:127.0.0.1:%d?transport=udp", "turns:127.0.0.1:%d?transport=tcp"})
    void throughARelayAloneItIsTheSame(String url) throws Exception {
        assumeTrue(Coturn.installed());
        try (Coturn relay = new Coturn();
                ChromiumProbe probe = new ChromiumProbe(
                        new EmbeddedMedia.Settings(
                                0,
                                List.of(InetAddress.ofLiteral("127.0.0.1")),
                                List.of(),
                                EmbeddedMedia.Settings.LAYERS,
                                () -> List.of(relay.servers(url).credentials(Instant.now(), "a"))),
                        new PeerProfile(true, 1),
                        SITES,
                        answer -> answer)) {
            seesAndHears(probe);
            assertThat(probe.value("a.pair.relay")).isEqualTo(1);
            assertThat(probe.value("b.pair.relay")).isEqualTo(1);
        }
    }

    private static void seesAndHears(ChromiumProbe probe) throws InterruptedException, IOException {
        probe.await("both connect", SOON, p -> p.value("a.connected") + p.value("b.connected") == 2);
        probe.plane.audible(ChromiumProbe.room(), new Audible.Only(Set.of(A)));
        probe.plane.assign(List.of(
                new Assignment(B, Slot.STAGE_VIDEO, SourceId.camera(A), 720),
                new Assignment(B, Slot.STAGE_AUDIO, SourceId.microphone(A), 0)));
        probe.await("b sees red", SOON, p -> p.value("b.v0.red") > 150 && p.value("b.v0.green") < 100);
        probe.await("b hears 400 Hz", SOON, p -> Math.abs(p.value("b.a0.tone") - 400) < 30);
        double decoded = probe.value("b.v0.framesDecoded");
        probe.await("b's picture moves", SOON, p -> p.value("b.v0.framesDecoded") > decoded + 50);
        assertThat(probe.events).doesNotHaveAnyElementsOfTypes(MediaEvent.Lost.class);
    }
}
