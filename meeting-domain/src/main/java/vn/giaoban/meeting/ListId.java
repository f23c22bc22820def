package vn.giaoban.meeting;

import java.util.UUID;

/** A saved list of units. */
public record ListId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
