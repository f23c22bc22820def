package vn.giaoban.server.cameras;

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
import vn.giaoban.server.cameras.CameraBodies.CameraLine;
import vn.giaoban.server.cameras.CameraBodies.PresetLine;
import vn.giaoban.server.cameras.CameraBodies.SeatLine;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.store.views.Views;

/** The cameras as pages list them: what the log, the vault, the running conferences and the lines know of each. */
final class CameraLines {
    private final SiteCameras site;
    private final Views views;
    private final LiveConferences live;
    private final Directory directory;
    private final PresetPictures pictures;

    CameraLines(SiteCameras site, Views views, LiveConferences live, Directory directory, PresetPictures pictures) {
        this.site = site;
        this.views = views;
        this.live = live;
        this.directory = directory;
        this.pictures = pictures;
    }

    List<CameraLine> of(Predicate<Installed> mayMove, Predicate<Installed> mayInstall) {
        Map<UUID, CameraView> now =
                site.views().stream().collect(Collectors.toMap(CameraView::id, Function.identity()));
        List<Seat> seats = views.query(CamerasView::seats);
        List<LiveRoom> rooms = live.open();
        return views.query(CamerasView::all).stream()
                .filter(mayMove)
                .map(c -> line(c, seats, rooms, mayInstall.test(c), now.get(c.id().value())))
                .toList();
    }

    private CameraLine line(
            Installed camera, List<Seat> seats, List<LiveRoom> rooms, boolean mayInstall, @Nullable CameraView now) {
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
                rooms.stream()
                        .filter(room -> connected(room, camera.site()))
                        .map(room -> room.conference().value())
                        .findFirst()
                        .orElse(null),
                true,
                mayInstall,
                now);
    }

    private static boolean connected(LiveRoom room, SiteId site) {
        LiveRoom.SiteState state = room.sites().get(site);
        return state != null && state.link() == Link.CONNECTED;
    }
}
