package vn.giaoban.room.sip.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All pictures that are translated, by conference. Confined to the rooms' media loop, but for {@link #running}. */
public final class Translations {
    private static final long POLL_NANOS = 1_000_000_000L;

    private final StageToRooms.Sockets sockets;
    private final Map<UUID, StageToRooms> stages = new HashMap<>();
    private volatile List<Translation> running = List.of();
    private long nextPoll;

    public Translations(StageToRooms.Sockets sockets) {
        this.sockets = sockets;
    }

    /** A conference's stage for its rooms. */
    public StageToRooms stage(UUID conference) {
        return stages.computeIfAbsent(conference, key -> new StageToRooms(key, sockets));
    }

    /** Ends what nobody needs any more; to be called often. */
    public void poll(long now) {
        if (now < nextPoll) {
            return;
        }
        nextPoll = now + POLL_NANOS;
        List<Translation> all = new ArrayList<>();
        stages.values().removeIf(StageToRooms::idle);
        for (StageToRooms stage : stages.values()) {
            stage.poll(now);
            all.addAll(stage.running());
        }
        running = List.copyOf(all);
    }

    /** What runs, as of a second ago; from any thread. */
    public List<Translation> running() {
        return running;
    }
}
