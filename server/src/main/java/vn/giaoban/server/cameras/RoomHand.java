package vn.giaoban.server.cameras;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.room.camera.Act;
import vn.giaoban.room.camera.CameraRefused;
import vn.giaoban.room.camera.Cameras;
import vn.giaoban.room.camera.Holder;
import vn.giaoban.room.camera.Wish;
import vn.giaoban.room.h281.FarEndHands;
import vn.giaoban.room.h281.FarEndMessage;
import vn.giaoban.room.h281.Motion;

/**
 * A room's remote control on the camera that is installed at its site. It must give way to whoever keeps or moves the
 * camera, and what it holds ends by itself when it is not continued.
 */
final class RoomHand {
    private static final Logger LOG = LoggerFactory.getLogger(RoomHand.class);
    /** H.281 has no speeds: slow enough to stop where one wants. */
    private static final int SPEED = 40;

    private final Cameras cameras;
    private final Supplier<Optional<UUID>> found;
    private final Holder holder;
    private final ExecutorService later;
    private final FarEndHands hands = new FarEndHands();
    private Motion held = Motion.STILL;
    private long press;
    private volatile Optional<UUID> camera = Optional.empty();

    /** @param found is asked with each press, for a camera may be put there or replaced meanwhile; may block; {@code later} keeps the order of what is asked of the camera */
    RoomHand(Cameras cameras, Supplier<Optional<UUID>> found, Holder holder, ExecutorService later) {
        this.cameras = cameras;
        this.found = found;
        this.holder = holder;
        this.later = later;
        this.press = System.currentTimeMillis();
        execute(() -> camera = found.get());
    }

    boolean camera() {
        return camera.isPresent();
    }

    void heard(FarEndMessage message, long now) {
        held = hands.heard(message, now);
        switch (message) {
            case FarEndMessage.Start _ -> {
                press++;
                execute(() -> camera = found.get());
                drive();
            }
            case FarEndMessage.Continue _ -> {
                if (!held.equals(Motion.STILL)) {
                    drive();
                }
            }
            case FarEndMessage.Stop _ -> drive();
            case FarEndMessage.Activate(int preset) -> act(new Act.Recall(preset));
            default -> {}
        }
    }

    void tick(long now) {
        Motion is = hands.at(now);
        if (!is.equals(held)) {
            held = is;
            drive();
        }
    }

    private void drive() {
        var wish = new Wish(held.pan() * SPEED, held.tilt() * SPEED, held.zoom() * SPEED, held.focus() * SPEED);
        long number = press;
        execute(() -> camera.ifPresent(id -> cameras.drive(id, holder, wish, number)));
    }

    private void act(Act act) {
        execute(() -> {
            camera = found.get();
            camera.ifPresent(id -> cameras.carryOut(id, holder, act));
        });
    }

    private void execute(Runnable wish) {
        try {
            later.execute(() -> {
                try {
                    wish.run();
                } catch (CameraRefused e) {
                    LOG.info("The remote control of {} may not: {} {}", holder.name(), e.code(), e.params());
                } catch (RuntimeException e) {
                    LOG.warn("The remote control of {}", holder.name(), e);
                }
            });
        } catch (RejectedExecutionException closing) {
            LOG.debug("closing", closing);
        }
    }
}
