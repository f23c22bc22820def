package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.ice.IceLite;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.RtcpCodec;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.rtp.Vp8Descriptor;
import vn.giaoban.media.sdp.Agreement;
import vn.giaoban.media.sdp.Extensions;
import vn.giaoban.media.secure.SrtpContext;
import vn.giaoban.media.secure.SrtpKeys;

/** One peer's transport: what it sends is taken in here, and its slots write what it receives. */
final class Connection {
    final long id;
    final PeerId peer;
    final Room room;
    final Agreement agreement;
    final IceLite ice;
    final PeerClock peerClock = new PeerClock();
    final List<OutSlot> slots = new ArrayList<>();
    final int localSsrc;
    int answers = 1;

    private final Sfu sfu;
    private final RtpPacket packet = new RtpPacket();
    private final Vp8Descriptor vp8 = new Vp8Descriptor();
    private final TransportLog transportLog = new TransportLog();
    private @Nullable Intake intake;
    private int transportId;
    /** A source that feedback can name; browsers ignore feedback about sources that they do not send. */
    private int transportSsrc;

    private @Nullable SrtpContext inbound;
    private @Nullable SrtpContext outbound;
    private boolean lost;
    private long limit = Long.MAX_VALUE;
    private boolean audioDirty;
    private boolean videoDirty;

    Connection(long id, PeerId peer, Room room, Agreement agreement, IceLite ice, int localSsrc, Sfu sfu) {
        this.id = id;
        this.peer = peer;
        this.room = room;
        this.agreement = agreement;
        this.ice = ice;
        this.localSsrc = localSsrc;
        this.sfu = sfu;
    }

    void receive(Intake from) {
        intake = from;
        transportId = from.anyExtension(Extensions.TRANSPORT_CC);
    }

    @Nullable
    Intake intake() {
        return intake;
    }

    boolean up() {
        return outbound != null && !lost;
    }

    boolean lost() {
        return lost;
    }

    void lose() {
        lost = true;
    }

    void keys(SrtpKeys keys) {
        inbound = keys.inbound();
        outbound = keys.outbound();
    }

    @Nullable
    OutSlot slot(Slot wanted) {
        for (OutSlot slot : slots) {
            if (slot.slot.equals(wanted)) {
                return slot;
            }
        }
        return null;
    }

    void dirty(boolean video) {
        sfu.dirty(this, video);
    }

    /** Notes that slots of one kind have packets; true when they had none before. */
    boolean soil(boolean video) {
        boolean before = video ? videoDirty : audioDirty;
        if (video) {
            videoDirty = true;
        } else {
            audioDirty = true;
        }
        return !before;
    }

    void clean(boolean video) {
        if (video) {
            videoDirty = false;
        } else {
            audioDirty = false;
        }
    }

    void limit(long bitsPerSecond) {
        limit = bitsPerSecond <= 0 ? Long.MAX_VALUE : bitsPerSecond;
    }

    void happened(MediaEvent event) {
        sfu.happened(event);
    }

    int seal(byte[] b, int at, int length) {
        SrtpContext context = outbound;
        return context == null ? 0 : context.protectRtp(b, at, length);
    }

    /** One RTP datagram, opened in place. */
    void rtp(byte[] b, int offset, int length, long now) {
        SrtpContext context = inbound;
        Intake from = intake;
        int size = context == null || from == null ? -1 : context.unprotectRtp(b, offset, length);
        if (from == null || size < 0 || !packet.read(b, offset, size)) {
            sfu.counters.refused++;
            return;
        }
        int wide = packet.transportSequence(transportId);
        if (wide >= 0) {
            transportLog.arrived(wide, now);
        }
        int repaired = from.repairedType(packet.payloadType());
        boolean repair = repaired >= 0;
        Track track = repair ? from.repaired(packet) : from.media(packet);
        int skip = repair ? 2 : 0;
        if (track == null || packet.payloadLength() < skip) {
            return;
        }
        FeedPacket.Codec codec = from.codec(track, repair ? repaired : packet.payloadType());
        if (codec != null) {
            if (wide >= 0) {
                transportSsrc = track.ssrc;
            }
            int at = packet.payloadOffset();
            int sequence = repair ? Bytes.u16(b, at) : packet.sequence();
            take(from, track, codec, sequence, at + skip, packet.payloadLength() - skip, now);
        }
    }

    private void take(Intake from, Track track, FeedPacket.Codec codec, int sequence, int at, int size, long now) {
        Publication publication = track.publication;
        if (publication.id.kind() == SourceId.Kind.MICROPHONE) {
            int level = packet.audioLevel(from.extension(track, Extensions.AUDIO_LEVEL));
            if (level >= 0) {
                publication.loudness().packet(level, now);
            }
        }
        if (track.touch(now)) {
            room.began(track, now);
        }
        boolean stored = track.take(packet, sequence, at, size, codec, publication.heard, vp8, now);
        if (stored) {
            room.arrived(track);
        }
        if (track.asksForKeyFrame(now)) {
            sendRtcp(List.of(new RtcpPacket.PictureLoss(localSsrc, track.ssrc)));
        }
    }

    /** One RTCP datagram, opened in place. */
    void rtcp(byte[] b, int offset, int length, long now) {
        SrtpContext context = inbound;
        int size = context == null ? -1 : context.unprotectRtcp(b, offset, length);
        if (size < 0) {
            sfu.counters.refused++;
            return;
        }
        for (RtcpPacket control : RtcpCodec.read(b, offset, size)) {
            switch (control) {
                case RtcpPacket.SenderReport report -> senderReport(report, now);
                case RtcpPacket.ReceiverReport report -> report.blocks().forEach(this::receiverReport);
                case RtcpPacket.Nack nack -> resend(nack);
                case RtcpPacket.PictureLoss loss -> keyFrame(loss.media(), now);
                case RtcpPacket.FullIntraRequest request -> keyFrame(request.media(), now);
                case RtcpPacket.EstimatedBitrate ignored -> {}
                case RtcpPacket.TransportFeedback ignored -> {}
                case RtcpPacket.SourceDescription ignored -> {}
                case RtcpPacket.Bye ignored -> {}
                case RtcpPacket.Other ignored -> {}
            }
        }
    }

    private void senderReport(RtcpPacket.SenderReport report, long now) {
        Track track = intake == null ? null : intake.known(report.ssrc());
        report.blocks().forEach(this::receiverReport);
        if (track != null && track.reception.started()) {
            track.reception.senderReport(report.ntp(), now);
            track.clock.report(Ntp.toNanos(report.ntp()), track.reception.timestamp(report.rtpTimestamp()), now);
        }
    }

    private void receiverReport(RtcpPacket.ReportBlock block) {
        for (OutSlot slot : slots) {
            if (slot.ssrc == block.ssrc()) {
                slot.reported(block);
            }
        }
    }

    private void resend(RtcpPacket.Nack nack) {
        Path path = ice.selected();
        if (path == null) {
            return;
        }
        for (OutSlot slot : slots) {
            if (slot.ssrc == nack.media()) {
                Send send = new Send(Math.min(Send.SEGMENTS, nack.sequences().size()));
                send.begin(path);
                nack.sequences().forEach(sequence -> slot.resend(sequence, send));
                if (send.count() > 0) {
                    sfu.urgent(send);
                }
            }
        }
    }

    private void keyFrame(int ssrc, long now) {
        for (OutSlot slot : slots) {
            Track track = slot.ssrc == ssrc ? slot.stream.current() : null;
            if (track != null) {
                track.needKeyFrame();
                track.connection.askForKeyFrames(now);
            }
        }
    }

    void askForKeyFrames(long now) {
        if (intake != null && up()) {
            intake.forEach(track -> {
                if (track.asksForKeyFrame(now)) {
                    sendRtcp(List.of(new RtcpPacket.PictureLoss(localSsrc, track.ssrc)));
                }
            });
        }
    }

    /** What is missing, to publishers. */
    void askForMissing(long now) {
        if (intake == null || !up()) {
            return;
        }
        Intake from = intake;
        from.forEach(track -> {
            if (!track.missing.none()) {
                List<Integer> due = track.missing.due(now);
                if (!due.isEmpty() && from.feedback(track, "nack")) {
                    sendRtcp(List.of(new RtcpPacket.Nack(localSsrc, track.ssrc, due)));
                }
            }
        });
    }

    /** Transport-wide feedback to a publisher. */
    void transportFeedback() {
        RtcpPacket.TransportFeedback feedback = up() ? transportLog.feedback(localSsrc, transportSsrc) : null;
        if (feedback != null) {
            sendRtcp(List.of(feedback));
        }
    }

    /** One compound: a report per slot, and one about everything received. */
    void reports(long now, boolean onlyDue) {
        if (!up()) {
            return;
        }
        List<RtcpPacket> compound = new ArrayList<>();
        long ntp = sfu.ntp(now);
        for (OutSlot slot : slots) {
            RtcpPacket report = !onlyDue || slot.reportDue() ? slot.report(now, ntp) : null;
            if (report != null) {
                compound.add(report);
            }
        }
        if (!onlyDue && intake != null) {
            List<RtcpPacket.ReportBlock> blocks = new ArrayList<>();
            List<Integer> remb = new ArrayList<>();
            Intake from = intake;
            from.forEach(track -> {
                if (track.flowing(now) && blocks.size() < 31) {
                    blocks.add(track.reception.block(now));
                    if (from.feedback(track, "goog-remb") && track.video) {
                        remb.add(track.ssrc);
                    }
                }
            });
            if (!blocks.isEmpty()) {
                compound.add(new RtcpPacket.ReceiverReport(localSsrc, blocks));
            }
            if (!remb.isEmpty()) {
                compound.add(new RtcpPacket.EstimatedBitrate(localSsrc, Sfu.REMB_BITRATE, remb));
            }
        }
        if (!compound.isEmpty()) {
            sendRtcp(compound);
        }
    }

    void sendRtcp(List<RtcpPacket> compound) {
        SrtpContext context = outbound;
        Path path = ice.selected();
        if (context == null || path == null || lost) {
            return;
        }
        byte[] plain = RtcpCodec.write(compound);
        byte[] b = Arrays.copyOf(plain, plain.length + SrtpContext.MAX_OVERHEAD);
        int length = context.protectRtcp(b, 0, plain.length);
        sfu.urgent(new Send(path, Arrays.copyOf(b, length)));
    }

    /** Fills a batch from the slots of one kind; false when more is waiting. */
    boolean drain(Send send, boolean video) {
        Path path = ice.selected();
        if (path == null || !up()) {
            return true;
        }
        send.begin(path);
        boolean all = true;
        for (OutSlot slot : slots) {
            if (slot.video() == video) {
                all &= slot.drain(send);
            }
        }
        return all;
    }
}
