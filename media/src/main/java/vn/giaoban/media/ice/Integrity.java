package vn.giaoban.media.ice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.giaoban.media.rtp.Bytes;

/** HMAC-SHA1 over a message up to its MESSAGE-INTEGRITY attribute (RFC 8489 14.5). */
final class Integrity {
    private Integrity() {}

    static byte[] hmac(String password, byte[] message, int attributeAt) {
        byte[] covered = Arrays.copyOf(message, attributeAt);
        Bytes.put16(covered, 2, attributeAt + 24 - StunMessage.HEADER);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(covered);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
