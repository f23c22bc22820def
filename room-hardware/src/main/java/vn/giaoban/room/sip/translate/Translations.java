package vn.giaoban.room.sip.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;

/** All pictures that are translated, by conference. Confined to the rooms' media loop, but for {@link #running}. */
public final class Translations {
    private static final long POLL_NANOS = 1_000_000_000L;

    private final StageToRooms.Sockets sockets;
    private final Executor loop;
    private final Map<UUID, StageToRooms> stages = new HashMap<>();
    private final Map<UUID, StageToRooms> screens = new HashMap<>();
    private final Map<UUID, RoomToBrowsers> rooms = new HashMap<>();
    private final Map<UUID, RoomToBrowsers> plain = new HashMap<>();
    private final Map<UUID, RoomToBrowsers> plainScreens = new HashMap<>();
    private volatile List<Translation> running = List.of();
    private long nextPoll;

    public Translations(StageToRooms.Sockets sockets, Executor loop) {
        this.sockets = sockets;
        this.loop = loop;
    }

    /** A conference's stage for its rooms. */
    public StageToRooms stage(UUID conference) {
        return stages.computeIfAbsent(conference, key -> new StageToRooms(key, "to-rooms", "stage-is-vp8", sockets));
    }

    /** A screen that a conference shows, for its rooms. */
    public StageToRooms screen(UUID conference) {
        return screens.computeIfAbsent(
                conference, key -> new StageToRooms(key, "screen-to-rooms", "screen-is-vp8", sockets));
    }

    /** A conference's rooms for who has no H.264. */
    public RoomToBrowsers rooms(UUID conference) {
        return rooms.computeIfAbsent(conference, key -> RoomToBrowsers.asVp8(key, loop));
    }

    /** The picture of a conference's room that is not baseline. */
    public RoomToBrowsers plain(UUID conference) {
        return plain.computeIfAbsent(conference, key -> RoomToBrowsers.asBaseline(key, loop, sockets));
    }

    /** What such a room shows beside it. */
    public RoomToBrowsers plainScreens(UUID conference) {
        return plainScreens.computeIfAbsent(conference, key -> RoomToBrowsers.asBaseline(key, loop, sockets));
    }

    /** Ends what nobody needs any more; to be called often. */
    public void poll(long now) {
        if (now < nextPoll) {
            return;
        }
        nextPoll = now + POLL_NANOS;
        List<Translation> all = new ArrayList<>();
        for (Map<UUID, StageToRooms> each : List.of(stages, screens)) {
            for (StageToRooms stage : each.values()) {
                stage.poll(now);
                all.addAll(stage.running());
            }
        }
        for (Map<UUID, RoomToBrowsers> each : List.of(rooms, plain, plainScreens)) {
            for (RoomToBrowsers room : each.values()) {
                room.poll(now);
                all.addAll(room.running());
            }
        }
        running = List.copyOf(all);
    }

    /** Forgets a conference when its last room has left. */
    public void forget(UUID conference) {
        StageToRooms stage = stages.get(conference);
        if (stage != null && stage.idle()) {
            stages.remove(conference);
            screens.remove(conference);
            rooms.remove(conference);
            plain.remove(conference);
            plainScreens.remove(conference);
        }
    }

    /** What runs, as of a second ago; from any thread. */
    public List<Translation> running() {
        return running;
    }
}
