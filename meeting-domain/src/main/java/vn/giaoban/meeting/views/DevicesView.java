package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.device.DeviceEvent;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.views.View;

/** The troubles of devices, those that go on and those that are over. */
public final class DevicesView implements View {
    private final MeetingEvents events;

    public DevicesView(MeetingEvents events) {
        this.events = events;
    }

    /**
     * A trouble of a device.
     *
     * @param until null while it goes on
     * @param outcome how it ended: well, gone, or another trouble took its place
     */
    public record Trouble(
            DeviceEvent.Kind kind,
            UUID id,
            SiteId site,
            DeviceEvent.Level level,
            String cause,
            Instant since,
            @Nullable Instant until,
            @Nullable String outcome) {}

    /** Those that go on, the oldest first. */
    public static List<Trouble> open(Connection connection) throws SQLException {
        return Sql.list(
                connection, DevicesView::trouble, "select * from device_trouble where until is null order by rank");
    }

    /** The newest of a site, going on or over. */
    public static List<Trouble> ofSite(Connection connection, SiteId site, int most) throws SQLException {
        return Sql.list(
                connection,
                DevicesView::trouble,
                "select * from device_trouble where site = ? order by rank desc limit ?",
                site,
                most);
    }

    private static Trouble trouble(Sql.Row row) throws SQLException {
        return new Trouble(
                DeviceEvent.Kind.valueOf(row.text("kind")),
                row.id("id"),
                new SiteId(row.id("site")),
                DeviceEvent.Level.valueOf(row.text("level")),
                row.text("cause"),
                row.instant("since"),
                row.instantOrNull("until"),
                row.textOrNull("outcome"));
    }

    @Override
    public String name() {
        return "device";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        Sql.script(connection, """
                create table device_trouble (rank integer primary key, kind text not null, id text not null,
                  site text not null, level text not null, cause text not null, since integer not null,
                  until integer, outcome text);
                create index device_site on device_trouble (site, rank);
                create index device_open on device_trouble (kind, id) where until is null""");
    }

    @Override
    public void apply(Connection connection, StoredCommit commit) throws SQLException {
        for (Placed<DeviceEvent> placed : events.of(commit, DeviceEvent.class)) {
            Instant at = commit.commit().header().wallTime();
            switch (placed.event()) {
                case DeviceEvent.DeviceTroubleBegan e -> {
                    end(connection, e, at, "changed");
                    Sql.update(
                            connection,
                            "insert into device_trouble (kind, id, site, level, cause, since) values (?, ?, ?, ?, ?, ?)",
                            e.kind(),
                            e.id(),
                            e.site(),
                            e.level(),
                            e.cause(),
                            at);
                }
                case DeviceEvent.DeviceTroubleEnded e -> end(connection, e, at, e.outcome());
            }
        }
    }

    private static void end(Connection connection, DeviceEvent of, Instant at, String outcome) throws SQLException {
        Sql.update(
                connection,
                "update device_trouble set until = ?, outcome = ? where kind = ? and id = ? and until is null",
                at,
                outcome,
                of.kind(),
                of.id());
    }
}
