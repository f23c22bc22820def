package vn.giaoban.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Plan;
import vn.giaoban.server.MediaConfiguration.Turn;

class MediaConfigurationTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_400_000_000), ZoneOffset.UTC);
    private static final Turn NONE = new Turn(List.of(), "", Duration.ofHours(24));

    @Test
    void whatBrowsersAreToldIsReadWithAndWithoutAPort() {
        var read =
                configuration(List.of(), List.of("203.0.113.5", "203.0.113.6:20000", "[2001:db8::1]:5", "2001:db8::2"));
        assertThat(read.settings(10_000, CLOCK).advertised())
                .containsExactly(
                        at("203.0.113.5", 0), at("203.0.113.6", 20_000), at("2001:db8::1", 5), at("2001:db8::2", 0));
        assertThat(read.told()).hasSize(4);
    }

    @Test
    void withoutAnythingItIsEveryAddressOfThisMachine() {
        var settings = configuration(List.of(""), List.of()).settings(10_000, CLOCK);
        assertThat(settings.addresses()).isEmpty();
        assertThat(settings.advertised()).isEmpty();
        assertThat(settings.iceServers().get()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsRefusedByTheNameOfItsKey() {
        assertThatThrownBy(() -> configuration(List.of(), List.of("203.0.113.5:99999")))
                .hasMessageContaining("giaoban.media.advertised");
        assertThatThrownBy(() -> configuration(List.of("nowhere.invalid"), List.of()))
                .hasMessageContaining("giaoban.media.addresses");
        assertThatThrownBy(() -> new Turn(List.of("http://relay"), "x", Duration.ofHours(24)))
                .hasMessageContaining("giaoban.media.turn.urls");
        assertThatThrownBy(() -> new Turn(List.of("turns:relay.example"), " ", Duration.ofHours(24)))
                .hasMessageContaining("giaoban.media.turn.secret");
        assertThatThrownBy(() -> new Turn(List.of(), "", Duration.ofDays(8)))
                .hasMessageContaining("giaoban.media.turn.lifetime");
    }

    @Test
    void everyBrowserGetsCredentialsOfItsOwnThatEnd() {
        var servers = new Turn(List.of("turn:relay.example"), "north", Duration.ofHours(24)).servers(CLOCK);
        Plan.IceServer one = servers.get().getFirst();
        Plan.IceServer other = servers.get().getFirst();
        assertThat(one.username()).startsWith("1400086400:").isNotEqualTo(other.username());
        assertThat(one.credential()).isNotEqualTo(other.credential());
    }

    private static MediaConfiguration configuration(List<String> addresses, List<String> advertised) {
        return new MediaConfiguration(addresses, advertised, NONE, 0);
    }

    private static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }
}
