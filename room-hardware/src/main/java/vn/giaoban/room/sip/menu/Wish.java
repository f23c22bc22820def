package vn.giaoban.room.sip.menu;

/** What a room's keys ask of the meeting. */
public enum Wish {
    SPEAK,
    WITHDRAW,
    YIELD,
    /** With the number of people present. */
    PRESENT,
    TECHNICIAN
}
