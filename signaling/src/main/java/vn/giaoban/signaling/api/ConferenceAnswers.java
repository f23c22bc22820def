package vn.giaoban.signaling.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.ConferenceEvent.AgendaItem;
import vn.giaoban.meeting.conference.ConferenceEvent.JoinPolicy;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.views.ConferencesView.Row;
import vn.giaoban.meeting.views.ConferencesView.Status;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.signaling.directory.UnitAnswer;

/** Conferences as they are answered: with names instead of ids alone. */
final class ConferenceAnswers {
    private final Directory directory;

    record Place(UUID id, String name) {}

    record PlannedSite(UUID id, String name, UnitAnswer unit) {}

    record ChairAnswer(UUID person, String name, String position) {}

    record Item(String title, int minutes) {}

    record Line(
            UUID id,
            String title,
            String kind,
            Instant from,
            Instant to,
            Status status,
            Place mainSite,
            String room,
            int participants,
            int sites,
            String organiser) {}

    record Whole(
            UUID id,
            String title,
            String kind,
            Instant from,
            Instant to,
            Status status,
            PlannedSite mainSite,
            List<PlannedSite> sites,
            List<UnitAnswer> participants,
            ChairAnswer chair,
            List<Item> agenda,
            JoinPolicy joinPolicy,
            int minutesPerSpeaker,
            @Nullable String invitationNumber,
            String secrecy,
            @Nullable UUID copiedFrom,
            @Nullable FloorAnswer floor,
            List<RequestAnswer> queue) {}

    /** Who has the floor in the running meeting. */
    record FloorAnswer(int grant, UUID site, @Nullable UUID request, Instant since, Instant until) {}

    /** Who asks to speak, in order. */
    record RequestAnswer(UUID id, UUID site, Instant since, boolean deferred) {}

    ConferenceAnswers(Directory directory) {
        this.directory = directory;
    }

    Line line(Row row) {
        Plan plan = row.plan();
        String place = directory.nameOf(plan.mainSite());
        return new Line(
                row.id().value(),
                plan.title(),
                plan.kind(),
                plan.from(),
                plan.to(),
                row.status(),
                new Place(plan.mainSite().value(), place),
                place,
                plan.participants().size(),
                plan.sites().size(),
                directory.unit(plan.organiser()).name());
    }

    Whole whole(Row row, @Nullable LiveRoom room) {
        Plan plan = row.plan();
        return new Whole(
                row.id().value(),
                plan.title(),
                plan.kind(),
                plan.from(),
                plan.to(),
                row.status(),
                site(plan.mainSite()),
                plan.sites().stream().map(this::site).toList(),
                plan.participants().stream().map(directory::unit).toList(),
                new ChairAnswer(plan.chair().value(), directory.nameOf(plan.chair()), plan.chairPosition()),
                plan.agenda().stream().map(ConferenceAnswers::item).toList(),
                plan.joinPolicy(),
                plan.minutesPerSpeaker(),
                plan.invitationNumber(),
                "THUONG",
                row.copiedFrom() == null ? null : row.copiedFrom().value(),
                room == null ? null : floor(room.floor()),
                room == null
                        ? List.of()
                        : room.queue().stream()
                                .map(r -> new RequestAnswer(
                                        r.id().value(), r.site().value(), r.since(), r.deferred()))
                                .toList());
    }

    private static @Nullable FloorAnswer floor(LiveRoom.@Nullable Floor floor) {
        if (floor == null) {
            return null;
        }
        var request = floor.request();
        return new FloorAnswer(
                floor.grant(),
                floor.site().value(),
                request == null ? null : request.value(),
                floor.since(),
                floor.until());
    }

    private static Item item(AgendaItem item) {
        return new Item(item.title(), item.minutes());
    }

    private PlannedSite site(SiteId site) {
        return new PlannedSite(site.value(), directory.nameOf(site), directory.unitOf(site));
    }
}
