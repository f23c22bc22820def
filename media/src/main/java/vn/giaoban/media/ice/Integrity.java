package vn.giaoban.media.ice;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.giaoban.media.rtp.Bytes;

/** HMAC-SHA1 over a message up to its MESSAGE-INTEGRITY attribute (RFC 8489 14.5). */
final class Integrity {
    private static final String ALGORITHM = "HmacSHA1";
    /** Finding the algorithm costs several times what it does, and hundreds of peers check twenty times in a minute. */
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(Integrity::find);

    private Integrity() {}

    static byte[] hmac(String password, byte[] message, int attributeAt) {
        byte[] covered = Arrays.copyOf(message, attributeAt);
        Bytes.put16(covered, 2, attributeAt + 24 - StunMessage.HEADER);
        try {
            Mac mac = MAC.get();
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(covered);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac find() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
