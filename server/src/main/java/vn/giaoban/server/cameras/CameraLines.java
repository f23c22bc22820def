package vn.giaoban.server.cameras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.views.CamerasView;
import vn.giaoban.meeting.views.CamerasView.Installed;
import vn.giaoban.meeting.views.CamerasView.Seat;
import vn.giaoban.room.camera.CameraView;
import vn.giaoban.room.camera.FarCamera;
import vn.giaoban.server.cameras.CameraBodies.CameraLine;
import vn.giaoban.server.cameras.CameraBodies.PresetLine;
import vn.giaoban.server.cameras.CameraBodies.SeatLine;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.store.views.Views;

/** The cameras as pages list them: what the log, the vault, the running conferences and the lines know of each. */
final class CameraLines {
    private final SiteCameras site;
    private final FarCameras far;
    private final Views views;
    private final LiveConferences live;
    private final Directory directory;
    private final PresetPictures pictures;

    CameraLines(
            SiteCameras site,
            FarCameras far,
            Views views,
            LiveConferences live,
            Directory directory,
            PresetPictures pictures) {
        this.site = site;
        this.far = far;
        this.views = views;
        this.live = live;
        this.directory = directory;
        this.pictures = pictures;
    }

    List<CameraLine> of(Predicate<SiteId> mayMove, Predicate<SiteId> mayTake, Predicate<SiteId> mayInstall) {
        Map<UUID, CameraView> now =
                site.views().stream().collect(Collectors.toMap(CameraView::id, Function.identity()));
        List<Seat> seats = views.query(CamerasView::seats);
        List<LiveRoom> rooms = live.open();
        List<CameraLine> lines = new ArrayList<>();
        views.query(CamerasView::all).stream()
                .filter(c -> mayMove.test(c.site()))
                .map(c -> line(
                        c, seats, rooms, mayTake.test(c.site()), mayInstall.test(c.site()), now.get(c.id().value())))
                .forEach(lines::add);
        far.all().stream()
                .filter(room -> mayMove.test(room.site()))
                .map(room -> line(room, rooms, mayTake.test(room.site())))
                .forEach(lines::add);
        return lines;
    }

    /** A room's own camera: the room has its presets, and its call is its line. */
    private CameraLine line(FarCameras.Far room, List<LiveRoom> rooms, boolean mayTake) {
        CameraView view = room.view();
        return new CameraLine(
                view.id(),
                room.site().value(),
                directory.nameOf(room.site()),
                view.name(),
                "",
                FarCamera.PROFILE,
                List.of(),
                null,
                List.of(),
                conference(rooms, room.site()),
                mayTake,
                false,
                view);
    }

    private CameraLine line(
            Installed camera,
            List<Seat> seats,
            List<LiveRoom> rooms,
            boolean mayTake,
            boolean mayInstall,
            @Nullable CameraView now) {
        Set<Integer> seen = pictures.of(camera.id());
        return new CameraLine(
                camera.id().value(),
                camera.site().value(),
                directory.nameOf(camera.site()),
                camera.name(),
                camera.address(),
                camera.profile(),
                views.query(c -> CamerasView.presets(c, camera.id())).stream()
                        .map(p -> new PresetLine(p.number(), p.name(), seen.contains(p.number())))
                        .toList(),
                camera.floorPreset(),
                seats.stream()
                        .filter(s -> s.camera().equals(camera.id()))
                        .map(s -> new SeatLine(s.seat(), s.preset()))
                        .toList(),
                conference(rooms, camera.site()),
                mayTake,
                mayInstall,
                now);
    }

    /** Where the site is connected now. */
    private static @Nullable UUID conference(List<LiveRoom> rooms, SiteId site) {
        return rooms.stream()
                .filter(room -> connected(room, site))
                .map(room -> room.conference().value())
                .findFirst()
                .orElse(null);
    }

    private static boolean connected(LiveRoom room, SiteId site) {
        LiveRoom.SiteState state = room.sites().get(site);
        return state != null && state.link() == Link.CONNECTED;
    }
}
