package vn.giaoban.room.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.room.sip.sdp.Offers.answer;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Keys in a description (RFC 4568). */
class KeyedLinesTest {
    @Test
    void ofTwoLinesForOneSoundTheOneWithKeysIsTaken() {
        String key = "a".repeat(40);
        Agreement agreed = answer("m=audio 4000 RTP/AVP 8\r\nm=audio 4004 RTP/SAVP 8\r\na=crypto:1 " + Sdes.SUITE
                + " inline:" + key + "|2^31\r\n");
        assertThat(agreed.sdp()).contains("m=audio 0 RTP/AVP 8\r\n", "m=audio 20000 RTP/SAVP 8\r\n", "a=crypto:1 ");
        assertThat(agreed.audio().keys()).isNotNull();
    }

    @Test
    void keysInAPlainLineAreAnsweredWithKeys() {
        Agreement agreed =
                answer("m=audio 4000 RTP/AVP 8\r\na=crypto:3 " + Sdes.SUITE + " inline:" + "b".repeat(40) + "\r\n");
        assertThat(agreed.sdp()).contains("m=audio 20000 RTP/AVP 8\r\n", "a=crypto:3 ");
    }

    @Test
    void aKeyWithShortTagsIsTakenWhereARoomOffersNoOther() throws BadSdp {
        String key = " inline:" + "b".repeat(40) + "\r\n";
        String brief = "a=crypto:1 AES_CM_128_HMAC_SHA1_32" + key;
        Agreement only = answer("m=audio 4000 RTP/SAVP 8\r\n" + brief);
        assertThat(only.sdp()).contains("a=crypto:1 AES_CM_128_HMAC_SHA1_32 inline:");
        Agreement both = answer("m=audio 4000 RTP/SAVP 8\r\n" + brief + "a=crypto:2 " + Sdes.SUITE + key);
        assertThat(both.sdp()).contains("a=crypto:2 " + Sdes.SUITE + " inline:").doesNotContain("_32");
    }

    @Test
    void controlOfCamerasIsSealedWithAKeyOfItsOwn() {
        String crypto = "a=crypto:1 " + Sdes.SUITE + " inline:" + "c".repeat(40) + "\r\n";
        String far = "m=application 4010 RTP/SAVP 107\r\na=rtpmap:107 H224/4800\r\n";
        Local.Side side = new Local.Side(20_006, 0, 0);
        Agreement agreed = answer("m=audio 4000 RTP/SAVP 8\r\n" + crypto + far + crypto, side);
        assertThat(agreed.sdp())
                .contains("m=application 20006 RTP/SAVP 107\r\n")
                .containsPattern("H224/4800\r\na=crypto:1 ");
        assertThat(Objects.requireNonNull(agreed.far()).keys()).isNotNull();
        Agreement without = answer("m=audio 4000 RTP/SAVP 8\r\n" + crypto + far, side);
        assertThat(without.sdp()).contains("m=application 0 RTP/SAVP 107");
    }

    @Test
    void aLineThatDemandsKeysWithoutAUsableOneIsRefused() {
        assertThatThrownBy(() -> answer("m=audio 4000 RTP/SAVP 8\r\na=crypto:1 F8_128_HMAC_SHA1_80 inline:abc\r\n"))
                .isInstanceOf(BadSdp.class);
    }
}
