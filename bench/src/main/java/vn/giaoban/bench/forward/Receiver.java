package vn.giaoban.bench.forward;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.rtp.TransportLog;

/**
 * One who watches: counts every packet, opens a sample of them and measures how old they are, says 20 times a second
 * when each came, reports once a second, and asks for one packet of a hundred again.
 */
final class Receiver implements Line.Media {
    private static final long REPORT_NANOS = 1_000_000_000L;
    private static final long FEEDBACK_NANOS = 50_000_000L;
    private static final int SPREAD = 50;
    private static final int SAMPLE = 16;
    private static final int ASKED_OF = 100;
    private static final int OWN_SSRC = 0x0c0c0c0c;

    private final Stream picture = new Stream();
    private final Stream voice = new Stream();
    private final RtpPacket packet = new RtpPacket();
    private final TransportLog arrivals = new TransportLog();
    private final Totals totals;
    private final int phase;
    private int videoType = Sdp.VP8;
    private int audioType = Sdp.OPUS;
    private int pictureSsrc;
    private long counted;
    private long nextReport;
    private long nextFeedback;
    private @Nullable Line line;

    /** What all receivers saw in this window; one thread writes. */
    static final class Totals {
        long received;
        long bytes;
        long again;
        long opened;
        long forged;
        long asked;
        long reports;
        long feedbacks;
        final Delays voices = new Delays();
        final Delays frames = new Delays();

        /** Whether everything that receivers do besides receiving was done, and answered. */
        boolean busy() {
            return asked > 0 && again > 0 && reports > 0 && feedbacks > 0;
        }

        void clear() {
            received = 0;
            bytes = 0;
            again = 0;
            opened = 0;
            forged = 0;
            asked = 0;
            reports = 0;
            feedbacks = 0;
            voices.clear();
            frames.clear();
        }
    }

    Receiver(Totals totals, int phase) {
        this.totals = totals;
        this.phase = phase;
    }

    void over(Line used) {
        line = used;
    }

    void types(int audio, int video) {
        audioType = audio;
        videoType = video;
    }

    @Override
    public void datagram(byte[] b, int length, long at) {
        if (RtpPacket.isRtcp(b, 0, length)) {
            return;
        }
        int type = b[1] & 0x7f;
        if (type == Sdp.REPAIR && videoType != Sdp.REPAIR) {
            totals.again++;
            return;
        }
        boolean video = type == videoType;
        if (!video && type != audioType) {
            return;
        }
        int sequence = Bytes.u16(b, 2);
        if (!(video ? picture : voice).arrived(sequence)) {
            totals.again++;
            return;
        }
        if (packet.read(b, 0, length)) {
            int wide = packet.transportSequence(Sdp.TRANSPORT);
            if (wide >= 0) {
                arrivals.arrived(wide, at);
            }
        }
        totals.received++;
        totals.bytes += length;
        counted++;
        boolean timed = !video || (b[1] & 0x80) != 0;
        if (timed && (counted + phase) % SAMPLE == 0) {
            sample(b, length, video, at);
        }
        if (video) {
            pictureSsrc = Bytes.i32(b, 8);
            if ((counted + phase) % ASKED_OF == 0) {
                ask(sequence);
            }
        }
    }

    private void sample(byte[] b, int length, boolean video, long at) {
        Line over = line;
        int opened = over == null ? -1 : over.open(b, length);
        if (opened < 0 || !packet.read(b, 0, opened)) {
            totals.forged++;
            return;
        }
        totals.opened++;
        long sent = Bytes.i64(b, packet.payloadOffset() + Publisher.STAMP_AT);
        (video ? totals.frames : totals.voices).add(at - sent);
    }

    private void ask(int sequence) {
        if (line != null) {
            totals.asked++;
            line.send(List.of(new RtcpPacket.Nack(OWN_SSRC, pictureSsrc, List.of(sequence))));
        }
    }

    /** Says once a second what came, and what the line could carry. */
    void poll(long now) {
        if (line == null || pictureSsrc == 0) {
            return;
        }
        if (nextReport == 0) {
            // Real receivers do not tell in step.
            nextFeedback = now + FEEDBACK_NANOS * (phase % SPREAD) / SPREAD;
            nextReport = now + REPORT_NANOS * (phase % SPREAD) / SPREAD;
        }
        if (now >= nextFeedback) {
            nextFeedback += FEEDBACK_NANOS;
            feedback(line);
        }
        if (now < nextReport) {
            return;
        }
        nextReport += REPORT_NANOS;
        totals.reports++;
        line.send(List.of(
                new RtcpPacket.ReceiverReport(
                        OWN_SSRC, List.of(new RtcpPacket.ReportBlock(pictureSsrc, 0, 0, 0, 0, 0, 0))),
                new RtcpPacket.EstimatedBitrate(OWN_SSRC, 50_000_000, List.of(pictureSsrc))));
    }

    /** When everything came, to servers that number their packets over all streams. */
    private void feedback(Line over) {
        RtcpPacket told = arrivals.feedback(OWN_SSRC, pictureSsrc);
        if (told != null) {
            totals.feedbacks++;
            over.send(List.of(told));
        }
    }

    /** Asks for a key frame, as after a switch. */
    void lost() {
        if (line != null && pictureSsrc != 0) {
            line.send(List.of(new RtcpPacket.PictureLoss(OWN_SSRC, pictureSsrc)));
        }
    }
}
