package vn.giaoban.media.sfu;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaEvent.SlotShows;
import vn.giaoban.media.Slot;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.RtcpPacket.SenderReport;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.sdp.Agreement.AgreedCodec;
import vn.giaoban.media.sdp.Agreement.Part;

/** One slot of one receiver: writes its stream as RTP with the receiver's SSRC and payload types. */
final class OutSlot implements SlotStream.Sink {
    /** Browsers align lips from the second report on: they need not wait a second for it. */
    private static final int REPORTS_AFTER_CHANGE = 3;

    private static final long REPORT_AGAIN_NANOS = 200_000_000L;
    private static final int HEADER = RtpPacket.FIXED_HEADER + 4;

    final Slot slot;
    final int ssrc;
    final int repairSsrc;
    final SlotStream stream;
    private final Connection connection;
    private final int[] types = new int[FeedPacket.Codec.values().length];
    private final int[] repairTypes = new int[FeedPacket.Codec.values().length];
    private int repairSequence;
    private long packets;
    private long octets;
    private int reportsDue;
    private long nextReportAt;
    private @Nullable Send out;

    OutSlot(Connection connection, Slot slot, Part part, int ssrc, int repairSsrc, int firstSequence, long base) {
        this.connection = connection;
        this.slot = slot;
        this.ssrc = ssrc;
        this.repairSsrc = repairSsrc;
        Arrays.fill(types, -1);
        Arrays.fill(repairTypes, -1);
        for (AgreedCodec codec : part.codecs()) {
            types[codec.codec().ordinal()] = codec.payloadType();
            repairTypes[codec.codec().ordinal()] = codec.repairType();
        }
        boolean video = video();
        stream = new SlotStream(video, video ? 90_000 : 48_000, base, firstSequence, this);
    }

    boolean video() {
        return slot.media() == Slot.Media.VIDEO;
    }

    /** Writes what came since into a batch; false when it is full. */
    boolean drain(Send send) {
        out = send;
        return stream.drain();
    }

    @Override
    public boolean packet(StoredPacket packet, Run run) {
        Send send = out;
        if (send == null || send.full()) {
            return false;
        }
        int type = types[packet.codec.ordinal()];
        if (type < 0 || !video() && run.track().connection.peer.equals(connection.peer)) {
            return true;
        }
        int at = send.end();
        boolean marker = packet.marker || !video() && packet.sequence == run.firstIn();
        header(send.buffer(), at, marker, type, (int) run.sequence(packet), run.timestamp(packet), ssrc, run);
        payload(send.buffer(), at + HEADER, packet, run);
        send.add(connection.seal(send.buffer(), at, HEADER + packet.length));
        packets++;
        octets += packet.length;
        return true;
    }

    /** Sends a packet again, as RTX (RFC 4588) when that was agreed, else as it was. False when it is gone. */
    boolean resend(int sequence16, Send send) {
        SlotStream.Sent sent = stream.find(sequence16);
        if (sent == null || send.full()) {
            return false;
        }
        StoredPacket packet = sent.packet();
        Run run = sent.run();
        int type = types[packet.codec.ordinal()];
        int repairType = repairTypes[packet.codec.ordinal()];
        if (type < 0) {
            return false;
        }
        int at = send.end();
        byte[] b = send.buffer();
        int payloadAt = at + HEADER;
        if (repairType >= 0 && repairSsrc != 0) {
            header(b, at, packet.marker, repairType, repairSequence++, run.timestamp(packet), repairSsrc, run);
            Bytes.put16(b, payloadAt, sequence16);
            payloadAt += 2;
        } else {
            header(b, at, packet.marker, type, sequence16, run.timestamp(packet), ssrc, run);
        }
        payload(b, payloadAt, packet, run);
        send.add(connection.seal(b, at, payloadAt - at + packet.length));
        return true;
    }

    private static void header(
            byte[] b, int at, boolean marker, int type, int sequence, long timestamp, int ssrc, Run run) {
        b[at] = (byte) 0x81;
        b[at + 1] = (byte) ((marker ? 0x80 : 0) | type);
        Bytes.put16(b, at + 2, sequence);
        Bytes.put32(b, at + 4, (int) timestamp);
        Bytes.put32(b, at + 8, ssrc);
        Bytes.put32(b, at + 12, run.track().publication.number);
    }

    static void payload(byte[] b, int at, StoredPacket packet, Run run) {
        System.arraycopy(packet.payload, 0, b, at, packet.length);
        if (packet.pictureIdAt >= 0) {
            int id = run.pictureId(packet);
            if (packet.pictureIdBits == 15) {
                Bytes.put16(b, at + packet.pictureIdAt, id | 0x8000);
            } else {
                b[at + packet.pictureIdAt] = (byte) (id & 0x7f);
            }
        }
        if (packet.tl0At >= 0) {
            b[at + packet.tl0At] = (byte) run.tl0(packet);
        }
    }

    @Override
    public void ready() {
        connection.dirty(video());
    }

    @Override
    public void shows(@Nullable Publication publication) {
        reportsDue = publication == null ? 0 : REPORTS_AFTER_CHANGE;
        nextReportAt = Long.MIN_VALUE;
        connection.room.changed();
        if (video()) {
            connection.happened(new SlotShows(connection.peer, slot, publication == null ? null : publication.id));
        }
    }

    /** Whether a report must go now, because the source changed. */
    boolean reportDue(long nowNanos) {
        return reportsDue > 0 && packets > 0 && nowNanos >= nextReportAt;
    }

    /** Null while nothing was sent. */
    @Nullable
    SenderReport report(long nowNanos, long ntp) {
        reportsDue = Math.max(0, reportsDue - 1);
        nextReportAt = nowNanos + REPORT_AGAIN_NANOS;
        if (packets == 0 || stream.current() == null) {
            return null;
        }
        return new SenderReport(
                ssrc, ntp, stream.timestampAt(nowNanos) & 0xffffffffL, packets, octets, java.util.List.of());
    }

    long octets() {
        return octets;
    }
}
