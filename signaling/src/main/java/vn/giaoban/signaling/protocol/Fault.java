package vn.giaoban.signaling.protocol;

import java.util.Map;
import vn.giaoban.meeting.Rejected;

/** A refusal on the wire: a stable code and its parameters (docs/protocol.md, section 7). */
public record Fault(String code, Map<String, String> params) {
    public Fault {
        params = Map.copyOf(params);
    }

    public Fault(String code) {
        this(code, Map.of());
    }

    public static Fault of(Rejected rejected) {
        return new Fault(rejected.code(), rejected.parameters());
    }
}
