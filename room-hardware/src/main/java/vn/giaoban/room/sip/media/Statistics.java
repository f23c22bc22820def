package vn.giaoban.room.sip.media;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.RtcpPacket;

/** Counts of one medium of one call, for our reports and for the technician (RFC 3550, 6.4 and A.8). */
final class Statistics {
    private static final long NEVER = Long.MIN_VALUE / 2;
    private static final int NEW_BEGINNING = 3_000;
    /** Packets of ours without one that arrives, until the room counts as deaf: eight seconds of sound. */
    private static final int UNHEARD = 400;

    private int clock;
    private long refused;
    private int source;
    private boolean started;
    private long first;
    private long highest;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private long transit;
    private double jitter;
    private long lastReport;
    private long lastReportAt;
    private long lastPacketAt = NEVER;
    private long sentPackets;
    private long sentOctets;
    private int roundTripMillis = -1;
    private double lossAway;
    private double lossHere;
    private long ntpAtReport;
    private long reportSentAt = NEVER;
    private @Nullable Boolean hears;
    private long highestThere;
    private long sentWhenHeard;

    Statistics(int clock) {
        this.clock = clock;
    }

    /** The codec that was agreed has its own RTP clock. */
    void clock(int hertz) {
        clock = hertz;
    }

    void packet(int ssrc, int sequence16, long timestamp, long nowNanos) {
        long sequence = started ? highest + (short) (sequence16 - (int) highest) : 0x10000L + sequence16;
        long now = Math.round(nowNanos * (clock / 1e9));
        lastPacketAt = nowNanos;
        if (!started || ssrc != source || Math.abs(sequence - highest) > NEW_BEGINNING) {
            started = true;
            source = ssrc;
            first = 0x10000L + sequence16;
            highest = first;
            received = 1;
            expectedBefore = 0;
            receivedBefore = 0;
            transit = now - timestamp;
            return;
        }
        received++;
        if (sequence > highest) {
            highest = sequence;
            long difference = Math.abs(now - timestamp - transit);
            transit = now - timestamp;
            jitter += (Math.min(difference, clock) - jitter) / 16;
        }
    }

    void sent(int octets) {
        sentPackets++;
        sentOctets += octets;
    }

    void control(RtcpPacket packet, int ours, long nowNanos) {
        switch (packet) {
            case RtcpPacket.SenderReport report -> {
                lastReport = report.ntp() >>> 16 & 0xffffffffL;
                lastReportAt = nowNanos;
                blocks(report.blocks(), ours, nowNanos);
            }
            case RtcpPacket.ReceiverReport report -> blocks(report.blocks(), ours, nowNanos);
            default -> {}
        }
    }

    private void blocks(List<RtcpPacket.ReportBlock> blocks, int ours, long nowNanos) {
        hearing(blocks, ours);
        for (RtcpPacket.ReportBlock block : blocks) {
            if (block.ssrc() == ours) {
                lossAway = block.fractionLost() / 256.0;
                if (block.lastReport() != 0 && block.lastReport() == (ntpAtReport >>> 16 & 0xffffffffL)) {
                    long millis = (nowNanos - reportSentAt) / 1_000_000 - block.delay() * 1000 / 65_536;
                    roundTripMillis = (int) Math.clamp(millis, 0, 10_000);
                }
            }
        }
    }

    /** A room that hears nothing says so by the same number as before, or by a report that leaves us out. */
    private void hearing(List<RtcpPacket.ReportBlock> blocks, int ours) {
        List<RtcpPacket.ReportBlock> ofUs =
                blocks.stream().filter(block -> block.ssrc() == ours).toList();
        if (ofUs.stream().anyMatch(block -> block.highestSequence() != highestThere)) {
            highestThere = ofUs.getFirst().highestSequence();
            sentWhenHeard = sentPackets;
            hears = true;
        } else if ((blocks.isEmpty() || !ofUs.isEmpty()) && sentPackets - sentWhenHeard >= UNHEARD) {
            hears = false;
        }
    }

    /** Our report, with what we saw of the room. */
    RtcpPacket report(int ssrc, long ntp, long timestamp, long nowNanos) {
        ntpAtReport = ntp;
        reportSentAt = nowNanos;
        List<RtcpPacket.ReportBlock> blocks = started ? List.of(block(nowNanos)) : List.of();
        return new RtcpPacket.SenderReport(ssrc, ntp, timestamp & 0xffffffffL, sentPackets, sentOctets, blocks);
    }

    private RtcpPacket.ReportBlock block(long nowNanos) {
        long expected = highest - first + 1;
        long expectedNow = expected - expectedBefore;
        long lostNow = Math.max(0, expectedNow - (received - receivedBefore));
        expectedBefore = expected;
        receivedBefore = received;
        lossHere = expectedNow <= 0 ? 0 : (double) lostNow / expectedNow;
        return new RtcpPacket.ReportBlock(
                source,
                (int) Math.min(255, Math.round(256 * lossHere)),
                (int) Math.clamp(expected - received, -0x800000, 0x7fffff),
                highest - 0x10000 & 0xffffffffL,
                (long) jitter,
                lastReport,
                lastReport == 0 ? 0 : Math.round((nowNanos - lastReportAt) * (65_536 / 1e9)));
    }

    boolean flows(long nowNanos, long withinNanos) {
        return nowNanos - lastPacketAt < withinNanos;
    }

    /** Unset until the room has reported. */
    int roundTripMillis() {
        return roundTripMillis;
    }

    double lossHere() {
        return lossHere;
    }

    /** A datagram was dropped. */
    void refuse() {
        refused++;
    }

    long refused() {
        return refused;
    }

    double lossAway() {
        return lossAway;
    }

    int jitterMillis() {
        return (int) Math.round(jitter * 1000 / clock);
    }

    /** Whether our packets arrive at the room, as its reports say; null while they say nothing. */
    @Nullable
    Boolean hears() {
        return hears;
    }

    long received() {
        return received;
    }

    long sent() {
        return sentPackets;
    }
}
