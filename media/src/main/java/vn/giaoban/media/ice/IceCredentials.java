package vn.giaoban.media.ice;

import java.util.random.RandomGenerator;

/** What a peer's checks must carry (RFC 8445 7.2.2): user name {@code ufrag:remoteUfrag}, integrity by our password. */
public record IceCredentials(String ufrag, String password, String remoteUfrag) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** A new name: 48 random bits where 24 are asked for (RFC 8839 5.4). */
    public static String newUfrag(RandomGenerator random) {
        return text(random, 8);
    }

    /** A new password: 144 random bits where 128 are asked for (RFC 8839 5.4). */
    public static String newPassword(RandomGenerator random) {
        return text(random, 24);
    }

    private static String text(RandomGenerator random, int length) {
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return out.toString();
    }

    boolean authenticates(StunMessage request) {
        return request.username().equals(ufrag + ":" + remoteUfrag) && request.authenticatedBy(password);
    }

    /** The part of a user name that says whom a check is for. */
    public static String addressee(String username) {
        int colon = username.indexOf(':');
        return colon < 0 ? username : username.substring(0, colon);
    }
}
