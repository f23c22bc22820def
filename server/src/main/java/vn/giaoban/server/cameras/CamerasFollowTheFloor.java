package vn.giaoban.server.cameras;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.views.CamerasView;
import vn.giaoban.meeting.views.CamerasView.Installed;
import vn.giaoban.room.camera.Act;
import vn.giaoban.room.camera.CameraRefused;
import vn.giaoban.room.camera.Holder;
import vn.giaoban.store.views.Views;

/**
 * Lights the red lamp of every camera of a site that a live conference sees, puts it out when it sees another, and sends
 * the cameras of a site that gets the floor to the preset chosen for that, unless somebody moves or keeps them.
 */
public final class CamerasFollowTheFloor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CamerasFollowTheFloor.class);
    private static final long EVERY_MILLIS = 300;

    private static final Holder ITSELF = new Holder("system:floor", "Giao Ban", false);

    private final LiveConferences live;
    private final Views views;
    private final SiteCameras cameras;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("cameras-follow").factory());

    private Set<SiteId> spoke = Set.of();

    private CamerasFollowTheFloor(LiveConferences live, Views views, SiteCameras cameras) {
        this.live = live;
        this.views = views;
        this.cameras = cameras;
    }

    public static CamerasFollowTheFloor start(LiveConferences live, Views views, SiteCameras cameras) {
        var lamps = new CamerasFollowTheFloor(live, views, cameras);
        lamps.clock.scheduleWithFixedDelay(lamps::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return lamps;
    }

    private void look() {
        try {
            List<Installed> installed = views.query(CamerasView::all);
            if (installed.isEmpty()) {
                return;
            }
            Set<SiteId> seen = seen(live.open());
            Set<SiteId> speaking = speaking(live.open());
            installed.forEach(c -> cameras.cameras().tally(c.id().value(), seen.contains(c.site())));
            installed.stream()
                    .filter(c -> speaking.contains(c.site()) && !spoke.contains(c.site()))
                    .forEach(this::send);
            spoke = speaking;
        } catch (Views.ViewBehind notYet) {
            LOG.debug("cameras wait for their view", notYet);
        } catch (RuntimeException e) {
            LOG.warn("the lamps could not follow the floor", e);
        }
    }

    private void send(Installed camera) {
        Integer preset = camera.floorPreset();
        if (preset != null) {
            try {
                cameras.cameras().carryOut(camera.id().value(), ITSELF, new Act.Recall(preset));
            } catch (CameraRefused e) {
                LOG.info("camera {} did not go to preset {} by itself: {}", camera.id(), preset, e.code());
            }
        }
    }

    /** The sites that have the floor. */
    static Set<SiteId> speaking(List<LiveRoom> rooms) {
        Set<SiteId> speaking = new HashSet<>();
        for (LiveRoom room : rooms) {
            LiveRoom.Floor floor = room.floor();
            if (room.status() == LiveRoom.Status.LIVE && floor != null) {
                speaking.add(floor.site());
            }
        }
        return speaking;
    }

    /** The sites on the stages: who has the floor, else the main site. */
    static Set<SiteId> seen(List<LiveRoom> rooms) {
        Set<SiteId> seen = new HashSet<>();
        for (LiveRoom room : rooms) {
            if (room.status() == LiveRoom.Status.LIVE) {
                LiveRoom.Floor floor = room.floor();
                seen.add(floor == null ? room.plan().mainSite() : floor.site());
            }
        }
        return seen;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
