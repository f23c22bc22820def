package vn.giaoban.media.ice;

/** What a peer's checks must carry (RFC 8445 7.2.2): user name {@code ufrag:remoteUfrag}, integrity by our password. */
public record IceCredentials(String ufrag, String password, String remoteUfrag) {
    boolean authenticates(StunMessage request) {
        return request.username().equals(ufrag + ":" + remoteUfrag) && request.authenticatedBy(password);
    }

    /** The part of a user name that says whom a check is for. */
    public static String addressee(String username) {
        int colon = username.indexOf(':');
        return colon < 0 ? username : username.substring(0, colon);
    }
}
