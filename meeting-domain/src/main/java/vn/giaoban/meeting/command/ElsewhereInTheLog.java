package vn.giaoban.meeting.command;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.conference.Elsewhere;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.unit.UnitCommand;
import vn.giaoban.store.axon.Reads;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/** Reads other streams and lets the running decision rest on how far they were read. */
final class ElsewhereInTheLog implements Elsewhere {
    private static final ZoneOffset HERE = ZoneOffset.ofHours(7);

    private final CommitLog log;
    private final UnitsInTheLog units;

    ElsewhereInTheLog(CommitLog log, MeetingEvents events) {
        this.log = log;
        this.units = new UnitsInTheLog(log, events);
    }

    @Override
    public boolean begun(ConferenceId conference) {
        StreamId stream = new StreamId("live/" + conference);
        return begun(List.of(stream)).contains(stream);
    }

    @Override
    public void check(Plan plan) {
        List<SiteId> sites = new ArrayList<>(plan.sites());
        sites.addFirst(plan.mainSite());
        Set<StreamId> known = begun(sites.stream().map(ElsewhereInTheLog::of).toList());
        for (SiteId site : sites) {
            if (!known.contains(of(site))) {
                throw new Rejected("site-unknown", Map.of("site", site.toString()));
            }
        }
        UnitsInTheLog.Read read = units.read();
        Reads.note(UnitCommand.REGISTRY, read.sequence());
        LocalDate day = LocalDate.ofInstant(plan.from(), HERE);
        List<UnitId> asked = new ArrayList<>(plan.participants());
        asked.addFirst(plan.organiser());
        for (UnitId unit : asked) {
            if (!read.stands(unit, day)) {
                throw new Rejected("unit-unknown", Map.of("unit", unit.toString()));
            }
        }
    }

    private static StreamId of(SiteId site) {
        return new StreamId("site/" + site);
    }

    /** Those of the streams that are not empty. */
    private Set<StreamId> begun(Collection<StreamId> streams) {
        return noted(streams, log.readStreams(streams));
    }

    /** Notes how far each stream was read; the empty ones too, for somebody may begin them meanwhile. */
    private static Set<StreamId> noted(Collection<StreamId> streams, List<StoredCommit> commits) {
        Map<StreamId, Long> lengths = new HashMap<>();
        for (StoredCommit commit : commits) {
            for (NewEvent event : commit.commit().events()) {
                lengths.put(event.stream(), event.sequence());
            }
        }
        streams.forEach(stream -> Reads.note(stream, lengths.getOrDefault(stream, 0L)));
        return lengths.keySet();
    }
}
