package vn.giaoban.media.secure;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A certificate's hash as SDP writes it (RFC 8122 5); SHA-256, SHA-384 and SHA-512 are understood. */
public record Fingerprint(String algorithm, String hex) {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    /** Of an X.509 certificate in DER. */
    public static Fingerprint of(byte[] certificate) {
        return new Fingerprint("sha-256", hash("SHA-256", certificate));
    }

    /** Reads {@code sha-256 AB:CD:…}; null when it is not a fingerprint of an algorithm we accept. */
    public static @Nullable Fingerprint parse(String value) {
        String[] parts = value.trim().split("\\s+", 2);
        int length = switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "sha-256" -> 32;
            case "sha-384" -> 48;
            case "sha-512" -> 64;
            default -> 0;
        };
        if (length == 0 || parts.length < 2) {
            return null;
        }
        try {
            byte[] bytes = COLONS.parseHex(parts[1].trim().toUpperCase(Locale.ROOT));
            return bytes.length == length
                    ? new Fingerprint(parts[0].toLowerCase(Locale.ROOT), COLONS.formatHex(bytes))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether this is the hash of the certificate. */
    public boolean matches(byte[] certificate) {
        byte[] actual = COLONS.parseHex(hash(algorithm.toUpperCase(Locale.ROOT), certificate));
        return MessageDigest.isEqual(actual, COLONS.parseHex(hex));
    }

    private static String hash(String algorithm, byte[] certificate) {
        try {
            return COLONS.formatHex(
                    MessageDigest.getInstance(algorithm).digest(Arrays.copyOf(certificate, certificate.length)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return algorithm + " " + hex;
    }
}
