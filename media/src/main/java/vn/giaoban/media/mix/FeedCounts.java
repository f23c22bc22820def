package vn.giaoban.media.mix;

/**
 * What a feed took, gave and lost since it began.
 *
 * @param overrun packets dropped because the feed's queue was full
 * @param late packets that came after their time had passed, or twice
 * @param broken packets that could not be understood or decoded
 * @param gaps times that the picture was interrupted by a loss nobody repaired
 * @param concealed sound packets lost and filled in
 */
public record FeedCounts(
        long packets,
        long overrun,
        long late,
        long broken,
        long gaps,
        long concealed,
        long videoFrames,
        long keyAsks) {}
