package vn.giaoban.meeting.device;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.SiteId;

/**
 * What somebody at the technician's board would want to read later: troubles that lasted. Measurements are not events.
 * Stream {@code device/<kind>/<id>}.
 */
public sealed interface DeviceEvent extends MeetingEvent {
    Kind kind();

    /** The camera's id; of rooms and lines the site's. */
    UUID id();

    /** What is watched. */
    enum Kind {
        CAMERA,
        /** A room system's call. */
        ROOM,
        /** A site's line into a conference. */
        LINE
    }

    /** How bad. */
    enum Level {
        WATCH,
        BAD
    }

    /** Something has been wrong for some seconds, or is wrong in another way than before. */
    record DeviceTroubleBegan(Kind kind, UUID id, SiteId site, Level level, String cause) implements DeviceEvent {}

    /** @param outcome {@code well}, or {@code gone} when it is not there or not in use any more */
    record DeviceTroubleEnded(Kind kind, UUID id, SiteId site, String outcome) implements DeviceEvent {}

    /** What a device was found to be. */
    record Trouble(Level level, String cause) {
        static @Nullable Trouble after(DeviceEvent event) {
            return event instanceof DeviceTroubleBegan e ? new Trouble(e.level(), e.cause()) : null;
        }
    }
}
