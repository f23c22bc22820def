package vn.giaoban.room.health;

import java.util.UUID;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.device.DeviceEvent.Kind;

/** What is watched: one camera, the room system or the line of a site. */
public record Watched(Kind kind, UUID id, SiteId site) {}
