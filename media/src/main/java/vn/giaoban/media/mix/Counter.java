package vn.giaoban.media.mix;

/** Counts of one feed's core; touched by its thread only. */
final class Counter {
    long packets;
    long late;
    long broken;
    long gaps;
    long concealed;
    long videoFrames;
    long keyAsks;

    FeedCounts snapshot(long overrun) {
        return new FeedCounts(packets, overrun, late, broken, gaps, concealed, videoFrames, keyAsks);
    }
}
