package vn.giaoban.meeting.live;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.giaoban.store.log.StreamId;

/** Something that the server does by itself when its time has come. */
interface Automation {

    /** What is due in a room. */
    List<Due> due(LiveRoom room, Instant now);

    /** A command whose time came at {@code dueAt}; its id follows from that, so that its effect is single. */
    record Due(StreamId stream, String kind, Instant dueAt, LiveCommand command) {
        UUID commandId() {
            String name = stream + "|" + kind + "|" + dueAt;
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }
    }
}
