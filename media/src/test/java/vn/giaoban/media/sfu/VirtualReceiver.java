package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.Ntp;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpPacket;

/** Keeps what one slot received, asks again for what is missing, and judges the stream by the marks in it alone. */
final class VirtualReceiver {
    /** One packet as it came; the last nine are what its sender wrote into it. */
    record Got(
            long sequence,
            long timestamp,
            int csrc,
            long arrival,
            int pictureId,
            int tl0,
            int tag,
            int layer,
            int index,
            int count,
            boolean key,
            int frame,
            long captured,
            int temporal,
            int refers,
            int refersToo) {
        boolean same(Got other) {
            return frame == other.frame && tag == other.tag && layer == other.layer;
        }
    }

    private static final int REPAIRED = 200;

    final int ssrc;
    final int repairSsrc;
    final TreeMap<Long, Got> packets = new TreeMap<>();
    /** Numbers under which nothing came, so that they are not asked for. */
    final Set<Long> empty = new HashSet<>();

    /** The timestamps of parameter sets, by number. */
    final Map<Long, Long> parameters = new HashMap<>();

    int repaired;
    private final VirtualPeer peer;
    private final boolean video;
    private final Map<Long, Long> asked = new HashMap<>();
    private long highest = -1;
    private long whole;
    private long pictureAsked;
    private long highestTimestamp;
    private RtcpPacket.@Nullable SenderReport lastReport;

    VirtualReceiver(VirtualPeer peer, boolean video, int ssrc, int repairSsrc) {
        this.peer = peer;
        this.video = video;
        this.ssrc = ssrc;
        this.repairSsrc = repairSsrc;
    }

    void packet(RtpPacket packet, int sequence16, int at, long now) {
        long sequence = highest < 0 ? 0x10000L + sequence16 : highest + (short) (sequence16 - (int) highest);
        long timestamp = highest < 0
                ? 0x1_0000_0000L + packet.timestamp()
                : highestTimestamp + (int) (packet.timestamp() - highestTimestamp);
        whole = highest < 0 ? sequence : whole;
        if (at == packet.payloadOffset() + packet.payloadLength()) {
            empty.add(sequence);
            highest = Math.max(highest, sequence);
            return;
        }
        byte[] b = packet.data();
        if (Arrays.equals(
                VirtualSender.PARAMETERS, Arrays.copyOfRange(b, at, packet.payloadOffset() + packet.payloadLength()))) {
            parameters.put(sequence, timestamp);
            empty.add(sequence);
            highest = Math.max(highest, sequence);
            highestTimestamp = Math.max(highestTimestamp, timestamp);
            return;
        }
        int type = packet.payloadType();
        boolean h264 = type == VirtualOffer.H264 || type == VirtualOffer.H264_RTX;
        int marks = at + VirtualSender.MARKS;
        packets.putIfAbsent(
                sequence,
                new Got(
                        sequence,
                        timestamp,
                        packet.csrcCount() == 1 ? packet.csrc(0) : -1,
                        now,
                        h264 ? -1 : Bytes.u16(b, at + 2) & 0x7fff,
                        Bytes.u8(b, at + 4),
                        b[marks],
                        b[marks + 1],
                        b[marks + 2],
                        b[marks + 3],
                        b[marks + 4] == 1,
                        Bytes.i32(b, marks + 5),
                        Bytes.i64(b, marks + 9),
                        b[marks + 17],
                        Bytes.i32(b, marks + 18),
                        Bytes.i32(b, marks + 22)));
        highest = Math.max(highest, sequence);
        highestTimestamp = Math.max(highestTimestamp, timestamp);
    }

    void report(RtcpPacket.SenderReport report) {
        lastReport = report;
    }

    void tick(long now) {
        if (!video || packets.isEmpty()) {
            return;
        }
        if (now - pictureAsked > 1_000_000_000L && beyondRepair()) {
            pictureAsked = now;
            peer.sendRtcp(new RtcpPacket.PictureLoss(1, ssrc));
        }
        List<Integer> missing = new ArrayList<>();
        for (long s = Math.max(packets.firstKey(), highest - REPAIRED); s < highest; s++) {
            if (!has(s) && now - asked.getOrDefault(s, 0L) > 50_000_000L && missing.size() < 50) {
                asked.put(s, now);
                missing.add((int) s & 0xffff);
            }
        }
        if (!missing.isEmpty()) {
            peer.sendRtcp(new RtcpPacket.Nack(1, ssrc, missing));
        }
    }

    private boolean has(long sequence) {
        return packets.containsKey(sequence) || empty.contains(sequence);
    }

    /** Whether something is missing since the last key frame that is too old to be asked for. */
    private boolean beyondRepair() {
        while (whole < highest - REPAIRED && has(whole + 1)) {
            whole++;
        }
        for (long s = highest; s > whole; s--) {
            Got got = packets.get(s);
            if (got != null && got.key() && got.index() == 0) {
                whole = s;
            }
        }
        return whole < highest - REPAIRED;
    }

    /** Everyone that was received, by tag. */
    Set<Integer> tags() {
        Set<Integer> tags = new LinkedHashSet<>();
        packets.values().forEach(got -> tags.add(got.tag()));
        return tags;
    }

    @Nullable
    Got last() {
        return packets.isEmpty() ? null : packets.lastEntry().getValue();
    }

    /** By the last sender report: when the last packet was captured on the server's clock, against when it was. */
    double captureErrorMillis() {
        Got got = last();
        RtcpPacket.SenderReport report = lastReport;
        if (got == null || report == null) {
            return Double.NaN;
        }
        double ticks = (int) (got.timestamp() - report.rtpTimestamp());
        double unix = Ntp.toUnixNanos(report.ntp()) / 1e6 + ticks * 1000 / (video ? 90_000 : 48_000);
        return unix - peer.network().unixMillis(got.captured());
    }

    /**
     * Judges the stream: no hole (but in the last 300 ms), frames whole and in order, identifiers without a gap, time
     * never back, another source or layer only from a key frame, each labelled with its own number.
     */
    void judge(Map<Integer, Integer> numbersByTag) {
        long end = peer.network().now() - 300_000_000L;
        Got before = null;
        Set<Integer> shown = new HashSet<>();
        for (Got got : packets.values()) {
            if (got.arrival() > end) {
                break;
            }
            expect(got.csrc() == numbersByTag.getOrDefault(got.tag(), -2), "labelled as another", before, got);
            if (before != null) {
                for (long s = before.sequence() + 1; s < got.sequence(); s++) {
                    expect(empty.contains(s), "a hole", before, got);
                }
                expect(got.timestamp() >= before.timestamp(), "time went back", before, got);
                if (video) {
                    picture(before, got, shown);
                } else {
                    expect(got.timestamp() > before.timestamp(), "time stood still", before, got);
                }
            } else if (video) {
                expect(got.key() && got.index() == 0, "begins within a picture", null, got);
            }
            if (video && got.index() == 0) {
                if (got.key()) {
                    shown.clear();
                }
                shown.add(got.frame());
            }
            before = got;
        }
    }

    private void picture(Got before, Got got, Set<Integer> shown) {
        boolean same = before.tag() == got.tag() && before.layer() == got.layer();
        if (got.same(before)) {
            expect(got.index() == before.index() + 1, "pieces of a frame in disorder", before, got);
            expect(got.timestamp() == before.timestamp(), "one frame, two times", before, got);
            expect(got.pictureId() == before.pictureId(), "one frame, two ids", before, got);
            return;
        }
        expect(got.index() == 0, "a frame without its beginning", before, got);
        expect(got.timestamp() > before.timestamp(), "two frames at one time", before, got);
        if (got.pictureId() < 0) {
            order(before, got, shown);
            return;
        }
        // A picture all of whose packets came too late to be left out unseen keeps its id, as it keeps their numbers.
        long unseen = got.sequence() - before.sequence() - 1;
        int jump = got.pictureId() - before.pictureId() - 1 & 0x7fff;
        expect(jump <= unseen || before.pictureId() < 0, "picture id jumps", before, got);
        int tl0 = before.tl0() + (got.temporal() == 0 ? 1 : 0) & 0xff;
        expect(got.tl0() == tl0 || before.pictureId() < 0, "tl0 jumps", before, got);
        order(before, got, shown);
    }

    private void order(Got before, Got got, Set<Integer> shown) {
        boolean same = before.tag() == got.tag() && before.layer() == got.layer();
        if (got.key() && got.pictureId() < 0) {
            Long told = parameters.get(got.sequence() - 1);
            boolean known = told != null && told == got.timestamp();
            expect(known || same, "a key frame without parameter sets", before, got);
        }
        if (same) {
            expect(before.index() == before.count() - 1, "a frame without its end", before, got);
            boolean known = shown.contains(got.refers()) && shown.contains(got.refersToo());
            expect(known || got.key(), "a frame is missing", before, got);
        } else {
            expect(got.key(), "a switch without a key frame", before, got);
        }
    }

    private void expect(boolean holds, String what, @Nullable Got before, Got got) {
        if (!holds) {
            throw new AssertionError(what + " (seed " + peer.network().seed + "): " + before + " then " + got);
        }
    }
}
