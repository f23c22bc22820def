package vn.giaoban.server.cameras;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.views.CamerasView;
import vn.giaoban.room.camera.Act;
import vn.giaoban.room.camera.CameraView;
import vn.giaoban.room.camera.FarCamera;
import vn.giaoban.room.camera.Holder;
import vn.giaoban.room.camera.Wish;
import vn.giaoban.room.h281.FarEndMessage;
import vn.giaoban.room.sip.media.FarEnd;
import vn.giaoban.store.views.Views;

/**
 * Far-end camera control of the room systems that sit in a conference: their own cameras under our pads, and their
 * remote controls on the cameras that are installed at their site.
 */
public final class FarCameras implements AutoCloseable {
    private final SiteCameras cameras;
    private final Views views;
    private final Map<UUID, Far> rooms = new ConcurrentHashMap<>();
    private final ExecutorService hands = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("far-hands").factory());

    public FarCameras(SiteCameras cameras, Views views) {
        this.cameras = cameras;
        this.views = views;
    }

    /** The room system of a site has its seat. */
    public void join(SiteId site, String name, FarEnd end) {
        UUID id = id(site);
        Far before = rooms.get(id);
        if (before != null && before.end == end) {
            return;
        }
        var holder = new Holder("site:" + site, name, false);
        var far = new Far(site, end, new FarCamera(id, name, note -> cameras.keep(site, note)));
        var hand = new RoomHand(cameras.cameras(), () -> cameraOf(site), holder, hands);
        end.listen(new FarEnd.Listener() {
            @Override
            public void heard(FarEndMessage message, long now) {
                hand.heard(message, now);
            }

            @Override
            public void tick(long now) {
                hand.tick(now);
                far.camera.tick(now).forEach(end::send);
            }

            @Override
            public boolean camera() {
                return hand.camera();
            }
        });
        Far gone = rooms.put(id, far);
        if (gone != null) {
            gone.camera.lost();
        }
    }

    public void leave(SiteId site, FarEnd end) {
        rooms.computeIfPresent(id(site), (id, far) -> {
            if (far.end != end) {
                return far;
            }
            far.camera.lost();
            return null;
        });
        end.listen(null);
    }

    private static UUID id(SiteId site) {
        return UUID.nameUUIDFromBytes(("far-camera/" + site).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<UUID> cameraOf(SiteId site) {
        return views.query(CamerasView::all).stream()
                .filter(camera -> camera.site().equals(site))
                .map(camera -> camera.id().value())
                .findFirst();
    }

    Optional<Far> find(UUID id) {
        return Optional.ofNullable(rooms.get(id)).filter(far -> far.end.open());
    }

    /** The rooms whose cameras can be moved now. */
    List<Far> all() {
        return rooms.values().stream().filter(far -> far.end.open()).toList();
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    /** A room's own camera. */
    record Far(SiteId site, FarEnd end, FarCamera camera) implements Movable {
        CameraView view() {
            return camera.view(end.open());
        }

        @Override
        public void drive(Holder by, Wish wish, long press) {
            camera.drive(by, wish, press, now()).forEach(end::send);
        }

        @Override
        public void stop() {
            camera.stop(now()).forEach(end::send);
        }

        @Override
        public void lock(Holder by, boolean held) {
            camera.lock(by, held);
        }

        @Override
        public void carryOut(Holder by, Act act) {
            camera.carryOut(by, act, now()).forEach(end::send);
        }
    }
}
