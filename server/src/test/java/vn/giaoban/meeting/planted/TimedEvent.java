package vn.giaoban.meeting.planted;

import java.time.Instant;

record TimedEvent(Instant at) {
    static TimedEvent happened() {
        return new TimedEvent(Instant.now());
    }
}
