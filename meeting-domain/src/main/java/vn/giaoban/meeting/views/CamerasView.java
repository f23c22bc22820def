package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.CameraId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.camera.CameraEvent;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.views.View;

/** The cameras that stand somewhere, and their presets by name. */
public final class CamerasView implements View {
    private final MeetingEvents events;

    public CamerasView(MeetingEvents events) {
        this.events = events;
    }

    /**
     * A camera.
     *
     * @param profile null when it is asked what it is
     * @param floorPreset where it goes when its site gets the floor; null for nowhere
     */
    public record Installed(
            CameraId id,
            SiteId site,
            String name,
            String address,
            @Nullable String profile,
            @Nullable Integer floorPreset) {}

    /** A preset as it is printed, and what it shows. */
    public record Preset(int number, String name) {}

    /** Where a camera goes when somebody of an office gets the floor. */
    public record Seat(CameraId camera, String seat, int preset) {}

    /** Every seat of every camera, by name. */
    public static List<Seat> seats(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                row -> new Seat(new CameraId(row.id("camera")), row.text("seat"), row.number("preset")),
                "select * from camera_seat order by camera, seat");
    }

    /** Every camera, in the order in which they were installed. */
    public static List<Installed> all(Connection connection) throws SQLException {
        return Sql.list(connection, CamerasView::camera, "select * from camera_camera order by rank");
    }

    public static Optional<Installed> find(Connection connection, CameraId camera) throws SQLException {
        return Sql.first(connection, CamerasView::camera, "select * from camera_camera where id = ?", camera);
    }

    public static List<Preset> presets(Connection connection, CameraId camera) throws SQLException {
        return Sql.list(
                connection,
                row -> new Preset(row.number("preset"), row.text("name")),
                "select * from camera_preset where camera = ? order by preset",
                camera);
    }

    private static Installed camera(Sql.Row row) throws SQLException {
        return new Installed(
                new CameraId(row.id("id")),
                new SiteId(row.id("site")),
                row.text("name"),
                row.text("address"),
                row.textOrNull("profile"),
                row.textOrNull("floor_preset") == null ? null : row.number("floor_preset"));
    }

    @Override
    public String name() {
        return "camera";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        Sql.script(connection, """
                create table camera_camera (rank integer primary key, id text unique not null, site text not null,
                  name text not null, address text not null, profile text,
                  floor_preset integer);
                create table camera_preset (camera text not null, preset integer not null, name text not null,
                  primary key (camera, preset));
                create table camera_seat (camera text not null, seat text not null, preset integer not null,
                  primary key (camera, seat))""");
    }

    @Override
    public void apply(Connection connection, StoredCommit commit) throws SQLException {
        for (Placed<CameraEvent> placed : events.of(commit, CameraEvent.class)) {
            switch (placed.event()) {
                case CameraEvent.CameraInstalled e ->
                    Sql.update(connection, """
                            insert into camera_camera (id, site, name, address, profile) values (?, ?, ?, ?, ?)
                            on conflict (id) do update set site = excluded.site, name = excluded.name,
                              address = excluded.address, profile = excluded.profile""", e.camera(), e.site(), e.name(), e.address(), e.profile());
                case CameraEvent.CameraRemoved e -> {
                    Sql.update(connection, "delete from camera_camera where id = ?", e.camera());
                    Sql.update(connection, "delete from camera_preset where camera = ?", e.camera());
                    Sql.update(connection, "delete from camera_seat where camera = ?", e.camera());
                }
                case CameraEvent.CameraPresetNamed e -> Sql.update(connection, """
                            insert into camera_preset (camera, preset, name) values (?, ?, ?)
                            on conflict (camera, preset) do update set name = excluded.name""", e.camera(), e.preset(), e.name());
                case CameraEvent.CameraPresetForgotten e -> {
                    Sql.update(
                            connection,
                            "delete from camera_preset where camera = ? and preset = ?",
                            e.camera(),
                            e.preset());
                    Sql.update(
                            connection,
                            "delete from camera_seat where camera = ? and preset = ?",
                            e.camera(),
                            e.preset());
                    Sql.update(
                            connection,
                            "update camera_camera set floor_preset = null where id = ? and floor_preset = ?",
                            e.camera(),
                            e.preset());
                }
                case CameraEvent.CameraFloorPresetChosen e ->
                    Sql.update(
                            connection,
                            "update camera_camera set floor_preset = ? where id = ?",
                            e.preset(),
                            e.camera());
                case CameraEvent.CameraSeatPresetChosen e -> {
                    if (e.preset() == null) {
                        Sql.update(
                                connection,
                                "delete from camera_seat where camera = ? and seat = ?",
                                e.camera(),
                                e.seat());
                    } else {
                        Sql.update(
                                connection,
                                "insert or replace into camera_seat (camera, seat, preset) values (?, ?, ?)",
                                e.camera(),
                                e.seat(),
                                e.preset());
                    }
                }
                case CameraEvent.FarCameraFound e -> {}
                case CameraEvent.CameraMoveStarted e -> {}
                case CameraEvent.CameraMoveStopped e -> {}
                case CameraEvent.CameraLineChanged e -> {}
            }
        }
    }
}
