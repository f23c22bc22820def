package vn.giaoban.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnServersTest {
    @Test
    void credentialsNameTheirEndAndAreMadeWithTheSharedSecret() {
        var servers = new TurnServers(List.of("turn:relay.example"), "north", Duration.ofHours(24));
        Plan.IceServer given = servers.credentials(Instant.ofEpochSecond(1_400_000_000), "mbzrxpgjys");
        assertThat(given.urls()).containsExactly("turn:relay.example");
        assertThat(given.username()).isEqualTo("1400086400:mbzrxpgjys");
        // printf %s 1400086400:mbzrxpgjys | openssl dgst -sha1 -hmac north -binary | base64
        assertThat(given.credential()).isEqualTo("+eLfJ4m7eSY9R5fpYTa0yhZfZ/o=");
    }
}
