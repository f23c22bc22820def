package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.meeting.unit.UnitEvent;
import vn.giaoban.meeting.unit.UnitEvent.Kind;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.views.View;

/** The tree of units, with the names and codes that they had, and who followed whom. */
public final class UnitsView implements View {
    private static final String UNIT = """
            select u.*, (select code from unit_code c where c.unit = u.id and c.until is null order by c.since desc) code
            from unit_unit u""";

    private final MeetingEvents events;

    public UnitsView(MeetingEvents events) {
        this.events = events;
    }

    /** A unit as it is now; {@code until} when it was dissolved. */
    public record Unit(
            UnitId id,
            Kind kind,
            String type,
            String name,
            @Nullable UnitId parent,
            @Nullable String code,
            LocalDate since,
            @Nullable LocalDate until) {
        public String label() {
            return UnitLabel.of(type, name);
        }
    }

    /** Every unit, parents before children where they began in that order. */
    public static List<Unit> all(Connection connection) throws SQLException {
        return Sql.list(connection, UnitsView::unit, UNIT + " order by u.rank");
    }

    public static Optional<Unit> find(Connection connection, UnitId unit) throws SQLException {
        return Sql.first(connection, UnitsView::unit, UNIT + " where u.id = ?", unit);
    }

    /** Who has the code now. */
    public static Optional<Unit> byCode(Connection connection, String code) throws SQLException {
        return Sql.first(
                connection,
                UnitsView::unit,
                UNIT + " join unit_code k on k.unit = u.id where k.code = ? and k.until is null",
                code);
    }

    /** The unit and everything under it. */
    public static List<UnitId> under(Connection connection, UnitId unit) throws SQLException {
        return Sql.list(connection, row -> new UnitId(row.id("id")), """
                with recursive tree(id) as (
                  select id from unit_unit where id = ?
                  union select u.id from unit_unit u join tree t on u.parent = t.id)
                select id from tree""", unit);
    }

    /** The unit itself and those above it, nearest first. */
    public static List<UnitId> above(Connection connection, UnitId unit) throws SQLException {
        return Sql.list(connection, row -> new UnitId(row.id("id")), """
                with recursive path(id, parent, depth) as (
                  select id, parent, 0 from unit_unit where id = ?
                  union all select u.id, u.parent, p.depth + 1 from unit_unit u join path p on u.id = p.parent)
                select id from path order by depth""", unit);
    }

    /** Those who followed the unit, in order of weight. */
    public static List<UnitId> successors(Connection connection, UnitId unit) throws SQLException {
        return Sql.list(
                connection,
                row -> new UnitId(row.id("successor")),
                "select successor from unit_successor where unit = ? order by rank",
                unit);
    }

    /** A name as units have it. */
    public record Named(String type, String name) {
        public String label() {
            return UnitLabel.of(type, name);
        }
    }

    /** What the unit was called on a day. */
    public static Optional<Named> named(Connection connection, UnitId unit, LocalDate day) throws SQLException {
        return Sql.first(
                connection,
                row -> new Named(row.text("type"), row.text("name")),
                "select type, name from unit_name where unit = ? order by since <= ? desc, abs(julianday(since) - julianday(?))",
                unit,
                day,
                day);
    }

    /** As {@link #named}, as one text. */
    public static Optional<String> label(Connection connection, UnitId unit, LocalDate day) throws SQLException {
        return named(connection, unit, day).map(Named::label);
    }

    /** The one unit that stands today where this one stood; empty when it still stands, or was parted. */
    public static Optional<Unit> todays(Connection connection, UnitId unit) throws SQLException {
        List<Unit> standing = Sql.list(
                connection, UnitsView::unit, """
                with recursive line(id) as (
                  select ? union select s.successor from unit_successor s join line on s.unit = line.id)
                """ + UNIT + " join line on line.id = u.id where u.until is null", unit);
        return standing.size() == 1 && !standing.getFirst().id().equals(unit)
                ? Optional.of(standing.getFirst())
                : Optional.empty();
    }

    private static Unit unit(Sql.Row row) throws SQLException {
        UUID parent = row.idOrNull("parent");
        String until = row.textOrNull("until");
        return new Unit(
                new UnitId(row.id("id")),
                Kind.valueOf(row.text("kind")),
                row.text("type"),
                row.text("name"),
                parent == null ? null : new UnitId(parent),
                row.textOrNull("code"),
                LocalDate.parse(row.text("since")),
                until == null ? null : LocalDate.parse(until));
    }

    @Override
    public String name() {
        return "unit";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        Sql.script(connection, """
                create table unit_unit (rank integer primary key, id text unique not null, kind text not null,
                  type text not null, name text not null, parent text, since text not null, until text);
                create index unit_parent on unit_unit (parent);
                create table unit_name (unit text not null, since text not null, type text not null, name text not null,
                  primary key (unit, since)) without rowid;
                create table unit_code (code text not null, unit text not null, since text not null, until text);
                create index unit_code_of on unit_code (unit);
                create index unit_code_held on unit_code (code);
                create table unit_successor (unit text not null, rank integer not null, successor text not null,
                  primary key (unit, rank)) without rowid""");
    }

    @Override
    public void apply(Connection connection, StoredCommit commit) throws SQLException {
        for (Placed<UnitEvent> placed : events.of(commit, UnitEvent.class)) {
            apply(connection, placed.event());
        }
    }

    private static void apply(Connection connection, UnitEvent event) throws SQLException {
        switch (event) {
            case UnitEvent.UnitEstablished e -> {
                Sql.update(
                        connection,
                        "insert into unit_unit (id, kind, type, name, parent, since) values (?, ?, ?, ?, ?, ?)",
                        e.unit(),
                        e.kind(),
                        e.type(),
                        e.name(),
                        e.parent(),
                        e.validFrom());
                named(connection, e.unit(), e.validFrom(), e.type(), e.name());
            }
            case UnitEvent.UnitRenamed e -> {
                Sql.update(
                        connection,
                        "update unit_unit set type = ?, name = ? where id = ?",
                        e.type(),
                        e.name(),
                        e.unit());
                named(connection, e.unit(), e.from(), e.type(), e.name());
            }
            case UnitEvent.UnitCodeAssigned e ->
                Sql.update(
                        connection,
                        "insert into unit_code (code, unit, since) values (?, ?, ?)",
                        e.code(),
                        e.unit(),
                        e.from());
            case UnitEvent.UnitCodeRetired e ->
                Sql.update(
                        connection,
                        "update unit_code set until = ? where code = ? and unit = ? and until is null",
                        e.to(),
                        e.code(),
                        e.unit());
            case UnitEvent.UnitDissolved e -> {
                Sql.update(connection, "update unit_unit set until = ? where id = ?", e.to(), e.unit());
                int rank = 0;
                for (UnitId successor : e.successors()) {
                    Sql.update(
                            connection,
                            "insert or replace into unit_successor (unit, rank, successor) values (?, ?, ?)",
                            e.unit(),
                            rank++,
                            successor);
                }
            }
        }
    }

    private static void named(Connection connection, UnitId unit, LocalDate since, String type, String name)
            throws SQLException {
        Sql.update(
                connection,
                "insert or replace into unit_name (unit, since, type, name) values (?, ?, ?, ?)",
                unit,
                since,
                type,
                name);
    }
}
