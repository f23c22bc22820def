package vn.giaoban.room.visca;

/** Bounds of what fits into a message. */
final class Range {
    private Range() {}

    /** @throws IllegalArgumentException when the value does not lie within, both ends included */
    static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be from " + least + " to " + most + ", not " + value);
        }
    }
}
