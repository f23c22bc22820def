package vn.giaoban.room.sip.register;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digest access authentication (RFC 7616, RFC 8760) as SIP uses it: qop auth, MD5 or SHA-256. */
public final class Digest {
    private Digest() {}

    /** The algorithms that are offered, the stronger first. */
    public enum Algorithm {
        SHA_256("SHA-256"),
        MD5("MD5");

        /** As on the wire and as Java calls it. */
        public final String text;

        Algorithm(String text) {
            this.text = text;
        }
    }

    /**
     * What an Authorization header says.
     *
     * @param nonceCount eight hex digits, "" without qop
     * @param qop "auth" or ""
     */
    public record Credentials(
            String username,
            String realm,
            String nonce,
            String uri,
            String response,
            Algorithm algorithm,
            String qop,
            String nonceCount,
            String clientNonce) {}

    /** Whether the response proves the password. */
    public static boolean proves(Credentials given, String method, String password) {
        String expected = response(given, method, password);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.response().getBytes(StandardCharsets.US_ASCII));
    }

    /** What proves the password; the response in the credentials does not count. */
    public static String response(Credentials c, String method, String password) {
        String first = hash(c.algorithm(), c.username() + ":" + c.realm() + ":" + password);
        String second = hash(c.algorithm(), method + ":" + c.uri());
        String middle = c.qop().isEmpty()
                ? c.nonce()
                : c.nonce() + ":" + c.nonceCount() + ":" + c.clientNonce() + ":" + c.qop();
        return hash(c.algorithm(), first + ":" + middle + ":" + second);
    }

    private static String hash(Algorithm algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm.text).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
