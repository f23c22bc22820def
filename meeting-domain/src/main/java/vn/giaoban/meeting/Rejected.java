package vn.giaoban.meeting;

import java.util.Map;

/**
 * A command that the rules refuse. The interface words it from the code and the parameters; nothing here is prose.
 *
 * <p>Codes are kebab-case and stable, for example {@code stale-epoch} with {@code holder}; the list is in
 * docs/protocol.md.
 */
public final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Map<String, String> parameters;

    public Rejected(String code, Map<String, String> parameters) {
        super(code + " " + parameters, null, false, false);
        this.code = code;
        this.parameters = Map.copyOf(parameters);
    }

    public Rejected(String code) {
        this(code, Map.of());
    }

    /** Nothing can be decided on a stream in which a newer version of this program wrote. */
    public static Rejected knowsTooLittle(String event, int version) {
        return new Rejected("event-unknown", Map.of("event", event, "version", Integer.toString(version)));
    }

    public String code() {
        return code;
    }

    public Map<String, String> parameters() {
        return parameters;
    }
}
