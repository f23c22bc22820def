package vn.giaoban.meeting;

import java.util.UUID;

/** Somebody waiting in the lobby. */
public record KnockId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
