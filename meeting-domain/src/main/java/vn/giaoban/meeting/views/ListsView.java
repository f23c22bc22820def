package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import vn.giaoban.meeting.ListId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.meeting.list.SavedListEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.views.View;

/** The saved lists of units. */
public final class ListsView implements View {
    private final MeetingEvents events;

    public ListsView(MeetingEvents events) {
        this.events = events;
    }

    /** A list with its units in order. */
    public record Saved(ListId id, String name, List<UnitId> units) {
        public Saved {
            units = List.copyOf(units);
        }
    }

    /** Every list in the order of definition. */
    public static List<Saved> all(Connection connection) throws SQLException {
        return Sql.list(connection, row -> saved(connection, row), "select * from list_list order by rank");
    }

    public static Optional<Saved> find(Connection connection, ListId list) throws SQLException {
        return Sql.first(connection, row -> saved(connection, row), "select * from list_list where id = ?", list);
    }

    private static Saved saved(Connection connection, Sql.Row row) throws SQLException {
        List<UnitId> units = Sql.list(
                connection,
                unit -> new UnitId(unit.id("unit")),
                "select unit from list_unit where list = ? order by rank",
                row.text("id"));
        return new Saved(new ListId(row.id("id")), row.text("name"), units);
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        Sql.script(connection, """
                create table list_list (rank integer primary key, id text unique not null, name text not null);
                create table list_unit (list text not null, rank integer not null, unit text not null,
                  primary key (list, rank)) without rowid""");
    }

    @Override
    public void apply(Connection connection, StoredCommit commit) throws SQLException {
        for (Placed<SavedListEvent> placed : events.of(commit, SavedListEvent.class)) {
            switch (placed.event()) {
                case SavedListEvent.SavedListDefined e -> {
                    Sql.update(
                            connection,
                            "insert into list_list (id, name) values (?, ?)"
                                    + " on conflict (id) do update set name = excluded.name",
                            e.list(),
                            e.name());
                    Sql.update(connection, "delete from list_unit where list = ?", e.list());
                    int rank = 0;
                    for (UnitId unit : e.units()) {
                        Sql.update(
                                connection,
                                "insert into list_unit (list, rank, unit) values (?, ?, ?)",
                                e.list(),
                                rank++,
                                unit);
                    }
                }
            }
        }
    }
}
