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
import vn.giaoban.media.rate.SendRate;
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
    final SendRate rate = new SendRate();
    final List<OutSlot> slots = new ArrayList<>();
    final int localSsrc;
    /** Whether the peer says what its line carries, because it does not tell when packets come. */
    final boolean estimated;

    int answers = 1;

    private final Sfu sfu;
    private final RtpPacket packet = new RtpPacket();
    private final Vp8Descriptor vp8 = new Vp8Descriptor();
    private final Control control;
    private final Feedback feedback;
    private @Nullable Intake intake;
    private int transportId;
    private @Nullable SrtpContext inbound;
    private @Nullable SrtpContext outbound;
    private boolean lost;

    Connection(long id, PeerId peer, Room room, Agreement agreement, IceLite ice, int localSsrc, Sfu sfu) {
        this.id = id;
        this.peer = peer;
        this.room = room;
        this.agreement = agreement;
        this.ice = ice;
        this.localSsrc = localSsrc;
        this.estimated = agreement.parts().stream()
                .filter(part -> part.role() == Agreement.Role.VIDEO_SLOT)
                .flatMap(part -> part.codecs().stream())
                .anyMatch(codec -> codec.feedback().contains("goog-remb"));
        this.sfu = sfu;
        this.control = new Control(this, sfu);
        this.feedback = control.feedback();
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

    /** Where media go now; null while none can. */
    @Nullable
    Path way() {
        return up() ? ice.selected() : null;
    }

    boolean thin() {
        return sfu.showing.thin(peer);
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

    Outbox outbox() {
        return sfu.outbox;
    }

    void happened(MediaEvent event) {
        sfu.happened(event);
    }

    /** The transport-wide number of a packet that goes out now. */
    int sending(int bytes) {
        return rate.sent(bytes, sfu.outbox.sendingAt());
    }

    /** A connection has keys once, before its slots send, so that both sides count a slot's indexes from its first packet. */
    int seal(byte[] b, int at, int length, long index) {
        SrtpContext context = outbound;
        return context == null ? 0 : context.protectRtp(b, at, length, index);
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
            feedback.arrived(wide, now);
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
                feedback.transportSsrc(track.ssrc);
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
        boolean other = track.codec != codec;
        track.codec = codec;
        if (track.touch(now) || other) {
            room.began(track, now);
        }
        boolean stored = track.take(packet, sequence, at, size, codec, publication.heard, vp8, now);
        if (stored) {
            room.arrived(track, now);
        }
        if (!track.missing.none()) {
            control.misses();
        }
        feedback.askForKeyFrame(track, now);
    }

    /** One RTCP datagram, opened in place. */
    void rtcp(byte[] b, int offset, int length, long now) {
        SrtpContext context = inbound;
        int size = context == null ? -1 : context.unprotectRtcp(b, offset, length);
        if (size < 0) {
            sfu.counters.refused++;
            return;
        }
        control.received(RtcpCodec.read(b, offset, size), now);
    }

    Control control() {
        return control;
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
        sfu.output(new Send(path, Arrays.copyOf(b, length)));
    }
}
