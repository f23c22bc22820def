package vn.giaoban.server.cameras;

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
import vn.giaoban.server.cameras.Framing.Turn;
import vn.giaoban.store.views.Views;

/**
 * Lights the red lamp of every camera of a site that a live conference sees, puts it out when it sees another, and sends
 * the cameras of a site that gets the floor to the preset chosen for its speaker's seat or for the site, unless somebody
 * moves or keeps them.
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

    private Set<Turn> before = Set.of();

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
            List<LiveRoom> rooms = live.open();
            Set<SiteId> seen = Framing.seen(rooms);
            installed.forEach(c -> cameras.cameras().tally(c.id().value(), seen.contains(c.site())));
            Set<Turn> turns = Framing.turns(rooms);
            if (!turns.equals(before)) {
                Framing.moves(before, turns, installed, views.query(CamerasView::seats))
                        .forEach(this::send);
            }
            before = turns;
        } catch (Views.ViewBehind notYet) {
            LOG.debug("cameras wait for their view", notYet);
        } catch (RuntimeException e) {
            LOG.warn("the lamps could not follow the floor", e);
        }
    }

    private void send(Framing.Move move) {
        try {
            cameras.cameras().carryOut(move.camera().value(), ITSELF, new Act.Recall(move.preset()));
        } catch (CameraRefused e) {
            LOG.info("camera {} did not go to preset {} by itself: {}", move.camera(), move.preset(), e.code());
        }
    }

    @Override
    public void close() {
        clock.close(); // a look that is under way must not light a lamp after the cameras were told to be dark
    }
}
