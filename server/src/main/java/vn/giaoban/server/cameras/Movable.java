package vn.giaoban.server.cameras;

import java.util.UUID;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.room.camera.Act;
import vn.giaoban.room.camera.Cameras;
import vn.giaoban.room.camera.Holder;
import vn.giaoban.room.camera.Wish;

/** A camera under a pad, of ours or a room system's own; wishes throw {@link vn.giaoban.room.camera.CameraRefused}. */
interface Movable {
    SiteId site();

    void drive(Holder by, Wish wish, long press);

    void stop();

    void lock(Holder by, boolean held);

    void carryOut(Holder by, Act act);

    /** One that was installed, over VISCA. */
    record Ours(SiteId site, UUID camera, Cameras cameras) implements Movable {
        @Override
        public void drive(Holder by, Wish wish, long press) {
            cameras.drive(camera, by, wish, press);
        }

        @Override
        public void stop() {
            cameras.stop(camera);
        }

        @Override
        public void lock(Holder by, boolean held) {
            cameras.lock(camera, by, held);
        }

        @Override
        public void carryOut(Holder by, Act act) {
            cameras.carryOut(camera, by, act);
        }
    }
}
