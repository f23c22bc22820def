package vn.giaoban.media.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final int LEAST = 24;

    /** A change of cipher and the sealed message after it, as a client ends its handshake. */
    private static final byte[] TWO =
            bytes("14fefd0000000000000004000101" + "16fefd00010000000000000028" + "5a".repeat(40));

    @Test
    void aDatagramOfWholeRecordsPassesAndEveryShorterOneDoesNot() {
        assertThat(Records.wellFormed(TWO, LEAST)).isTrue();
        for (int length = 0; length < TWO.length; length++) {
            boolean whole = length == Records.HEADER + 1;
            assertThat(Records.wellFormed(Arrays.copyOf(TWO, length), LEAST))
                    .as("%d bytes", length)
                    .isEqualTo(whole);
        }
        assertThat(Records.wellFormed(Arrays.copyOf(TWO, TWO.length + 1), LEAST))
                .isFalse();
    }

    @Test
    void onlyTheVersionsAndTypesThatDtlsKnowsPass() {
        byte[] record = TWO.clone();
        for (int type = 0; type < 256; type++) {
            record[0] = (byte) type;
            assertThat(Records.wellFormed(record, LEAST)).as("type %d", type).isEqualTo(type >= 20 && type <= 23);
        }
        record[0] = 20;
        for (int version = 0; version < 1 << 16; version++) {
            record[1] = (byte) (version >> 8);
            record[2] = (byte) version;
            assertThat(Records.wellFormed(record, LEAST))
                    .as("version %x", version)
                    .isEqualTo(version == 0xfeff || version == 0xfefd);
        }
    }

    @Test
    void aSealedRecordMustHoldItsNonceAndItsTag() {
        assertThat(Records.wellFormed(bytes("16fefd00010000000000000018" + "00".repeat(24)), LEAST))
                .isTrue();
        assertThat(Records.wellFormed(bytes("16fefd00010000000000000017" + "00".repeat(23)), LEAST))
                .isFalse();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
