package vn.giaoban.meeting.command;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.meeting.unit.UnitCommand;
import vn.giaoban.meeting.unit.UnitEvent;
import vn.giaoban.store.axon.Reads;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.log.StreamId;

/** Reads other streams and lets the running decision rest on how far they were read. */
final class ElsewhereInTheLog implements Elsewhere {
    private static final ZoneOffset HERE = ZoneOffset.ofHours(7);

    private final CommitLog log;
    private final MeetingEvents events;

    ElsewhereInTheLog(CommitLog log, MeetingEvents events) {
        this.log = log;
        this.events = events;
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
        Set<UnitId> standing = standing(LocalDate.ofInstant(plan.from(), HERE));
        List<UnitId> units = new ArrayList<>(plan.participants());
        units.addFirst(plan.organiser());
        for (UnitId unit : units) {
            if (!standing.contains(unit)) {
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

    /** The units that were established and are not dissolved before that day. */
    private Set<UnitId> standing(LocalDate day) {
        List<StoredCommit> commits = log.readStreams(List.of(UnitCommand.REGISTRY));
        noted(List.of(UnitCommand.REGISTRY), commits);
        Set<UnitId> standing = new HashSet<>();
        for (StoredCommit commit : commits) {
            for (Placed<UnitEvent> placed : events.of(commit, UnitEvent.class)) {
                switch (placed.event()) {
                    case UnitEvent.UnitEstablished e -> standing.add(e.unit());
                    case UnitEvent.UnitDissolved e -> {
                        if (!e.to().isAfter(day)) {
                            standing.remove(e.unit());
                        }
                    }
                    case UnitEvent.UnitRenamed e -> {}
                    case UnitEvent.UnitCodeAssigned e -> {}
                    case UnitEvent.UnitCodeRetired e -> {}
                }
            }
        }
        return standing;
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
