package vn.giaoban.media;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * TURN servers that share a secret with us, such as coturn with {@code use-auth-secret}: each client gets credentials of
 * its own that end by themselves (draft-uberti-behave-turn-rest-00, 2.2).
 *
 * @param urls such as {@code turn:relay.example:3478?transport=udp} and {@code turns:relay.example:443?transport=tcp}
 * @param lifetime how long credentials hold; a relayed client must have fresh ones before it restarts ICE after that
 */
public record TurnServers(List<String> urls, String secret, Duration lifetime) {
    public TurnServers {
        urls = List.copyOf(urls);
    }

    /** Credentials that hold from now on. {@code user} tells clients apart in the relay's log. */
    public Plan.IceServer credentials(Instant now, String user) {
        String username = now.plus(lifetime).getEpochSecond() + ":" + user;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] digest = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
            return new Plan.IceServer(urls, username, Base64.getEncoder().encodeToString(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
