package vn.giaoban.media.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.media.Hex.bytes;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Mutations;

/** Vectors of RFC 5769. */
class StunMessageTest {
    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
    private static final byte[] REQUEST = bytes("""
            000100582112a442b7e7a701bc34d686fa87dfae
            802200105354554e207465737420636c69656e74
            002400046e0001ff
            80290008932ff9b151263b36
            000600096576746a3a68367659202020
            000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
            80280004e57a3bcf""");
    private static final byte[] RESPONSE_IPV4 = bytes("""
            0101003c2112a442b7e7a701bc34d686fa87dfae
            8022000b7465737420766563746f7220
            002000080001a147e112a643
            000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7
            80280004c07d4c96""");
    private static final byte[] RESPONSE_IPV6 = bytes("""
            010100482112a442b7e7a701bc34d686fa87dfae
            8022000b7465737420766563746f7220
            002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9
            00080014a382954e4be67bf11784c97c8292c275bfe3ed41
            80280004c8fb0b4c""");

    @Test
    void aRequestOfTheRfcIsReadAndItsIntegrityHolds() {
        StunMessage request = read(REQUEST);
        assertThat(request.type()).isEqualTo(StunMessage.BINDING_REQUEST);
        assertThat(request.username()).isEqualTo("evtj:h6vY");
        assertThat(request.attribute(StunMessage.PRIORITY)).isEqualTo(bytes("6e0001ff"));
        assertThat(request.has(StunMessage.ICE_CONTROLLED)).isTrue();
        assertThat(request.has(StunMessage.USE_CANDIDATE)).isFalse();
        assertThat(request.authenticatedBy(PASSWORD)).isTrue();
        assertThat(request.authenticatedBy("anything else")).isFalse();
    }

    @Test
    void theMappedAddressesOfTheRfcAreRead() {
        assertThat(read(RESPONSE_IPV4).mappedAddress()).isEqualTo(new InetSocketAddress("192.0.2.1", 32853));
        assertThat(read(RESPONSE_IPV6).mappedAddress())
                .isEqualTo(new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32853));
        assertThat(read(RESPONSE_IPV4).authenticatedBy(PASSWORD)).isTrue();
        assertThat(read(RESPONSE_IPV6).authenticatedBy(PASSWORD)).isTrue();
    }

    @Test
    void whatIsWrittenIsReadAgainWithIntegrityAndFingerprint() {
        byte[] transaction = bytes("000102030405060708090a0b");
        byte[] written = StunMessage.builder(StunMessage.BINDING_REQUEST, transaction)
                .username("server:client")
                .number(StunMessage.PRIORITY, 0x6e0001ff)
                .number(StunMessage.ICE_CONTROLLING, 1L)
                .attribute(StunMessage.USE_CANDIDATE)
                .mappedAddress(new InetSocketAddress("2001:db8::7", 1))
                .errorCode(487, "Role Conflict")
                .integrity("secret")
                .fingerprint();
        StunMessage request = read(written);
        assertThat(request.transaction()).isEqualTo(transaction);
        assertThat(request.username()).isEqualTo("server:client");
        assertThat(request.has(StunMessage.USE_CANDIDATE)).isTrue();
        assertThat(request.errorCode()).isEqualTo(487);
        assertThat(request.mappedAddress()).isEqualTo(new InetSocketAddress("2001:db8::7", 1));
        assertThat(request.authenticatedBy("secret")).isTrue();
    }

    @Test
    void aMessageWithAWrongFingerprintIsNoMessage() {
        byte[] damaged = REQUEST.clone();
        damaged[30] ^= 1;
        assertThat(StunMessage.read(damaged, 0, damaged.length)).isNull();
    }

    @Test
    void attributesBehindTheIntegrityAreNotBelieved() {
        byte[] written = StunMessage.builder(StunMessage.BINDING_REQUEST, new byte[12])
                .username("a:b")
                .integrity("secret")
                .attribute(StunMessage.USE_CANDIDATE)
                .fingerprint();
        assertThat(read(written).authenticatedBy("secret")).isTrue();
        assertThat(read(written).has(StunMessage.USE_CANDIDATE)).isFalse();
    }

    @Test
    void anyBytesNeverThrow() {
        Mutations.of(List.of(REQUEST, RESPONSE_IPV4, RESPONSE_IPV6), bytes -> {
            StunMessage message = StunMessage.read(bytes, 0, bytes.length);
            if (message != null) {
                message.username();
                message.mappedAddress();
                message.errorCode();
                message.authenticatedBy(PASSWORD);
            }
        });
    }

    private static StunMessage read(byte[] bytes) {
        StunMessage message = StunMessage.read(bytes, 0, bytes.length);
        assertThat(message).isNotNull();
        return java.util.Objects.requireNonNull(message);
    }
}
