package vn.giaoban.room.sip.menu;

import org.jspecify.annotations.Nullable;

/** What happens to a room's menu. */
public sealed interface MenuInput {
    /**
     * The call stands.
     *
     * @param number of the site as it was dialled, null when that says nothing
     * @param pin as it was dialled
     */
    record Begun(@Nullable String number, @Nullable String pin) implements MenuInput {}

    record Digit(char digit) implements MenuInput {}

    /** What looking up number and PIN came to. */
    record Found(Entrance entrance) implements MenuInput {}

    /** The room sits in its site's seat. */
    record Seated() implements MenuInput {}

    /** Another device has the seat. */
    record Waiting() implements MenuInput {}

    /** The answer to a wish. */
    record Done(Wish wish, boolean granted) implements MenuInput {}

    /** How the room stands in the meeting now. */
    record Stands(boolean called, boolean floor) implements MenuInput {}

    /** The conference is over for the room. */
    record Ended(boolean meetingOver) implements MenuInput {}

    record Tick() implements MenuInput {}

    /** What a number and a PIN open. */
    enum Entrance {
        OPEN,
        NEEDS_PIN,
        WRONG,
        NO_MEETING,
        /** Too many wrong PINs came from there. */
        BARRED,
        /** It could not be looked up. */
        FAILED
    }
}
