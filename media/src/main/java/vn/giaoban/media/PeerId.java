package vn.giaoban.media;

/** One connection of one device in one room. */
public record PeerId(String value) {
    /** The virtual viewer that takes a room's program feed. */
    public static PeerId feed(RoomId room) {
        return new PeerId("feed/" + room.value());
    }
}
