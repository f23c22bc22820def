package vn.giaoban.meeting.views;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.ConferenceEvent;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.meeting.live.LiveEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.views.View;

/** The conferences: when, what, where they stand, and the generation of every site's link. */
public final class ConferencesView implements View {
    private final MeetingEvents events;

    public ConferencesView(MeetingEvents events) {
        this.events = events;
    }

    /** Where a conference stands. */
    public enum Status {
        DRAFT,
        SCHEDULED,
        LIVE,
        CLOSED,
        CANCELLED
    }

    /** A conference; {@code imported} when it was brought in from elsewhere, the sample's past included. */
    public record Row(
            ConferenceId id,
            Plan plan,
            Status status,
            @Nullable Instant opened,
            @Nullable Instant closed,
            @Nullable ConferenceId copiedFrom,
            boolean imported) {}

    /** Those that overlap {@code [from, to)}, by their beginning; every status when null. */
    public static List<Row> between(Connection connection, Instant from, Instant to, @Nullable Status status)
            throws SQLException {
        return Sql.list(
                connection,
                ConferencesView::row,
                "select * from conference_conference where ends > ? and starts < ? and (? is null or status = ?)"
                        + " order by starts, id",
                from,
                to,
                status,
                status);
    }

    /** Those of a status, the latest first. */
    public static List<Row> withStatus(Connection connection, Status status) throws SQLException {
        return Sql.list(
                connection,
                ConferencesView::row,
                "select * from conference_conference where status = ? order by starts desc, id",
                status);
    }

    public static Optional<Row> find(Connection connection, ConferenceId conference) throws SQLException {
        return Sql.first(
                connection, ConferencesView::row, "select * from conference_conference where id = ?", conference);
    }

    /** The generation of the link of every site that has a re-issued one; the others are at 1. */
    public static Map<SiteId, Integer> generations(Connection connection, ConferenceId conference) throws SQLException {
        Map<SiteId, Integer> generations = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
        Sql.list(
                connection,
                row -> generations.put(new SiteId(row.id("site")), row.number("generation")),
                "select site, generation from conference_link where conference = ?",
                conference);
        return generations;
    }

    private static Row row(Sql.Row row) throws SQLException {
        UUID copied = row.idOrNull("copied_from");
        return new Row(
                new ConferenceId(row.id("id")),
                PlanJson.read(row.text("plan")),
                Status.valueOf(row.text("status")),
                row.instantOrNull("opened"),
                row.instantOrNull("closed"),
                copied == null ? null : new ConferenceId(copied),
                row.flag("imported"));
    }

    @Override
    public String name() {
        return "conference";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        Sql.script(connection, """
                create table conference_conference (id text primary key, starts integer not null, ends integer not null,
                  status text not null, plan text not null, opened integer, closed integer, copied_from text,
                  imported integer not null);
                create index conference_week on conference_conference (starts);
                create index conference_status on conference_conference (status, starts);
                create table conference_link (conference text not null, site text not null, generation integer not null,
                  primary key (conference, site)) without rowid""");
    }

    @Override
    public void apply(Connection connection, StoredCommit commit) throws SQLException {
        for (Placed<ConferenceEvent> placed : events.of(commit, ConferenceEvent.class)) {
            apply(connection, placed.event(), commit.commit().header().imported());
        }
        for (Placed<LiveEvent> placed : events.of(commit, LiveEvent.class)) {
            String id = placed.id().toString();
            Instant at = MeetingEvents.at(commit);
            if (placed.event() instanceof LiveEvent.MeetingOpened) {
                Sql.update(
                        connection,
                        "update conference_conference set status = ?, opened = ? where id = ?",
                        Status.LIVE,
                        at,
                        id);
            }
        }
    }

    private static void apply(Connection connection, ConferenceEvent event, boolean imported) throws SQLException {
        ConferenceId id = event.conference();
        switch (event) {
            case ConferenceEvent.ConferenceDrafted e ->
                Sql.update(
                        connection,
                        "insert into conference_conference (id, starts, ends, status, plan, copied_from, imported)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        id,
                        e.plan().from(),
                        e.plan().to(),
                        Status.DRAFT,
                        PlanJson.write(e.plan()),
                        e.copiedFrom(),
                        imported);
            case ConferenceEvent.ConferenceRevised e -> plan(connection, id, e.plan());
            case ConferenceEvent.ConferenceMoved e -> {
                Optional<Row> row = find(connection, id);
                if (row.isPresent()) {
                    plan(connection, id, row.get().plan().movedTo(e.from(), e.to()));
                }
            }
            case ConferenceEvent.ConferenceScheduled e -> status(connection, id, Status.SCHEDULED);
            case ConferenceEvent.ConferenceCancelled e -> status(connection, id, Status.CANCELLED);
            case ConferenceEvent.ConferenceHeld e ->
                Sql.update(
                        connection,
                        "update conference_conference set status = ?, opened = ?, closed = ? where id = ?",
                        Status.CLOSED,
                        e.opened(),
                        e.closed(),
                        id);
            case ConferenceEvent.SiteLinkReissued e ->
                Sql.update(
                        connection,
                        "insert or replace into conference_link (conference, site, generation) values (?, ?, ?)",
                        id,
                        e.site(),
                        e.generation());
        }
    }

    private static void plan(Connection connection, ConferenceId id, Plan plan) throws SQLException {
        Sql.update(
                connection,
                "update conference_conference set starts = ?, ends = ?, plan = ? where id = ?",
                plan.from(),
                plan.to(),
                PlanJson.write(plan),
                id);
    }

    private static void status(Connection connection, ConferenceId id, Status status) throws SQLException {
        Sql.update(connection, "update conference_conference set status = ? where id = ?", status, id);
    }

    /** A plan as the events write it. */
    private static final class PlanJson {
        private static final MeetingEvents EVENTS = new MeetingEvents();
        private static final ConferenceId NONE = new ConferenceId(new UUID(0, 0));

        static String write(Plan plan) {
            var revised = new ConferenceEvent.ConferenceRevised(NONE, plan);
            return new String(EVENTS.toJson(revised), StandardCharsets.UTF_8);
        }

        static Plan read(String json) {
            var event = EVENTS.fromJson("conference-revised", 1, json.getBytes(StandardCharsets.UTF_8));
            return ((ConferenceEvent.ConferenceRevised) event).plan();
        }
    }
}
