package vn.giaoban.meeting;

import java.util.UUID;

/** A device that took a seat or waits for one; made when it first trades a link for a session. */
public record DeviceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
