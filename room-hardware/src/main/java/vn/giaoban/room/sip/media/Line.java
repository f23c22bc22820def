package vn.giaoban.room.sip.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.rtp.RtcpCodec;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpHeaderWriter;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.secure.SrtpContext;
import vn.giaoban.media.secure.SrtpProfile;
import vn.giaoban.room.sip.sdp.Leg;
import vn.giaoban.room.sip.sdp.Sdes;

/**
 * RTP and RTCP of one medium with one room: sealed where keys were agreed, sent to where the room's packets come from,
 * so that address translation does no harm, and measured. Confined to the loop.
 */
final class Line {
    private static final int MOST_TYPES = 128;
    private static final long REPORT_NANOS = 5_000_000_000L;

    private final DatagramChannel rtp;
    private final DatagramChannel rtcp;
    private final InetAddress signalled;
    private final int ssrc;
    private final Statistics statistics;
    private final RtpPacket packet = new RtpPacket();
    private @Nullable Leg leg;
    private @Nullable InetSocketAddress remote;
    private @Nullable InetSocketAddress remoteControl;
    private @Nullable SrtpContext inbound;
    private @Nullable SrtpContext outbound;
    private int sequence;
    private long nextReport;
    private int theirs;

    /** @param signalled where the room's SIP came from: its media may come from there too */
    Line(DatagramChannel rtp, DatagramChannel rtcp, InetAddress signalled, int ssrc, int clock) {
        this.rtp = rtp;
        this.rtcp = rtcp;
        this.signalled = signalled;
        this.ssrc = ssrc;
        this.statistics = new Statistics(clock);
    }

    /** What was agreed, at first or anew. Keys that stay the same keep their state. */
    void agreed(Leg now) {
        Leg before = leg;
        leg = now;
        if (now instanceof Leg.Audio audio) {
            statistics.clock(audio.voice().clock);
        }
        InetSocketAddress said = now.remote();
        if (before == null || !Objects.equals(before.remote(), said)) {
            remote = said;
            boolean mux = now.rtcpMux();
            remoteControl =
                    said == null ? null : mux ? said : new InetSocketAddress(said.getAddress(), said.getPort() + 1);
        }
        Leg.Keys keys = now.keys();
        Leg.Keys old = before == null ? null : before.keys();
        if (keys == null) {
            inbound = null;
            outbound = null;
        } else {
            if (old == null || !Arrays.equals(old.theirs().key(), keys.theirs().key())) {
                inbound = context(keys.theirs());
            }
            if (outbound == null) {
                outbound = context(keys.ours());
            }
        }
    }

    private static SrtpContext context(Sdes key) {
        return key.shortTags()
                ? SrtpContext.withShortTags(key.key(), key.salt())
                : new SrtpContext(SrtpProfile.AES_CM_128_HMAC_SHA1_80, key.key(), key.salt());
    }

    /** Opens an RTP packet; null when it is none, not of this room, or not authentic. Valid until the next call. */
    @Nullable
    RtpPacket open(byte[] b, int length, InetSocketAddress from, long nowNanos) {
        Leg now = leg;
        if (now == null) {
            return null;
        }
        if (!expected(now, from)) {
            statistics.refuse();
            return null;
        }
        if (RtpPacket.isRtcp(b, 0, length)) {
            control(b, length, from, nowNanos);
            return null;
        }
        int size = inbound == null ? length : inbound.unprotectRtp(b, 0, length);
        if (size < 0 || !packet.read(b, 0, size) || packet.payloadType() >= MOST_TYPES) {
            statistics.refuse();
            return null;
        }
        remote = from;
        theirs = packet.ssrc();
        statistics.packet(packet.ssrc(), packet.sequence(), packet.timestamp(), nowNanos);
        return packet;
    }

    private boolean expected(Leg now, InetSocketAddress from) {
        InetSocketAddress said = now.remote();
        return from.getAddress().equals(signalled)
                || said != null && from.getAddress().equals(said.getAddress());
    }

    /** Takes one RTCP datagram. */
    List<RtcpPacket> control(byte[] b, int length, InetSocketAddress from, long nowNanos) {
        Leg now = leg;
        if (now == null) {
            return List.of();
        }
        int size = !expected(now, from) ? -1 : inbound == null ? length : inbound.unprotectRtcp(b, 0, length);
        if (size < 0) {
            statistics.refuse();
            return List.of();
        }
        List<RtcpPacket> packets = RtcpCodec.read(b, 0, size);
        if (packets.stream().noneMatch(this::ofTheRoom)) {
            statistics.refuse();
            return List.of();
        }
        remoteControl = from;
        packets.forEach(each -> statistics.control(each, ssrc, nowNanos));
        return packets;
    }

    /** Behind one address there may be many rooms: whoever neither is the source that we hear nor speaks of us is another. */
    private boolean ofTheRoom(RtcpPacket packet) {
        return switch (packet) {
            case RtcpPacket.SenderReport report -> ofTheRoom(report.ssrc(), report.blocks());
            case RtcpPacket.ReceiverReport report -> ofTheRoom(report.ssrc(), report.blocks());
            case RtcpPacket.SourceDescription description -> isTheirs(description.ssrc());
            case RtcpPacket.Bye bye -> bye.ssrcs().contains(theirs);
            case RtcpPacket.Nack nack -> nack.media() == ssrc || isTheirs(nack.sender());
            case RtcpPacket.PictureLoss loss -> loss.media() == ssrc || isTheirs(loss.sender());
            case RtcpPacket.FullIntraRequest full -> full.media() == ssrc || isTheirs(full.sender());
            case RtcpPacket.EstimatedBitrate rate -> rate.ssrcs().contains(ssrc) || isTheirs(rate.sender());
            case RtcpPacket.TransportFeedback feedback -> feedback.media() == ssrc || isTheirs(feedback.sender());
            // Among these are the key frames that old rooms ask for (RFC 2032).
            case RtcpPacket.Other _ -> true;
        };
    }

    private boolean ofTheRoom(int source, List<RtcpPacket.ReportBlock> blocks) {
        return isTheirs(source) || blocks.stream().anyMatch(block -> block.ssrc() == ssrc);
    }

    /** A room that has sent nothing yet may have any source. */
    private boolean isTheirs(int source) {
        return theirs == 0 || source == theirs;
    }

    /** Sends one packet if the room may be sent to. */
    void send(int type, byte[] payload, long timestamp, boolean marker) {
        Leg now = leg;
        InetSocketAddress to = remote;
        boolean may = now != null && now.sends();
        if (!may || to == null) {
            return;
        }
        // Only what is sent counts: SRTP would seal with the same key stream again after a hold of 65,536 packets.
        sequence = (sequence + 1) & 0xffff;
        byte[] b = new byte[RtpPacket.FIXED_HEADER + payload.length + SrtpContext.MAX_OVERHEAD];
        int at = new RtpHeaderWriter(b, 0)
                .fixed(marker, type, sequence, timestamp, ssrc)
                .end();
        System.arraycopy(payload, 0, b, at, payload.length);
        int length = at + payload.length;
        length = outbound == null ? length : outbound.protectRtp(b, 0, length);
        statistics.sent(payload.length);
        RtpLoop.send(rtp, Arrays.copyOf(b, length), to);
    }

    /** Reports to the room, every five seconds. */
    void report(long nowNanos, long ntp, long timestamp) {
        if (nowNanos >= nextReport) {
            nextReport = nowNanos + REPORT_NANOS;
            control(List.of(
                    statistics.report(ssrc, ntp, timestamp, nowNanos),
                    new RtcpPacket.SourceDescription(ssrc, "giaoban")));
        }
    }

    /** Asks the room for a key frame by RTCP. */
    void askForKeyFrame(boolean full, int number) {
        control(List.of(
                full
                        ? new RtcpPacket.FullIntraRequest(ssrc, theirs, number)
                        : new RtcpPacket.PictureLoss(ssrc, theirs)));
    }

    private void control(List<RtcpPacket> compound) {
        InetSocketAddress to = remoteControl;
        Leg now = leg;
        if (to != null && now != null) {
            byte[] plain = RtcpCodec.write(compound);
            byte[] b = Arrays.copyOf(plain, plain.length + SrtpContext.MAX_OVERHEAD);
            int length = outbound == null ? plain.length : outbound.protectRtcp(b, 0, plain.length);
            RtpLoop.send(now.rtcpMux() ? rtp : rtcp, Arrays.copyOf(b, length), to);
        }
    }

    Statistics statistics() {
        return statistics;
    }
}
