package vn.giaoban.room.sip.menu;

/**
 * Everything that is said to a room. The words are in {@code prompts/vi.txt} and {@code prompts/en.txt} beside their
 * sound; {@code room-hardware/prompts/make-prompts} speaks them.
 */
public enum Prompt {
    NUMBER,
    PIN,
    WRONG,
    NO_MEETING,
    SEAT_TAKEN,
    WELCOME,
    /** Every key and what it does. */
    KEYS,
    /** How to have the language in which this is said. */
    LANGUAGE,
    ASKED,
    WITHDRAWN,
    YIELDED,
    COUNT,
    PRESENT,
    TECHNICIAN,
    REFUSED,
    CALLED,
    FLOOR,
    FLOOR_ENDED,
    OVER,
    LATER
}
