package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.Plan;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.embedded.ChromiumProbe.Site;

/** A real browser's peers, each on a network that lets it through by one way only. */
@Tag("alone")
class ChromiumNetworkTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @Test
    void overTcpAloneOverIpv6AloneAndThroughARelayAloneEverybodySeesAndHears() throws Exception {
        List<String> names = new ArrayList<>(List.of("tcp", "tcp2", "v6"));
        if (Coturn.installed()) {
            names.addAll(List.of("turn", "turns"));
        }
        try (DatagramSocket swallowing = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
                Coturn relay = Coturn.installed() ? new Coturn() : null;
                ChromiumProbe probe = new ChromiumProbe(
                        new EmbeddedMedia.Settings(
                                0,
                                List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")),
                                List.of(),
                                EmbeddedMedia.Settings.LAYERS,
                                List.of()),
                        new PeerProfile(true, 1),
                        sites(names),
                        new Networks(swallowing.getLocalPort(), relay))) {
            probe.await("all connect", SOON, p -> names.stream().allMatch(name -> p.value(name + ".connected") == 1));
            assertThat(probe.value("tcp.pair.tcp")).isEqualTo(1);
            assertThat(probe.value("tcp2.pair.tcp")).isEqualTo(1);
            assertThat(probe.value("v6.pair.v6")).isEqualTo(1);
            assertThat(probe.value("v6.pair.tcp")).isZero();
            // Over TCP to one over TCP and to the relayed; over IPv6 to one over TCP.
            speaks(probe, names, "tcp", "red", "green", 400);
            speaks(probe, names, "v6", "green", "red", 800);
            for (String name : names) {
                assertThat(probe.value(name + ".pair.relay")).isEqualTo(name.startsWith("turn") ? 1 : 0);
            }
            assertThat(probe.events).doesNotHaveAnyElementsOfTypes(MediaEvent.Lost.class);
        }
    }

    private static List<Site> sites(List<String> names) {
        return names.stream()
                .map(name -> name.equals("v6")
                        ? new Site(name, "canvas", "#00ff00", 800)
                        : new Site(name, "canvas", "#ff0000", 400))
                .toList();
    }

    private static void speaks(
            ChromiumProbe probe, List<String> names, String speaker, String colour, String other, int tone)
            throws InterruptedException {
        PeerId peer = new PeerId(speaker);
        List<String> others =
                names.stream().filter(name -> !name.equals(speaker)).toList();
        probe.plane.audible(ChromiumProbe.room(), new Audible.Only(Set.of(peer)));
        for (String name : others) {
            probe.plane.assign(List.of(
                    new Assignment(new PeerId(name), Slot.STAGE_VIDEO, SourceId.camera(peer), 180),
                    new Assignment(new PeerId(name), Slot.STAGE_AUDIO, SourceId.microphone(peer), 0)));
        }
        for (String name : others) {
            probe.await(
                    name + " sees " + speaker,
                    SOON,
                    p -> p.value(name + ".v0." + colour) > 150 && p.value(name + ".v0." + other) < 100);
            probe.await(name + " hears " + speaker, SOON, p -> Math.abs(p.value(name + ".a0.tone") - tone) < 30);
        }
    }

    /** One way for each peer, by its name. */
    private record Networks(
            int swallowingPort,
            @org.jspecify.annotations.Nullable Coturn relay) implements ChromiumProbe.Ways {
        private static final Map<String, String> RELAYS = Map.of(
                "turn", "turn:127.0.0.1:%d?transport=udp",
                "turns", "turns:127.0.0.1:%d?transport=tcp");

        @Override
        public String answer(String peer, String sdp) {
            return switch (peer) {
                case "v6" -> sdp.replaceAll("a=candidate:\\d+ 1 (tcp \\d+ \\S+|udp \\d+ 127\\S+) .*\r\n", "");
                case "tcp", "tcp2" -> sdp.replaceAll("( 1 udp \\d+ \\S+) \\d+ ", "$1 " + swallowingPort + " ");
                default -> sdp.replaceAll("a=candidate:\\d+ 1 udp \\d+ \\S+:\\S+ .*\r\n", "");
            };
        }

        @Override
        public List<Plan.IceServer> relays(String peer) {
            String url = RELAYS.get(peer);
            return url == null || relay == null
                    ? List.of()
                    : List.of(relay.servers(url).credentials(Instant.now(), peer));
        }
    }
}
