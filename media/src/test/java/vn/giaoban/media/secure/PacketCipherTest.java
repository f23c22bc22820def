package vn.giaoban.media.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.media.Hex.bytes;
import static vn.giaoban.media.Hex.text;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors of RFC 7714 (sections 16.1.1 and 17.1) and RFC 3711 (B.2 and B.3). */
class PacketCipherTest {
    private static final byte[] KEY = bytes("000102030405060708090a0b0c0d0e0f");
    private static final byte[] SALT = bytes("517569642070726f2071756f");
    private static final byte[] RTP = bytes("""
            8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e697320646976
            69736120696e207061727465732074726573""");
    private static final String RTP_SEALED = """
            8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd5
            0d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce""".replaceAll("\\s", "");
    private static final byte[] RTCP = bytes("""
            81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61
            deadbeefdeadbeefdeadbeefdeadbeefdeadbeef""");
    private static final String RTCP_SEALED = """
            81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32d
            c676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4""".replaceAll("\\s", "");

    @ParameterizedTest
    @MethodSource("engines")
    void gcmSealsTheRtpPacketOfTheRfcAndOpensItAgain(Function<byte[], AesGcm> made) {
        GcmCipher cipher = new GcmCipher(made.apply(KEY), SALT, made.apply(KEY), SALT);
        byte[] b = Arrays.copyOf(RTP, RTP.length + 16);
        int sealed = cipher.sealRtp(b, 0, RTP.length, 12, 0x5501a0b2, 0xf17b);
        assertThat(text(b, sealed)).isEqualTo(RTP_SEALED);
        assertThat(cipher.openRtp(b, 0, sealed, 12, 0x5501a0b2, 0xf17b)).isEqualTo(RTP.length);
        assertThat(Arrays.copyOf(b, RTP.length)).isEqualTo(RTP);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void gcmSealsTheSenderReportOfTheRfcAndOpensItAgain(Function<byte[], AesGcm> made) {
        GcmCipher cipher = new GcmCipher(made.apply(KEY), SALT, made.apply(KEY), SALT);
        byte[] b = Arrays.copyOf(RTCP, RTCP.length + 20);
        int sealed = cipher.sealRtcp(b, 0, RTCP.length, 0x4d617273, 0x5d4);
        assertThat(text(b, sealed)).isEqualTo(RTCP_SEALED);
        assertThat(cipher.openRtcp(b, 0, sealed, 0x4d617273, 0x800005d4)).isEqualTo(RTCP.length);
        assertThat(Arrays.copyOf(b, RTCP.length)).isEqualTo(RTCP);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theSamePacketCanBeSealedTwiceInARow(Function<byte[], AesGcm> made) {
        GcmCipher cipher = new GcmCipher(made.apply(KEY), SALT, made.apply(KEY), SALT);
        for (int i = 0; i < 2; i++) {
            byte[] b = Arrays.copyOf(RTP, RTP.length + 16);
            int sealed = cipher.sealRtp(b, 0, RTP.length, 12, 0x5501a0b2, 0xf17b);
            assertThat(text(b, sealed)).isEqualTo(RTP_SEALED);
        }
    }

    @Test
    void whatOneEngineSealsTheOtherOpensUnlessABitOfItIsChanged() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] nonce = new byte[12];
        for (int round = 0; round < 500; round++) {
            random.nextBytes(nonce);
            int header = 8 + random.nextInt(20);
            int length = random.nextInt(1300);
            byte[] more = new byte[random.nextInt(2) * 4];
            byte[] plain = new byte[3 + header + length + AesGcm.TAG];
            random.nextBytes(plain);
            AesGcm one = engines().get(round % engines().size()).apply(KEY);
            AesGcm other = engines().get((round + 1) % engines().size()).apply(KEY);
            byte[] b = plain.clone();
            one.seal(nonce, b, 3, header + length, header, more);
            byte[] broken = b.clone();
            broken[3 + random.nextInt(b.length - 3)] ^= (byte) (1 << random.nextInt(8));
            assertThat(other.open(nonce, broken, 3, header + length, header, more))
                    .as("round %d", round)
                    .isFalse();
            assertThat(other.open(nonce, b, 3, header + length, header, more)).isTrue();
            assertThat(Arrays.copyOf(b, b.length - AesGcm.TAG)).isEqualTo(Arrays.copyOf(plain, b.length - AesGcm.TAG));
        }
    }

    private static List<Function<byte[], AesGcm>> engines() {
        if (!OpensslGcm.available()) {
            System.out.println("NOT PROVEN: AES-GCM by OpenSSL, which this machine lacks");
            return List.of(JceGcm::new);
        }
        return List.of(JceGcm::new, OpensslGcm::new);
    }

    @Test
    void counterModeMakesTheKeyStreamOfTheRfc() {
        byte[] key = bytes("2b7e151628aed2a6abf7158809cf4f3c");
        byte[] salt = bytes("f0f1f2f3f4f5f6f7f8f9fafbfcfd");
        CounterModeCipher cipher = new CounterModeCipher(10, key, new byte[20], salt, key, new byte[20], salt);
        byte[] b = new byte[12 + 48 + 10];
        int sealed = cipher.sealRtp(b, 0, 60, 12, 0, 0);
        assertThat(sealed).isEqualTo(70);
        assertThat(text(Arrays.copyOfRange(b, 12, 60), 48)).isEqualTo("""
                e03ead0935c95e80e166b16dd92b4eb4d23513162b02d0f72a43a2fe4a5f97ab41e95b3bb0a2e8dd477901e4fca894c0""".strip());
    }

    @Test
    void keysAreDerivedAsInTheRfc() {
        byte[] key = bytes("e1f97a0d3e018be0d64fa32c06de4139");
        byte[] salt = bytes("0ec675ad498afeebb6960b3aabe6");
        assertThat(KeyDerivation.derive(key, salt, KeyDerivation.RTP_KEY, 16))
                .isEqualTo(bytes("c61e7a93744f39ee10734afe3ff7a087"));
        assertThat(KeyDerivation.derive(key, salt, KeyDerivation.RTP_SALT, 14))
                .isEqualTo(bytes("30cbbc08863d8c85d49db34a9ae1"));
        assertThat(KeyDerivation.derive(key, salt, KeyDerivation.RTP_AUTH, 20))
                .isEqualTo(bytes("cebe321f6ff7716b6fd4ab49af256a156d38baa4"));
    }
}
