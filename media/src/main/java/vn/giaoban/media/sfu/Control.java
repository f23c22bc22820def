package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.Slot;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.rtp.Ntp;
import vn.giaoban.media.rtp.RtcpPacket;

/** One connection's RTCP: takes what comes, and reports on its slots. What it publishes is answered by {@link Feedback}. */
final class Control {
    /** Of one round of a probe, at most. */
    private static final int PROBE_PACKETS = 16;

    private final Connection connection;
    private final Sfu sfu;
    private final LongSupplier wish;
    private final LineQuality quality = new LineQuality();
    private final Feedback feedback;
    private final RepairBudget repairs = new RepairBudget();
    private boolean reportsDue;

    Control(Connection connection, Sfu sfu) {
        this.connection = connection;
        this.sfu = sfu;
        this.feedback = new Feedback(connection, quality);
        this.wish = () -> sfu.showing.wished(connection.peer);
    }

    Feedback feedback() {
        return feedback;
    }

    void received(List<RtcpPacket> compound, long now) {
        for (RtcpPacket packet : compound) {
            switch (packet) {
                case RtcpPacket.SenderReport report -> {
                    senderReport(report, now);
                    report.blocks().forEach(block -> receiverReport(block, now));
                }
                case RtcpPacket.ReceiverReport report -> report.blocks().forEach(block -> receiverReport(block, now));
                case RtcpPacket.Nack nack -> resend(nack, now);
                case RtcpPacket.PictureLoss loss -> keyFrame(loss.media(), now);
                case RtcpPacket.FullIntraRequest request -> keyFrame(request.media(), now);
                case RtcpPacket.EstimatedBitrate estimate -> {
                    if (connection.estimated) {
                        connection.rate.told(estimate.bitsPerSecond(), now);
                        sfu.showing.adapt(connection, now);
                    }
                }
                case RtcpPacket.TransportFeedback arrivals -> {
                    connection.rate.feedback(arrivals, now);
                    sfu.showing.adapt(connection, now);
                }
                case RtcpPacket.SourceDescription ignored -> {}
                case RtcpPacket.Bye ignored -> {}
                case RtcpPacket.Other ignored -> {}
            }
        }
    }

    private void senderReport(RtcpPacket.SenderReport report, long now) {
        Intake intake = connection.intake();
        Track track = intake == null ? null : intake.known(report.ssrc());
        if (track != null && track.reception.started()) {
            track.reception.senderReport(report.ntp(), now);
            track.clock.report(Ntp.toNanos(report.ntp()), track.reception.timestamp(report.rtpTimestamp()), now);
        }
    }

    private void receiverReport(RtcpPacket.ReportBlock block, long now) {
        for (OutSlot slot : connection.slots) {
            if (slot.ssrc == block.ssrc()) {
                quality.reported(block, slot.video() ? 90_000 : 48_000, sfu.ntp(now));
            }
        }
    }

    private void resend(RtcpPacket.Nack nack, long now) {
        Path path = connection.ice.selected();
        if (path == null || !connection.up()) {
            return;
        }
        for (OutSlot slot : connection.slots) {
            if (slot.ssrc == nack.media()) {
                quality.isAskedAgain(nack.sequences().size());
                Send send = new Send(Math.min(Send.SEGMENTS, nack.sequences().size()));
                send.begin(path);
                long allowed = repairs.allowed(connection.rate.bitsPerSecond(), now);
                for (int sequence : nack.sequences()) {
                    if (send.end() < allowed) {
                        slot.resend(sequence, send);
                    }
                }
                repairs.spend(send.count() == 0 ? 0 : send.end());
                if (send.count() > 0) {
                    sfu.output(send);
                }
            }
        }
    }

    /** Does what cannot wait; false when nothing is left of it. */
    boolean attend(long now) {
        feedback.askForMissing(now);
        dueReports(now);
        probe(now);
        return !connection.lost() && (reportsDue || connection.rate.probing() || feedback.misses());
    }

    /** Packets of a publisher are missing. */
    void misses() {
        sfu.soon(this);
    }

    /** Sees whether more must be sent to learn what the line carries. */
    void beginProbe(long now) {
        if (connection.rate.lapse(now)) {
            sfu.showing.adapt(connection, now);
        }
        if (connection.up() && connection.rate.beginProbe(wish, now)) {
            sfu.soon(this);
        }
    }

    /** Sends packets of the stage again as long as more must be sent. */
    private void probe(long now) {
        long due = connection.up() ? connection.rate.probe(now) : 0;
        if (due <= 0) {
            return;
        }
        Path path = connection.ice.selected();
        OutSlot stage = connection.slot(Slot.STAGE_VIDEO);
        if (path == null || stage == null) {
            return;
        }
        Send send = new Send(PROBE_PACKETS);
        send.begin(path);
        stage.repeat(due, send);
        if (send.count() > 0) {
            sfu.output(send);
        }
    }

    private void keyFrame(int ssrc, long now) {
        quality.isAskedForKeyFrame();
        for (OutSlot slot : connection.slots) {
            Track track = slot.ssrc == ssrc ? slot.stream.current() : null;
            if (track != null) {
                track.needKeyFrame();
                track.connection.control().feedback().askForKeyFrames(now);
            }
        }
    }

    /** Reports of slots that changed their source: browsers need them at once to keep lips in step. */
    private void dueReports(long now) {
        if (reportsDue) {
            send(slotReports(now, true));
            reportsDue = connection.slots.stream().anyMatch(OutSlot::reportsLeft);
        }
    }

    /** A slot changed its source. */
    void reportsDue() {
        reportsDue = true;
        sfu.soon(this);
    }

    /**
     * One compound: a report per slot, and one about everything received. It goes out even when both are empty, because
     * by it a browser knows within two seconds that the network under its connection has gone.
     */
    void reports(long now) {
        List<RtcpPacket> compound = slotReports(now, false);
        Intake intake = connection.intake();
        if (intake != null) {
            List<RtcpPacket.ReportBlock> blocks = new ArrayList<>();
            List<Integer> estimated = new ArrayList<>();
            intake.forEach(track -> {
                if (track.flowing(now)) {
                    blocks.add(track.reception.block(now));
                    if (track.video && intake.feedback(track, "goog-remb")) {
                        estimated.add(track.ssrc);
                    }
                }
            });
            if (!blocks.isEmpty()) {
                compound.add(new RtcpPacket.ReceiverReport(connection.localSsrc, blocks));
            }
            if (!estimated.isEmpty()) {
                compound.add(new RtcpPacket.EstimatedBitrate(connection.localSsrc, Sfu.REMB_BITRATE, estimated));
            }
        }
        if (compound.isEmpty()) {
            compound.add(new RtcpPacket.ReceiverReport(connection.localSsrc, List.of()));
        }
        send(compound);
    }

    private List<RtcpPacket> slotReports(long now, boolean onlyDue) {
        List<RtcpPacket> compound = new ArrayList<>();
        long ntp = sfu.ntp(now);
        for (OutSlot slot : connection.slots) {
            RtcpPacket report = !onlyDue || slot.reportDue(now) ? slot.report(now, ntp) : null;
            if (report != null) {
                compound.add(report);
            }
        }
        return compound;
    }

    private void send(List<RtcpPacket> compound) {
        if (!compound.isEmpty() && connection.up()) {
            connection.sendRtcp(compound);
        }
    }

    /** The line since the last time this was asked. */
    MediaEvent.@Nullable Stats stats(long now) {
        return connection.up() ? quality.take(connection, now) : null;
    }
}
