package vn.giaoban.meeting.command;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.meeting.unit.UnitCommand;
import vn.giaoban.meeting.unit.UnitEvent;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;

/**
 * Which units stand, as far as the registry was read. It has thousands of events: what was read once is kept with the
 * position and hash up to which, and only what came after is read again.
 */
final class UnitsInTheLog {
    private static final Read NOTHING = new Read(new Head(0, Hash.GENESIS), 0, Map.of());

    private final CommitLog log;
    private final MeetingEvents events;
    private volatile Read last = NOTHING;

    UnitsInTheLog(CommitLog log, MeetingEvents events) {
        this.log = log;
        this.events = events;
    }

    /** The registry up to a sequence: every unit, with the day from which it stands no more. */
    record Read(Head reached, long sequence, Map<UnitId, LocalDate> units) {
        boolean stands(UnitId unit, LocalDate day) {
            LocalDate until = units.get(unit);
            return until != null && until.isAfter(day);
        }
    }

    Read read() {
        Read known = last;
        Read before = stands(known.reached()) ? known : NOTHING;
        List<StoredCommit> tail =
                log.readStreams(List.of(UnitCommand.REGISTRY), before.reached().position());
        if (tail.isEmpty()) {
            return before;
        }
        Map<UnitId, LocalDate> units = new HashMap<>(before.units());
        long sequence = before.sequence();
        for (StoredCommit commit : tail) {
            for (Placed<UnitEvent> placed : events.of(commit, UnitEvent.class)) {
                evolve(units, placed.event());
            }
            for (NewEvent event : commit.commit().events()) {
                sequence = event.stream().equals(UnitCommand.REGISTRY) ? event.sequence() : sequence;
            }
        }
        StoredCommit newest = tail.getLast();
        Read now = new Read(new Head(newest.position(), newest.hash()), sequence, units);
        last = now;
        return now;
    }

    private boolean stands(Head reached) {
        if (reached.position() == 0) {
            return true;
        }
        List<StoredCommit> there = log.read(reached.position() - 1, 1);
        return there.size() == 1 && there.getFirst().hash().equals(reached.hash());
    }

    private static void evolve(Map<UnitId, LocalDate> units, UnitEvent event) {
        switch (event) {
            case UnitEvent.UnitEstablished e -> units.put(e.unit(), LocalDate.MAX);
            case UnitEvent.UnitDissolved e -> units.put(e.unit(), e.to());
            case UnitEvent.UnitRenamed e -> {}
            case UnitEvent.UnitCodeAssigned e -> {}
            case UnitEvent.UnitCodeRetired e -> {}
        }
    }
}
