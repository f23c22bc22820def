package vn.giaoban.room.visca;

/** Tally lamps. {@link #YELLOW} is BRC-AM7's. */
public enum Lamp {
    RED(0x01, 0x0A),
    GREEN(0x04, 0x1A),
    YELLOW(0x04, 0x11);

    final int group;
    final int code;

    Lamp(int group, int code) {
        this.group = group;
        this.code = code;
    }
}
