package vn.giaoban.room.camera;

import java.util.UUID;

/** What is worth keeping of a camera: who moved it. */
public sealed interface CameraNote {
    UUID camera();

    record MoveStarted(UUID camera, Holder by) implements CameraNote {}

    record MoveStopped(UUID camera, Holder by, Why why) implements CameraNote {}

    /** Why a movement ended. */
    enum Why {
        RELEASED,
        /** Nobody said for 0.8 s that the pad is still held. */
        NOT_RENEWED,
        STOP_PRESSED,
        TAKEN_OVER,
        LINE_LOST,
        ARRIVED
    }
}
