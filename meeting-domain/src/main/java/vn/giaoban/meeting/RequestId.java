package vn.giaoban.meeting;

import java.util.UUID;

/** One request to speak. */
public record RequestId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
