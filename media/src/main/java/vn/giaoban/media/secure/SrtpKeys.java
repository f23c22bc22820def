package vn.giaoban.media.secure;

import java.util.Arrays;

/**
 * What a DTLS handshake agreed on for SRTP (RFC 5764 4.2).
 *
 * @param material client key, server key, client salt, server salt
 * @param client whether this side was the DTLS client
 */
public record SrtpKeys(SrtpProfile profile, byte[] material, boolean client) {
    private static final int KEY = SrtpProfile.KEY_LENGTH;

    /** A context for what this side sends. */
    public SrtpContext outbound() {
        return context(client);
    }

    /** A context for what this side receives. */
    public SrtpContext inbound() {
        return context(!client);
    }

    private SrtpContext context(boolean clientWrites) {
        int salt = profile.saltLength();
        int keyAt = clientWrites ? 0 : KEY;
        int saltAt = 2 * KEY + (clientWrites ? 0 : salt);
        return new SrtpContext(
                profile,
                Arrays.copyOfRange(material, keyAt, keyAt + KEY),
                Arrays.copyOfRange(material, saltAt, saltAt + salt));
    }
}
