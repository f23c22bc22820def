package vn.giaoban.signaling.api;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import vn.giaoban.store.log.Sha256;

/** Idempotency keys: a UUID that is the command's id once it is scoped to the caller. */
final class Idempotency {
    static final String HEADER = "Idempotency-Key";

    private Idempotency() {}

    /** The key sent, or null; service tokens must send one with every POST. */
    static @Nullable UUID keyOf(HttpHeaders headers, Caller caller, Route route) {
        String text = headers.getFirst(HEADER);
        if (text == null) {
            if (caller instanceof Caller.Service && route.method().equals(HttpMethod.POST)) {
                throw new Problem(400, "idempotency-key-required", Map.of("field", HEADER));
            }
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badField(HEADER);
        }
    }

    /** Two callers with the same key are two commands. */
    static UUID scoped(Caller caller, UUID key) {
        return UUID.nameUUIDFromBytes(HttpApi.utf8(caller.actor() + "/" + key));
    }

    static String digest(String method, String path, byte[] body) {
        MessageDigest sha = Sha256.begin();
        sha.update(HttpApi.utf8(method + " " + path + "\n"));
        return HexFormat.of().formatHex(sha.digest(body));
    }
}
