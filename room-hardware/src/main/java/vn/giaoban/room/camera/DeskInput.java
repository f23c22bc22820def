package vn.giaoban.room.camera;

import vn.giaoban.room.visca.Octets;

/** What happens to a camera. */
sealed interface DeskInput {
    record Opened() implements DeskInput {}

    record Lost(String code) implements DeskInput {}

    record Received(Octets bytes) implements DeskInput {}

    /**
     * The pad is held so; said again at least every 0.8 s, or the camera stops.
     *
     * @param press a number that grows with each press of this holder: one that was ended never moves anything again,
     *     however late it arrives
     */
    record Drive(Holder by, Wish wish, long press) implements DeskInput {}

    /** Anybody may always stop a camera. */
    record Stop() implements DeskInput {}

    record Do(Holder by, Act act) implements DeskInput {}

    /** Nobody else moves it until it is given back; {@code held} false gives it back. */
    record Lock(Holder by, boolean held) implements DeskInput {}

    /** Whether the red lamp is to say that the conference sees this camera. */
    record Tally(boolean lit) implements DeskInput {}

    record Tick() implements DeskInput {}
}
