package vn.giaoban.signaling.api;

import java.util.Map;

/** A request that is refused: answered as {@code application/problem+json} (RFC 9457) with a stable code. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Map<String, String> params;

    public Problem(int status, String code, Map<String, String> params) {
        super(code + " " + params, null, false, false);
        this.status = status;
        this.code = code;
        this.params = Map.copyOf(params);
    }

    public Problem(int status, String code) {
        this(status, code, Map.of());
    }

    /** A field that is missing, malformed or out of bounds. */
    public static Problem badField(String field) {
        return new Problem(400, "bad-request", Map.of("field", field));
    }

    public static Problem notFound(String code) {
        return new Problem(404, code);
    }

    /** The caller is known, and may not do this; {@code role} names what would be needed. */
    public static Problem notAllowed(String role) {
        return new Problem(403, "not-allowed", Map.of("role", role));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> params() {
        return params;
    }
}
