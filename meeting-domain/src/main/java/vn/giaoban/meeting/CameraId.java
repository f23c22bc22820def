package vn.giaoban.meeting;

import java.util.UUID;

/** A camera of a site. */
public record CameraId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
