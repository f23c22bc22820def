package vn.giaoban.meeting;

import java.util.UUID;

/** A site (điểm cầu). */
public record SiteId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
