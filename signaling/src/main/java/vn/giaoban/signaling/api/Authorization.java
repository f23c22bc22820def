package vn.giaoban.signaling.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Reads the header {@code Authorization}: a bearer token (RFC 6750), or name and password (RFC 7617). */
final class Authorization {
    private Authorization() {}

    static Optional<String> bearer(HttpHeaders headers) {
        Optional<String> token = after(headers, "Bearer ");
        if (token.isEmpty() && headers.getFirst(HttpHeaders.AUTHORIZATION) != null) {
            throw new Problem(401, "unauthorized");
        }
        return token;
    }

    static Optional<Callers.Password> password(HttpHeaders headers) {
        return after(headers, "Basic ").map(encoded -> {
            try {
                String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                if (colon > 0) {
                    return new Callers.Password(text.substring(0, colon), text.substring(colon + 1));
                }
            } catch (IllegalArgumentException e) {
                // refused below, as any other wrong credentials
            }
            throw new Problem(401, "unauthorized");
        });
    }

    private static Optional<String> after(HttpHeaders headers, String scheme) {
        return Optional.ofNullable(headers.getFirst(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()).strip());
    }
}
