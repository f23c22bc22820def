package vn.giaoban.room.camera;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.camera.CameraNote.Why;
import vn.giaoban.room.visca.link.LineState;

/** Whose hands are on the camera: one mover at a time, and the lock. */
final class Hands {
    /** After standing still so long the camera is free again, and the movement is over for the log. */
    static final long LINGER = 2_000;

    private @Nullable Holder mover;
    private boolean still = true;
    private long stillSince;
    private Why why = Why.RELEASED;
    private @Nullable Holder lock;
    private long press;
    /** The last press of each that is over. */
    private final Map<String, Long> ended = new HashMap<>();

    @Nullable
    Holder mover() {
        return mover;
    }

    @Nullable
    Holder lock() {
        return lock;
    }

    /** A camera under these hands, as others see it. */
    CameraView view(UUID id, String name, LineState line, @Nullable String cause, @Nullable ViscaView visca) {
        return new CameraView(
                id,
                name,
                line,
                cause,
                moving(),
                mover == null ? null : mover.name(),
                lock == null ? null : lock.actor(),
                lock == null ? null : lock.name(),
                visca);
    }

    boolean moving() {
        return mover != null && !still;
    }

    /** @throws CameraRefused when another moves or keeps it, and need not give way */
    void admit(Holder by) {
        Holder keeper = lock;
        Holder other = mover;
        if (by.mayTake()) {
            return;
        }
        if (keeper != null && !keeper.same(by)) {
            throw new CameraRefused("camera-locked", Map.of("holder", keeper.name()));
        }
        if (other != null && !other.same(by)) {
            throw new CameraRefused("camera-busy", Map.of("holder", other.name()));
        }
    }

    void presses(long number) {
        press = number;
    }

    boolean ended(Holder by, long number) {
        return number <= ended.getOrDefault(by.actor(), 0L);
    }

    void ends(Holder by, long number) {
        ended.merge(by.actor(), number, Math::max);
    }

    void endsPress() {
        if (mover != null) {
            ends(mover, press);
        }
    }

    /** Whether this begins a movement, of somebody else's hands perhaps. */
    boolean begins(Holder by) {
        return mover == null || !mover.same(by);
    }

    void takes(Holder by) {
        mover = by;
        still = false;
    }

    void rests(Why reason, long now) {
        if (!still) {
            still = true;
            stillSince = now;
            why = reason;
        }
    }

    /** Why the movement that is over now ended; nothing while there is none, or it may go on. */
    @Nullable
    Why over(long now) {
        return mover != null && still && now - stillSince >= LINGER ? why : null;
    }

    long overAt() {
        return mover != null && still ? stillSince + LINGER : Long.MAX_VALUE;
    }

    void lets() {
        mover = null;
    }

    void lock(Holder by, boolean held) {
        admit(by);
        lock = held ? by : null;
    }
}
