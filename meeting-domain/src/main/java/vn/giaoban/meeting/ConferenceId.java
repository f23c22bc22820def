package vn.giaoban.meeting;

import java.util.UUID;

/** A conference. */
public record ConferenceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
