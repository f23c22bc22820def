package vn.giaoban.media;

/**
 * One RTP payload of the program feed.
 *
 * @param source who sent it; video packets are of the one on stage, audio of anyone audible
 * @param sourceNumber the source's number in the room
 * @param sequence for video continuous over switches of the stage; for audio the source's own, extended to 64 bits
 * @param rtpTimestamp for video continuous over switches, 90 kHz; for audio the source's own, 48 kHz, extended
 * @param captureMillis the server's clock (Unix milliseconds) at which this timestamp was captured, by the source's
 *     sender reports, so that lips and voice of all sources share one clock
 * @param marker RTP marker bit: the last packet of a frame
 * @param payload RTP payload, the caller gives it away
 */
public record FeedPacket(
        SourceId source,
        int sourceNumber,
        Codec codec,
        long sequence,
        long rtpTimestamp,
        double captureMillis,
        boolean marker,
        byte[] payload) {

    /** The codecs that a feed carries. */
    public enum Codec {
        OPUS,
        VP8,
        H264
    }
}
