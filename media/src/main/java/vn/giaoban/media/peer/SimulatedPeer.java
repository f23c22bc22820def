package vn.giaoban.media.peer;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.ice.StunMessage;
import vn.giaoban.media.rtp.Ntp;
import vn.giaoban.media.rtp.RtcpCodec;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.secure.SrtpContext;
import vn.giaoban.media.secure.SrtpKeys;

/**
 * One simulated site's media: ICE, then (by its {@link PeerLoop}) DTLS, then the loop's packets while it is asked to
 * send. Owned by one thread; the time is a parameter.
 */
final class SimulatedPeer {
    private static final long REPORT_NANOS = 1_000_000_000L;

    final Offer offer;
    private final List<VideoSender> camera;
    private final VoiceSender microphone;
    private final long contentBegan;
    private @Nullable IceClient ice;
    private @Nullable SrtpContext outbound;
    private @Nullable SrtpContext inbound;
    private long nextReport;

    SimulatedPeer(Offer offer, Loop loop, int firstSsrc, long now) {
        this.offer = offer;
        this.contentBegan = now;
        this.microphone = new VoiceSender(firstSsrc, loop);
        this.camera = new ArrayList<>();
        int ssrc = firstSsrc;
        for (var layer : offer.plan().cameraLayers()) {
            var frames = loop.layers().get(layer.rid());
            if (frames != null) {
                camera.add(new VideoSender(++ssrc, layer.rid(), frames, loop.millis()));
            }
        }
    }

    void connect(IceClient client) {
        ice = client;
    }

    void keys(SrtpKeys keys) {
        outbound = keys.outbound();
        inbound = keys.inbound();
    }

    /** Obeys the server: sends these and nothing else. */
    void send(boolean microphoneWanted, Collection<String> rids, long now) {
        microphone.activate(microphoneWanted, contentMillis(now));
        for (VideoSender sender : camera) {
            sender.activate(rids.contains(sender.rid), contentMillis(now));
        }
    }

    /** True while something must be sent every few milliseconds. */
    boolean busy() {
        return outbound != null && (microphone.active() || camera.stream().anyMatch(VideoSender::active));
    }

    /** Takes a STUN message; true when the connection has just come to work and DTLS may begin. */
    boolean stun(StunMessage message, InetSocketAddress from, long now) {
        return ice != null && ice.handle(message, from, now);
    }

    /** Takes an SRTP or SRTCP datagram; media is not decoded, requests for a key frame are obeyed. */
    void media(byte[] datagram, int length, long now) {
        if (inbound == null || !RtpPacket.isRtcp(datagram, 0, length)) {
            return;
        }
        int opened = inbound.unprotectRtcp(datagram, 0, length);
        if (opened < 0) {
            return;
        }
        for (RtcpPacket packet : RtcpCodec.read(datagram, 0, opened)) {
            int wanted = switch (packet) {
                case RtcpPacket.PictureLoss p -> p.media();
                case RtcpPacket.FullIntraRequest f -> f.media();
                default -> 0;
            };
            for (VideoSender sender : camera) {
                if (wanted == sender.ssrc) {
                    sender.refresh(contentMillis(now));
                }
            }
        }
    }

    boolean lost(long now) {
        return ice != null && ice.expired(now);
    }

    /** Gives every datagram that is due, with where it goes. */
    void poll(long now, long unixMillis, BiConsumer<byte[], InetSocketAddress> out) {
        if (ice == null) {
            return;
        }
        byte[] check = ice.check(now);
        InetSocketAddress target = ice.target();
        if (check != null) {
            out.accept(check, target);
        }
        SrtpContext srtp = outbound;
        if (srtp == null) {
            return;
        }
        long at = contentMillis(now);
        for (VideoSender sender : camera) {
            sender.poll(at, packet -> out.accept(sealed(srtp, packet), target));
        }
        microphone.poll(at, packet -> out.accept(sealed(srtp, packet), target));
        if (busy() && now >= nextReport) {
            nextReport = now + REPORT_NANOS;
            report(srtp, at, unixMillis, target, out);
        }
    }

    private static byte[] sealed(SrtpContext srtp, byte[] packet) {
        byte[] room = Arrays.copyOf(packet, packet.length + SrtpContext.MAX_OVERHEAD);
        return Arrays.copyOf(room, srtp.protectRtp(room, 0, packet.length));
    }

    private void report(
            SrtpContext srtp,
            long at,
            long unixMillis,
            InetSocketAddress to,
            BiConsumer<byte[], InetSocketAddress> out) {
        long ntp = Ntp.ofUnixMillis(unixMillis);
        if (microphone.active()) {
            report(srtp, new Report(microphone.ssrc, ntp, at * 48, microphone.packets, microphone.octets), to, out);
        }
        for (VideoSender sender : camera) {
            if (sender.active()) {
                report(srtp, new Report(sender.ssrc, ntp, at * 90, sender.packets, sender.octets), to, out);
            }
        }
    }

    private record Report(int ssrc, long ntp, long timestamp, long packets, long octets) {}

    private static void report(
            SrtpContext srtp, Report r, InetSocketAddress to, BiConsumer<byte[], InetSocketAddress> out) {
        byte[] plain = RtcpCodec.write(List.of(
                new RtcpPacket.SenderReport(r.ssrc, r.ntp, r.timestamp & 0xffffffffL, r.packets, r.octets, List.of()),
                new RtcpPacket.SourceDescription(r.ssrc, "site")));
        byte[] room = Arrays.copyOf(plain, plain.length + SrtpContext.MAX_OVERHEAD);
        out.accept(Arrays.copyOf(room, srtp.protectRtcp(room, 0, plain.length)), to);
    }

    private long contentMillis(long now) {
        return (now - contentBegan) / 1_000_000;
    }
}
