package vn.giaoban.room.sip.media;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The shared sound of every conference that has rooms, as long as it has some. Confined to the loop. */
final class SharedSounds {
    private final Map<UUID, Use> uses = new HashMap<>();

    private static final class Use {
        final SharedSound sound = new SharedSound();
        int rooms;
    }

    SharedSound join(UUID conference) {
        Use use = uses.computeIfAbsent(conference, key -> new Use());
        use.rooms++;
        return use.sound;
    }

    void leave(UUID conference) {
        uses.computeIfPresent(conference, (key, use) -> --use.rooms == 0 ? null : use);
    }
}
