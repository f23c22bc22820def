package vn.giaoban.media.rtp;

import java.util.List;

/** One RTCP packet of a compound; {@link RtcpCodec} reads and writes them. SSRCs are 32-bit patterns. */
public sealed interface RtcpPacket {
    /** RFC 3550 6.4.1; {@code ntp} is the 64-bit NTP timestamp, {@code rtpTimestamp} 32 bits. */
    record SenderReport(int ssrc, long ntp, long rtpTimestamp, long packets, long octets, List<ReportBlock> blocks)
            implements RtcpPacket {}

    /** RFC 3550 6.4.2. */
    record ReceiverReport(int ssrc, List<ReportBlock> blocks) implements RtcpPacket {}

    /**
     * What a receiver saw of a source: {@code fractionLost} of 256, {@code lost} signed 24 bits, jitter in timestamp
     * units, {@code lastReport} the middle of the NTP time, {@code delay} in 1/65536 s.
     */
    record ReportBlock(
            int ssrc, int fractionLost, int lost, long highestSequence, long jitter, long lastReport, long delay) {}

    /** RFC 3550 6.5, one chunk with a CNAME. */
    record SourceDescription(int ssrc, String cname) implements RtcpPacket {}

    /** RFC 3550 6.6. */
    record Bye(List<Integer> ssrcs) implements RtcpPacket {}

    /** RFC 4585 6.2.1: 16-bit sequence numbers that are missing. */
    record Nack(int sender, int media, List<Integer> sequences) implements RtcpPacket {}

    /** RFC 4585 6.3.1. */
    record PictureLoss(int sender, int media) implements RtcpPacket {}

    /** RFC 5104 4.3.1. */
    record FullIntraRequest(int sender, int media, int number) implements RtcpPacket {}

    /** draft-alvestrand-rmcat-remb-03: bits per second for all the sources together. */
    record EstimatedBitrate(int sender, long bitsPerSecond, List<Integer> ssrcs) implements RtcpPacket {}

    /**
     * draft-holmer-rmcat-transport-wide-cc-extensions-01.
     *
     * @param referenceTime in units of 64 ms, 24 bits
     * @param deltas for each sequence from {@code base}: quarter milliseconds since the one before it, or {@link #LOST}
     */
    record TransportFeedback(int sender, int media, int base, int referenceTime, int count, List<Integer> deltas)
            implements RtcpPacket {
        public static final int LOST = Integer.MIN_VALUE;
    }

    /** Anything else, by packet type and format. */
    record Other(int type, int format) implements RtcpPacket {}
}
