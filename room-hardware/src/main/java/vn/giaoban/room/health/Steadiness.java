package vn.giaoban.room.health;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.device.DeviceEvent.Trouble;

/**
 * Which troubles are worth keeping: those that lasted ten seconds, and their end after ten seconds; at most twenty
 * changes of one device in an hour, of which the last is made when the hour allows it. Times are milliseconds of one
 * clock.
 */
public final class Steadiness {
    static final long LASTS = 10_000;
    static final int PER_HOUR = 20;
    private static final long HOUR = 3_600_000;

    private final Map<Watched, Memory> known = new HashMap<>();

    /** @param trouble null when it is over; then {@code outcome} says whether all is well or the device gone */
    public record Change(Watched of, @Nullable Trouble trouble, String outcome) {}

    private static final class Memory {
        private @Nullable Trouble kept;
        private @Nullable Trouble seen;
        private long since;
        private final Deque<Long> changes = new ArrayDeque<>();
    }

    /** What the log says goes on; its end must be noticed even by a server that was not there when it began. */
    public void remember(Watched device, Trouble kept) {
        Memory memory = known.computeIfAbsent(device, d -> new Memory());
        memory.kept = kept;
        memory.seen = kept;
    }

    /** @param all everything that is there now; what is missing is gone */
    public List<Change> observe(Map<Watched, Judgement> all, long now) {
        all.keySet().forEach(device -> known.computeIfAbsent(device, d -> new Memory()));
        List<Change> changes = new ArrayList<>();
        known.forEach((device, memory) -> {
            Judgement judged = all.getOrDefault(device, Judgement.GONE);
            Trouble trouble = judged.trouble();
            if (!Objects.equals(trouble, memory.seen)) {
                memory.seen = trouble;
                memory.since = now;
            }
            if (!Objects.equals(trouble, memory.kept) && now - memory.since >= LASTS && allowed(memory, now)) {
                memory.kept = trouble;
                changes.add(new Change(device, trouble, judged.level() == Level.GOOD ? "well" : "gone"));
            }
        });
        known.entrySet().removeIf(e -> !all.containsKey(e.getKey()) && e.getValue().kept == null);
        return changes;
    }

    private static boolean allowed(Memory memory, long now) {
        while (!memory.changes.isEmpty() && now - memory.changes.getFirst() >= HOUR) {
            memory.changes.removeFirst();
        }
        if (memory.changes.size() >= PER_HOUR) {
            return false;
        }
        memory.changes.addLast(now);
        return true;
    }
}
