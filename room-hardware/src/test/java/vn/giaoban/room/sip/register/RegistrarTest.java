package vn.giaoban.room.sip.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.giaoban.room.sip.register.Digest.Algorithm;
import vn.giaoban.room.sip.register.Digest.Credentials;
import vn.giaoban.room.sip.register.Registrar.Answer;

class RegistrarTest {
    private int made;
    private final Registrar registrar =
            new Registrar(number -> number.equals("12007") ? "mat-khau" : null, () -> "nonce" + ++made);

    private static Credentials signed(String nonce, String count, String password) {
        Credentials unsigned =
                new Credentials("12007", "giaoban", nonce, "sip:server", "", Algorithm.SHA_256, "auth", count, "c");
        return new Credentials(
                "12007",
                "giaoban",
                nonce,
                "sip:server",
                Digest.response(unsigned, "REGISTER", password),
                Algorithm.SHA_256,
                "auth",
                count,
                "c");
    }

    /** RFC 2617, 3.5; the same inputs under SHA-256 were worked out by another program. */
    @Test
    void theResponseIsThatOfTheRfc() {
        for (Algorithm algorithm : Algorithm.values()) {
            Credentials mufasa = new Credentials(
                    "Mufasa",
                    "testrealm@host.com",
                    "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                    "/dir/index.html",
                    algorithm == Algorithm.MD5
                            ? "6629fae49393a05397450978507c4ef1"
                            : "5abdd07184ba512a22c53f41470e5eea7dcaa3a93a59b630c13dfe0a5dc6e38b",
                    algorithm,
                    "auth",
                    "00000001",
                    "0a4f113b");
            assertThat(Digest.proves(mufasa, "GET", "Circle Of Life")).isTrue();
            assertThat(Digest.proves(mufasa, "GET", "Circle Of Lies")).isFalse();
        }
    }

    @Test
    void aRoomThatProvesItsPasswordIsFoundUntilItsTimeIsOver() {
        assertThat(registrar.register("12007", "sip:room@10.0.0.5", 600, null, 0))
                .isEqualTo(new Answer.Challenge("nonce1", false));
        assertThat(registrar.register("12007", "sip:room@10.0.0.5", 600, signed("nonce1", "00000001", "mat-khau"), 1))
                .isEqualTo(new Answer.Registered(600));
        assertThat(registrar.contact("12007", 500_000)).contains("sip:room@10.0.0.5");
        assertThat(registrar.contact("12007", 700_000)).isEmpty();
    }

    @Test
    void theSameCountTwiceIsAStaleNonce() {
        registrar.register("12007", "sip:a", 600, null, 0);
        registrar.register("12007", "sip:a", 600, signed("nonce1", "00000001", "mat-khau"), 1);
        assertThat(registrar.register("12007", "sip:evil", 600, signed("nonce1", "00000001", "mat-khau"), 2))
                .isEqualTo(new Answer.Challenge("nonce2", true));
        assertThat(registrar.contact("12007", 3)).contains("sip:a");
    }

    @Test
    void aWrongPasswordAndAnUnknownNumberAreForbidden() {
        registrar.register("12007", "sip:a", 600, null, 0);
        assertThat(registrar.register("12007", "sip:a", 600, signed("nonce1", "00000001", "doan"), 1))
                .isEqualTo(new Answer.Forbidden());
        assertThat(registrar.register("99", "sip:a", 600, signed("nonce1", "00000002", "mat-khau"), 1))
                .isEqualTo(new Answer.Forbidden());
    }

    @Test
    void aRoomThatLeavesIsForgotten() {
        registrar.register("12007", "sip:a", 600, null, 0);
        registrar.register("12007", "sip:a", 600, signed("nonce1", "00000001", "mat-khau"), 1);
        assertThat(registrar.register("12007", "sip:a", 0, signed("nonce1", "00000002", "mat-khau"), 2))
                .isEqualTo(new Answer.Registered(0));
        assertThat(registrar.contact("12007", 3)).isEmpty();
    }
}
