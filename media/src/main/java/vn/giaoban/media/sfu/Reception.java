package vn.giaoban.media.sfu;

import vn.giaoban.media.rtp.RtcpPacket.ReportBlock;

/** Counts for receiver reports (RFC 3550 6.4.1, A.3, A.8), and the extension of sequences and timestamps to 64 bits. */
final class Reception {
    private final int ssrc;
    private final int rate;
    private boolean started;
    private long first;
    private long highest;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private long highestTimestamp;
    private long transit;
    private double jitter;
    private long reportMiddle;
    private long reportArrival;
    private long bytes;

    Reception(int ssrc, int rate) {
        this.ssrc = ssrc;
        this.rate = rate;
    }

    /** Extended; starts one cycle up, so that packets from before the first are positive. */
    long sequence(int sequence) {
        return started ? highest + (short) (sequence - (int) highest) : 0x10000L + sequence;
    }

    long timestamp(long timestamp) {
        return started ? highestTimestamp + (int) (timestamp - highestTimestamp) : 0x1_0000_0000L + timestamp;
    }

    void packet(long sequence, long timestamp, int size, long nowNanos) {
        bytes += size;
        received++;
        long now = Math.round(nowNanos * (rate / 1e9));
        if (!started) {
            started = true;
            first = sequence;
            highest = sequence;
            highestTimestamp = timestamp;
            transit = now - timestamp;
            return;
        }
        highest = Math.max(highest, sequence);
        if (timestamp > highestTimestamp) {
            highestTimestamp = timestamp;
            long difference = Math.abs(now - timestamp - transit);
            transit = now - timestamp;
            jitter += (difference - jitter) / 16;
        }
    }

    void senderReport(long ntp, long nowNanos) {
        reportMiddle = ntp >>> 16 & 0xffffffffL;
        reportArrival = nowNanos;
    }

    boolean started() {
        return started;
    }

    long highest() {
        return highest;
    }

    long expected() {
        return started ? highest - first + 1 : 0;
    }

    long received() {
        return received;
    }

    long bytes() {
        return bytes;
    }

    /** RFC 3550 6.4.1. */
    double jitterMillis() {
        return jitter * 1000 / rate;
    }

    ReportBlock block(long nowNanos) {
        long expected = highest - first + 1;
        long expectedNow = expected - expectedBefore;
        long lostNow = Math.max(0, expectedNow - (received - receivedBefore));
        expectedBefore = expected;
        receivedBefore = received;
        long lost = Math.max(-0x800000, Math.min(0x7fffff, expected - received));
        return new ReportBlock(
                ssrc,
                expectedNow <= 0 ? 0 : (int) Math.min(255, 256 * lostNow / expectedNow),
                (int) lost,
                highest - 0x10000 & 0xffffffffL,
                (long) jitter,
                reportMiddle,
                reportMiddle == 0 ? 0 : Math.round((nowNanos - reportArrival) * (65_536 / 1e9)));
    }
}
