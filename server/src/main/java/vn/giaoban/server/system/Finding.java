package vn.giaoban.server.system;

import java.util.Map;

/**
 * What was judged of one fact.
 *
 * @param params the numbers and names that its sentence needs, by name: whole numbers without unit, instants as ISO-8601
 */
public record Finding(Verdict verdict, Map<String, String> params) {
    public Finding {
        params = Map.copyOf(params);
    }

    static Finding of(Verdict verdict) {
        return new Finding(verdict, Map.of());
    }

    /** The parameter of that name; empty when this finding has none. */
    public String param(String name) {
        return params.getOrDefault(name, "");
    }
}
