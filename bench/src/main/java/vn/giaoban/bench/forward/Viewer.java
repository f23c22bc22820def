package vn.giaoban.bench.forward;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.IntMap;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.rtp.TransportLog;

/** One site of the conference: counts what comes in every slot, tells of it, and notes when its stage changes. */
final class Viewer implements Line.Media {
    private static final long SECOND = 1_000_000_000L;
    private static final long FEEDBACK_NANOS = SECOND / 20;
    private static final int SPREAD = 50;
    private static final int SAMPLE = 16;
    private static final int OWN_SSRC = 0x0c0c0c0c;

    private final IntMap<Stream> streams = new IntMap<>();
    private final RtpPacket packet = new RtpPacket();
    private final TransportLog arrivals = new TransportLog();
    private final Seen seen;
    private final int phase;
    private final int stageSsrc;
    private final long asked;
    private boolean pictured;
    private int shown;
    private long counted;
    private long nextFeedback;
    private long nextReport;
    private @Nullable Line line;

    /** What all sites saw; one thread writes. */
    static final class Seen {
        final Delays voices = new Delays();
        final Delays frames = new Delays();
        /** From a change of floor to its first packet on the stage. */
        final Delays changes = new Delays();
        /** From asking to come in to the first whole picture on the stage. */
        final Delays firsts = new Delays();

        long floorAt;
        long received;
        long forged;
        long opened;

        void clear() {
            voices.clear();
            frames.clear();
            changes.clear();
            firsts.clear();
            received = 0;
            forged = 0;
            opened = 0;
        }
    }

    /** @param asked when it asked to come in, by {@link Wires#now} */
    Viewer(Seen seen, int phase, int stageSsrc, long asked) {
        this.seen = seen;
        this.phase = phase;
        this.stageSsrc = stageSsrc;
        this.asked = asked;
    }

    void over(Line used) {
        line = used;
    }

    @Override
    public void datagram(byte[] b, int length, long at) {
        int type = b[1] & 0x7f;
        if (RtpPacket.isRtcp(b, 0, length) || !packet.read(b, 0, length)) {
            return;
        }
        int wide = packet.transportSequence(Sdp.TRANSPORT);
        if (wide >= 0) {
            arrivals.arrived(wide, at);
        }
        if (type != Sdp.VP8 && type != Sdp.OPUS) {
            return;
        }
        Stream stream = streams.get(packet.ssrc());
        if (stream == null) {
            stream = new Stream();
            streams.put(packet.ssrc(), stream);
        }
        if (!stream.arrived(Bytes.u16(b, 2))) {
            return;
        }
        seen.received++;
        counted++;
        if (packet.ssrc() == stageSsrc && packet.csrcCount() == 1 && packet.csrc(0) != shown) {
            if (shown != 0 && seen.floorAt != 0) {
                seen.changes.add(at - seen.floorAt);
            }
            shown = packet.csrc(0);
        }
        if (!pictured && packet.ssrc() == stageSsrc && packet.marker()) {
            pictured = true;
            seen.firsts.add(at - asked);
        }
        boolean video = type == Sdp.VP8;
        if ((!video || packet.marker()) && (counted + phase) % SAMPLE == 0) {
            sample(b, length, video, at);
        }
    }

    private void sample(byte[] b, int length, boolean video, long at) {
        Line over = line;
        int opened = over == null ? -1 : over.open(b, length);
        if (opened < 0 || !packet.read(b, 0, opened)) {
            seen.forged++;
            return;
        }
        seen.opened++;
        (video ? seen.frames : seen.voices).add(at - Bytes.i64(b, packet.payloadOffset() + Publisher.STAMP_AT));
    }

    void poll(long now) {
        Line over = line;
        if (over == null || counted == 0) {
            return;
        }
        if (nextReport == 0) {
            nextFeedback = now + FEEDBACK_NANOS * (phase % SPREAD) / SPREAD;
            nextReport = now + SECOND * (phase % SPREAD) / SPREAD;
        }
        if (now >= nextFeedback) {
            nextFeedback += FEEDBACK_NANOS;
            RtcpPacket told = arrivals.feedback(OWN_SSRC, stageSsrc);
            if (told != null) {
                over.send(List.of(told));
            }
        }
        if (now >= nextReport) {
            nextReport += SECOND;
            over.send(List.of(new RtcpPacket.ReceiverReport(
                    OWN_SSRC, List.of(new RtcpPacket.ReportBlock(stageSsrc, 0, 0, 0, 0, 0, 0)))));
        }
    }

    /** Adds what should have come and what came. */
    void count(long[] sums) {
        streams.forEach(stream -> {
            sums[0] += stream.expected();
            sums[1] += stream.received;
        });
    }
}
