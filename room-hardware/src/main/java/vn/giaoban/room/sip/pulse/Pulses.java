package vn.giaoban.room.sip.pulse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.pulse.Pulse.State;

/**
 * Which addresses are asked when, so many at a time and never all at once, and what their answers make of them: one who
 * misses a question is asked again soon, and is silent when it misses two. Pure; times are milliseconds of one clock.
 */
public final class Pulses {
    static final long PATIENCE = 4_000;
    static final long SOON = 3_000;
    private static final int MISSES = 2;
    /** New addresses are asked within this time. */
    private static final long BEGIN = 10_000;

    private final long every;
    private final int most;
    private final DoubleSupplier chance;
    private final Map<String, Memory> known = new LinkedHashMap<>();
    private long asked;

    /** A question; its number tells a late answer from the one that is waited for. */
    public record Question(String address, long number) {}

    private static final class Memory {
        private Pulse pulse;
        private long next;
        private long waitingFor = -1;
        private long since;
        private int misses;

        private Memory(String address, long next) {
            this.pulse = new Pulse(address, State.UNKNOWN, -1, "");
            this.next = next;
        }
    }

    /**
     * @param every how often each is asked, a tenth more or less
     * @param most questions that are without an answer at a time
     * @param chance from 0 to 1
     */
    public Pulses(long every, int most, DoubleSupplier chance) {
        this.every = every;
        this.most = most;
        this.chance = chance;
    }

    /** Who is to be asked from now on; what is known of others is forgotten. */
    public void watch(Collection<String> addresses, long now) {
        known.keySet().retainAll(addresses);
        for (String address : addresses) {
            known.computeIfAbsent(
                    address, a -> new Memory(a, now + (long) (chance.getAsDouble() * Math.min(BEGIN, every))));
        }
    }

    /** Who is to be asked now: those first who should have been asked longest ago. */
    public List<Question> due(long now) {
        known.values().forEach(m -> {
            if (m.waitingFor >= 0 && now - m.since >= PATIENCE) {
                missed(m, "room-silent", now);
            }
        });
        long waiting = known.values().stream().filter(m -> m.waitingFor >= 0).count();
        List<Question> due = new ArrayList<>();
        known.values().stream()
                .filter(m -> m.waitingFor < 0 && now >= m.next)
                .sorted(Comparator.comparingLong(m -> m.next))
                .limit(Math.max(0, most - waiting))
                .forEach(m -> {
                    m.waitingFor = asked++;
                    m.since = now;
                    due.add(new Question(m.pulse.address(), m.waitingFor));
                });
        return due;
    }

    /** An answer with a final status. */
    public void answered(Question question, int status, long now) {
        Memory memory = waiting(question);
        if (memory == null) {
            return;
        }
        State state = switch (status) {
            case 486, 600 -> State.BUSY;
            case 404, 410, 480, 604 -> State.ABSENT;
            case 408, 503, 504 -> State.SILENT;
            default -> State.ANSWERS;
        };
        if (state == State.SILENT) {
            missed(memory, "room-answered-" + status, now);
            return;
        }
        memory.waitingFor = -1;
        memory.misses = 0;
        memory.next = now + (long) (every * (0.9 + 0.2 * chance.getAsDouble()));
        String cause = state == State.ANSWERS ? "" : "room-answered-" + status;
        memory.pulse = new Pulse(question.address(), state, (int) (now - memory.since), cause);
    }

    /** It could not even be asked. */
    public void failed(Question question, String cause, long now) {
        Memory memory = waiting(question);
        if (memory != null) {
            missed(memory, cause, now);
        }
    }

    private @Nullable Memory waiting(Question question) {
        Memory memory = known.get(question.address());
        return memory != null && memory.waitingFor == question.number() ? memory : null;
    }

    private void missed(Memory memory, String cause, long now) {
        memory.waitingFor = -1;
        memory.misses++;
        boolean silent = memory.misses >= MISSES;
        memory.next = now + (long) ((silent ? every : SOON) * (0.9 + 0.2 * chance.getAsDouble()));
        if (silent) {
            memory.pulse = new Pulse(memory.pulse.address(), State.SILENT, memory.pulse.roundTripMillis(), cause);
        }
    }

    /** What is known of everybody who is asked. */
    public Map<String, Pulse> all() {
        Map<String, Pulse> all = new LinkedHashMap<>();
        known.forEach((address, memory) -> all.put(address, memory.pulse));
        return all;
    }
}
