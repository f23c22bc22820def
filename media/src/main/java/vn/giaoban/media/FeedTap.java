package vn.giaoban.media;

/** Takes a room's program feed. Called on the media thread: must return at once, never throw, and copy nothing twice. */
@FunctionalInterface
public interface FeedTap {
    void packet(FeedPacket packet);
}
