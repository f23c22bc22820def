package vn.giaoban.media.sfu;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaEvent.SlotShows;
import vn.giaoban.media.Slot;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.rtp.RtcpPacket.SenderReport;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.sdp.Agreement.AgreedCodec;
import vn.giaoban.media.sdp.Agreement.Part;
import vn.giaoban.media.sdp.Extensions;

/** One slot of one receiver: writes its stream as RTP with the receiver's SSRC and payload types. */
final class OutSlot implements SlotSink {
    /** Browsers align lips from the second report on: they need not wait a second for it. */
    private static final int REPORTS_AFTER_CHANGE = 3;

    private static final long REPORT_AGAIN_NANOS = 200_000_000L;
    /** Fixed part, and one contributing source. */
    private static final int HEADER = RtpPacket.FIXED_HEADER + 4;

    /** The profile and length of the extensions, and one of two bytes (RFC 8285 4.2). */
    private static final int EXTENSION = 8;

    /** Before a repeated payload: the number that it had (RFC 4588 4). */
    private static final int ORIGINAL = 2;

    private static final int REPEATED = 32;

    final Slot slot;
    final int ssrc;
    final int repairSsrc;
    final SlotStream stream;
    private final boolean video;
    private final Connection connection;
    private final Outbox outbox;
    private final int[] types = new int[FeedPacket.Codec.values().length];
    private final int[] repairTypes = new int[FeedPacket.Codec.values().length];
    private final int transportId;
    private long repairSequence;
    private long packets;
    private long octets;
    private int reportsDue;
    private long nextReportAt;
    private @Nullable Send out;
    /** Whether it stands in the outbox. */
    private boolean waiting;

    OutSlot(Connection connection, Slot slot, Part part, int ssrc, int repairSsrc, int firstSequence, long base) {
        this.connection = connection;
        this.outbox = connection.outbox();
        this.slot = slot;
        this.ssrc = ssrc;
        this.repairSsrc = repairSsrc;
        Arrays.fill(types, -1);
        Arrays.fill(repairTypes, -1);
        for (AgreedCodec codec : part.codecs()) {
            types[codec.codec().ordinal()] = codec.payloadType();
            repairTypes[codec.codec().ordinal()] = codec.repairType();
        }
        transportId = part.offered().extension(Extensions.TRANSPORT_CC);
        video = slot.media() == Slot.Media.VIDEO;
        stream = new SlotStream(video, video ? 90_000 : 48_000, base, firstSequence, this);
    }

    boolean video() {
        return video;
    }

    /** Writes what came since into a batch, nothing where it cannot be sent; false when more is waiting. */
    boolean drain(Send send) {
        Path path = connection.way();
        if (path == null) {
            send.clear();
            waiting = false;
        } else {
            send.begin(path);
            out = send;
            waiting = !stream.drain();
        }
        return !waiting;
    }

    @Override
    public boolean packet(StoredPacket packet, Run run) {
        Send send = out;
        if (send == null || send.full()) {
            return false;
        }
        int type = types[packet.codec.ordinal()];
        if (type < 0 || !video && run.track().connection == connection) {
            return true;
        }
        int at = send.end();
        byte[] b = send.buffer();
        int length = run.carries(packet) ? packet.length : 0;
        boolean first = !video && packet.sequence == run.firstIn();
        long sequence = run.sequence(packet);
        fixed(b, at, mark(packet, length, first) | type, (int) sequence, run.timestamp(packet), ssrc);
        int payloadAt = extended(b, at, run, length);
        payload(b, payloadAt, length, packet, run);
        send.add(connection.seal(b, at, payloadAt - at + length, sequence - Renumbering.ROLL_OVER));
        packets++;
        octets += length;
        if (packets == 1) {
            connection.control().reportsDue();
        }
        return true;
    }

    /**
     * Sends a packet again, as RTX (RFC 4588). False when it is gone, or that was not agreed: under its own number it would
     * be sealed once more with another header, and two such packets give the key of their tags away (RFC 3711 9.1).
     */
    boolean resend(int sequence16, Send send) {
        Renumbering.Sent sent = repairSsrc == 0 ? null : stream.find(sequence16);
        if (sent == null || send.full()) {
            return false;
        }
        StoredPacket packet = sent.packet();
        Run run = sent.run();
        int repairType = repairTypes[packet.codec.ordinal()];
        if (repairType < 0) {
            return false;
        }
        int at = send.end();
        byte[] b = send.buffer();
        int length = run.carries(packet) ? packet.length : 0;
        long sequence = repairSequence++;
        fixed(b, at, mark(packet, length, false) | repairType, (int) sequence, run.timestamp(packet), repairSsrc);
        int payloadAt = extended(b, at, run, ORIGINAL + length);
        Bytes.put16(b, payloadAt, sequence16);
        payload(b, payloadAt + ORIGINAL, length, packet, run);
        send.add(connection.seal(b, at, payloadAt - at + ORIGINAL + length, sequence));
        return true;
    }

    /** Sends the last packets again, as RTX, until so many bytes are reached or the batch is full. */
    void repeat(long bytes, Send send) {
        int end = (int) stream.lastSequence();
        for (int back = 0; send.end() < bytes && back < REPEATED; back++) {
            resend(end - back & 0xffff, send);
        }
    }

    private static int mark(StoredPacket packet, int length, boolean first) {
        return length > 0 && (packet.marker || first) ? 0x80 : 0;
    }

    /** Writes the fixed header but for what {@link #extended} adds (RFC 3550 5.1). */
    private static void fixed(byte[] b, int at, int markAndType, int sequence, long timestamp, int ssrc) {
        b[at] = (byte) 0x81;
        b[at + 1] = (byte) markAndType;
        Bytes.put16(b, at + 2, sequence);
        Bytes.put32(b, at + 4, (int) timestamp);
        Bytes.put32(b, at + 8, ssrc);
    }

    /** Writes the source's number and the extensions before a payload of so many bytes; returns where that goes. */
    private int extended(byte[] b, int at, Run run, int payloadBytes) {
        Bytes.put32(b, at + 12, run.track().publication.number);
        if (transportId <= 0) {
            return at + HEADER;
        }
        b[at] |= 0x10;
        Bytes.put32(b, at + HEADER, 0xbede_0001);
        b[at + HEADER + 4] = (byte) (transportId << 4 | 1);
        Bytes.put16(b, at + HEADER + 5, connection.sending(HEADER + EXTENSION + payloadBytes));
        b[at + HEADER + 7] = 0;
        return at + HEADER + EXTENSION;
    }

    /** Writes a payload under its new numbers; nothing where the length is 0. */
    static void payload(byte[] b, int at, int length, StoredPacket packet, Run run) {
        if (length == 0) {
            return;
        }
        System.arraycopy(packet.payload, 0, b, at, length);
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
    public boolean thin() {
        return connection.thin();
    }

    @Override
    public boolean stage() {
        return slot.equals(Slot.STAGE_VIDEO);
    }

    @Override
    public boolean takes(FeedPacket.Codec codec) {
        return types[codec.ordinal()] >= 0;
    }

    @Override
    public void ready() {
        if (!waiting) {
            waiting = true;
            outbox.add(this);
        }
    }

    @Override
    public void shows(@Nullable Publication publication) {
        reportsDue = publication == null ? 0 : REPORTS_AFTER_CHANGE;
        nextReportAt = Long.MIN_VALUE;
        connection.control().reportsDue();
        connection.room.changed();
        if (video()) {
            connection.happened(new SlotShows(connection.peer, slot, publication == null ? null : publication.id));
        }
    }

    /** Whether a report must go now, because the source changed. */
    boolean reportDue(long nowNanos) {
        return reportsDue > 0 && packets > 0 && nowNanos >= nextReportAt;
    }

    /** Whether reports of a change are still to go. */
    boolean reportsLeft() {
        return reportsDue > 0 && packets > 0;
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
