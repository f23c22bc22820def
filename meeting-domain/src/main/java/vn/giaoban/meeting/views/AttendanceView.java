package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.ConferenceEvent;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.meeting.live.SiteSessionEvent;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.Presence;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.views.View;

/** Who took part in which conference, with how many, and for how long the line stood. */
public final class AttendanceView implements View {
    private final MeetingEvents events;

    public AttendanceView(MeetingEvents events) {
        this.events = events;
    }

    /**
     * One site in one conference.
     *
     * @param lastSeen when its line last ended; null while it stands, or when it never did
     * @param connected how long the line stood in all
     */
    public record Attendance(
            SiteId site,
            Presence presence,
            int headcount,
            @Nullable PersonId head,
            @Nullable String headPosition,
            @Nullable Instant firstConnected,
            @Nullable Instant lastSeen,
            Duration connected) {}

    /** The roll of a conference: the main site first, then the others as planned. */
    public static List<Attendance> of(Connection connection, ConferenceId conference, Instant now) throws SQLException {
        return Sql.list(
                connection,
                row -> attendance(row, now),
                "select * from attendance_site where conference = ? order by rank",
                conference);
    }

    private static Attendance attendance(Sql.Row row, Instant now) throws SQLException {
        UUID head = row.idOrNull("head");
        Instant since = row.instantOrNull("connected_since");
        Duration running = since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
        return new Attendance(
                new SiteId(row.id("site")),
                Presence.valueOf(row.text("presence")),
                row.number("headcount"),
                head == null ? null : new PersonId(head),
                row.textOrNull("position"),
                row.instantOrNull("first_connected"),
                row.instantOrNull("last_seen"),
                Duration.ofMillis(row.big("millis")).plus(running));
    }

    @Override
    public String name() {
        return "attendance";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        Sql.script(connection, """
                create table attendance_site (conference text not null, site text not null, rank integer not null,
                  presence text not null default 'EXPECTED', headcount integer not null default 0, head text,
                  position text, first_connected integer, last_seen integer, connected_since integer,
                  millis integer not null default 0, primary key (conference, site)) without rowid""");
    }

    @Override
    public void apply(Connection connection, StoredCommit commit) throws SQLException {
        for (Placed<ConferenceEvent> placed : events.of(commit, ConferenceEvent.class)) {
            switch (placed.event()) {
                case ConferenceEvent.ConferenceDrafted e -> expect(connection, e.conference(), e.plan());
                case ConferenceEvent.ConferenceRevised e -> expect(connection, e.conference(), e.plan());
                default -> {}
            }
        }
        for (Placed<SiteSessionEvent> placed : events.of(commit, SiteSessionEvent.class)) {
            apply(connection, new ConferenceId(placed.id()), placed.event(), MeetingEvents.at(commit));
        }
    }

    private static void expect(Connection connection, ConferenceId conference, Plan plan) throws SQLException {
        Sql.update(connection, "delete from attendance_site where conference = ?", conference);
        List<SiteId> sites = new ArrayList<>(plan.sites());
        sites.addFirst(plan.mainSite());
        int rank = 0;
        for (SiteId site : sites) {
            Sql.update(
                    connection,
                    "insert or ignore into attendance_site (conference, site, rank) values (?, ?, ?)",
                    conference,
                    site,
                    rank++);
        }
    }

    private static void apply(Connection connection, ConferenceId conference, SiteSessionEvent event, Instant at)
            throws SQLException {
        SiteId site = event.site();
        switch (event) {
            case SiteSessionEvent.LinkChanged e -> link(connection, conference, e.site(), e.link(), at);
            case SiteSessionEvent.LinkCarried e -> link(connection, conference, e.site(), Link.CONNECTED, at);
            case SiteSessionEvent.SignalChecked e ->
                Sql.update(
                        connection,
                        "update attendance_site set presence = ? where conference = ? and site = ?"
                                + " and (presence = 'EXPECTED' or presence like 'SIGNAL_%')",
                        e.result(),
                        conference,
                        site);
            case SiteSessionEvent.PresenceReported e ->
                Sql.update(
                        connection,
                        "update attendance_site set presence = ?, headcount = ?, head = ?, position = ?"
                                + " where conference = ? and site = ?",
                        Presence.PRESENT,
                        e.headcount(),
                        e.head(),
                        e.position(),
                        conference,
                        site);
            case SiteSessionEvent.PresenceDoubted e -> presence(connection, conference, site, Presence.DOUBTFUL);
            case SiteSessionEvent.PresenceConfirmed e -> presence(connection, conference, site, Presence.PRESENT);
            case SiteSessionEvent.AbsenceMarked e -> presence(connection, conference, site, Presence.ABSENT);
            case SiteSessionEvent.PresenceCompleted e -> presence(connection, conference, site, Presence.COMPLETED);
            case SiteSessionEvent.SeatTaken e -> {}
            case SiteSessionEvent.SeatRequested e -> {}
            case SiteSessionEvent.SeatRefused e -> {}
            case SiteSessionEvent.SeatLeft e -> {}
            case SiteSessionEvent.TechnicianCalled e -> {}
            case SiteSessionEvent.TechnicianAnswered e -> {}
        }
    }

    private static void link(Connection connection, ConferenceId conference, SiteId site, Link link, Instant at)
            throws SQLException {
        if (link == Link.CONNECTED) {
            Sql.update(
                    connection,
                    "update attendance_site set first_connected = coalesce(first_connected, ?), last_seen = null,"
                            + " connected_since = coalesce(connected_since, ?) where conference = ? and site = ?",
                    at,
                    at,
                    conference,
                    site);
        } else {
            Sql.update(
                    connection,
                    "update attendance_site set millis = millis + ? - connected_since, last_seen = ?,"
                            + " connected_since = null where conference = ? and site = ? and connected_since is not null",
                    at,
                    at,
                    conference,
                    site);
        }
    }

    private static void presence(Connection connection, ConferenceId conference, SiteId site, Presence presence)
            throws SQLException {
        Sql.update(
                connection,
                "update attendance_site set presence = ? where conference = ? and site = ?",
                presence,
                conference,
                site);
    }
}
