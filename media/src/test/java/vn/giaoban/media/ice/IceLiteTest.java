package vn.giaoban.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class IceLiteTest {
    private static final Path WIFI = new Path(0, new InetSocketAddress("192.0.2.1", 1000));
    private static final Path CABLE = new Path(1, new InetSocketAddress("192.0.2.2", 2000));
    private final IceLite ice = new IceLite(new IceCredentials("server", "password", "peer"), 0);

    @Test
    void anAuthenticCheckIsAnsweredWithTheAddressItCameFrom() {
        byte[] bytes = Objects.requireNonNull(ice.answer(check("server:peer", "password", true), WIFI, 5));
        StunMessage answer = Objects.requireNonNull(StunMessage.read(bytes, 0, bytes.length));
        assertThat(answer.type()).isEqualTo(StunMessage.BINDING_SUCCESS);
        assertThat(answer.mappedAddress()).isEqualTo(WIFI.remote());
        assertThat(answer.authenticatedBy("password")).isTrue();
        assertThat(ice.heardAt()).isEqualTo(5);
        assertThat(ice.knows(WIFI)).isTrue();
    }

    @Test
    void aCheckWithAnotherPasswordOrForAnotherPeerIsNotAnswered() {
        assertThat(ice.answer(check("server:peer", "guess", true), WIFI, 5)).isNull();
        assertThat(ice.answer(check("server:stranger", "password", true), WIFI, 5))
                .isNull();
        assertThat(ice.selected()).isNull();
        assertThat(ice.knows(WIFI)).isFalse();
    }

    @Test
    void theServerSendsWhereItWasNominatedLast() {
        ice.answer(check("server:peer", "password", true), WIFI, 1);
        ice.answer(check("server:peer", "password", false), CABLE, 2);
        assertThat(ice.selected()).isEqualTo(WIFI);
        ice.answer(check("server:peer", "password", true), CABLE, 3);
        assertThat(ice.selected()).isEqualTo(CABLE);
        ice.answer(check("server:peer", "password", true), WIFI, 4);
        assertThat(ice.selected()).isEqualTo(WIFI);
    }

    @Test
    void afterARestartOldCredentialsHoldUntilTheNewOnesAreUsed() {
        ice.restart(new IceCredentials("fresh", "secret", "peer2"));
        assertThat(ice.answer(check("server:peer", "password", true), WIFI, 1)).isNotNull();
        assertThat(ice.answer(check("fresh:peer2", "secret", true), CABLE, 2)).isNotNull();
        assertThat(ice.selected()).isEqualTo(CABLE);
        assertThat(ice.answer(check("server:peer", "password", true), WIFI, 3)).isNull();
    }

    @Test
    void aCheckThatWasOverheardDrawsNothingToAnotherAddress() {
        StunMessage check = check("server:peer", "password", true);
        assertThat(ice.answer(check, WIFI, 1)).isNotNull();
        assertThat(ice.answer(check, CABLE, 2)).isNull();
        assertThat(ice.selected()).isEqualTo(WIFI);
        assertThat(ice.knows(CABLE)).isFalse();
        assertThat(ice.answer(check, WIFI, 3)).as("sent again on its own path").isNotNull();
    }

    @Test
    void aPeerHasSixteenPathsAtMostAndTheOneInUseIsKept() {
        ice.answer(check("server:peer", "password", true), WIFI, 1);
        Path first = null;
        for (int i = 0; i < 100; i++) {
            Path path = new Path(0, new InetSocketAddress("192.0.2.3", 3000 + i));
            ice.answer(check("server:peer", "password", false), path, 2);
            first = first == null ? path : first;
        }
        assertThat(ice.knows(WIFI)).isTrue();
        assertThat(ice.knows(Objects.requireNonNull(first))).isFalse();
        assertThat(ice.evicted()).isNotNull();
    }

    private static byte[] transaction() {
        byte[] bytes = new byte[12];
        java.util.concurrent.ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    private static StunMessage check(String user, String password, boolean nominate) {
        StunMessage.Builder builder =
                StunMessage.builder(StunMessage.BINDING_REQUEST, transaction()).username(user);
        if (nominate) {
            builder.attribute(StunMessage.USE_CANDIDATE);
        }
        byte[] bytes = builder.integrity(password).fingerprint();
        return Objects.requireNonNull(StunMessage.read(bytes, 0, bytes.length));
    }
}
