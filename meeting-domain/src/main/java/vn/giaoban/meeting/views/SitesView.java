package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.meeting.site.SiteEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.views.View;

/** The sites, each with its unit and its one responsible contact. */
public final class SitesView implements View {
    private final MeetingEvents events;

    public SitesView(MeetingEvents events) {
        this.events = events;
    }

    /** A site; {@code name} null when its unit's is enough, {@code room} where its room system is called, if known. */
    public record Site(
            SiteId id,
            UnitId unit,
            @Nullable String name,
            int seats,
            PersonId contact,
            @Nullable String room) {}

    /** Every site whose unit was not dissolved, in the order of registration. */
    public static List<Site> all(Connection connection) throws SQLException {
        return Sql.list(connection, SitesView::site, """
                select s.* from site_site s left join unit_unit u on u.id = s.unit
                where u.until is null order by s.rank""");
    }

    public static Optional<Site> find(Connection connection, SiteId site) throws SQLException {
        return Sql.first(connection, SitesView::site, "select * from site_site where id = ?", site);
    }

    public static List<Site> ofUnit(Connection connection, UnitId unit) throws SQLException {
        return Sql.list(connection, SitesView::site, "select * from site_site where unit = ? order by rank", unit);
    }

    private static Site site(Sql.Row row) throws SQLException {
        return new Site(
                new SiteId(row.id("id")),
                new UnitId(row.id("unit")),
                row.textOrNull("name"),
                row.number("seats"),
                new PersonId(row.id("contact")),
                row.textOrNull("room"));
    }

    @Override
    public String name() {
        return "site";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        Sql.script(connection, """
                create table site_site (rank integer primary key, id text unique not null, unit text not null,
                  name text, seats integer not null, contact text not null, room text);
                create index site_unit on site_site (unit)""");
    }

    @Override
    public void apply(Connection connection, StoredCommit commit) throws SQLException {
        for (Placed<SiteEvent> placed : events.of(commit, SiteEvent.class)) {
            switch (placed.event()) {
                case SiteEvent.SiteRegistered e ->
                    Sql.update(
                            connection,
                            "insert into site_site (id, unit, name, seats, contact) values (?, ?, ?, ?, ?)",
                            e.site(),
                            e.unit(),
                            e.name(),
                            e.seats(),
                            e.contact());
                case SiteEvent.SiteGroupNamed e -> {}
                case SiteEvent.SiteRoomNamed e ->
                    Sql.update(connection, "update site_site set room = ? where id = ?", e.address(), e.site());
                case SiteEvent.SiteContactNamed e ->
                    Sql.update(connection, "update site_site set contact = ? where id = ?", e.contact(), e.site());
            }
        }
    }
}
