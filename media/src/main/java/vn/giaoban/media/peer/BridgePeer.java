package vn.giaoban.media.peer;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.Plan;
import vn.giaoban.media.ice.IceCredentials;
import vn.giaoban.media.ice.StunMessage;
import vn.giaoban.media.rtp.RtcpCodec;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpHeaderWriter;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.media.secure.DtlsTransport;
import vn.giaoban.media.secure.SrtpContext;
import vn.giaoban.media.secure.SrtpKeys;

/**
 * A peer that stands for a room which is no browser: it connects to the media server as a browser does, whichever driver
 * that is, and passes on the room's voice (Opus) and picture (H.264) and what the room is to hear and see. Confined to
 * one thread, the {@code loop}; datagrams go out on any.
 */
public final class BridgePeer implements DtlsTransport.Listener, AutoCloseable {
    private static final long REPORT_NANOS = 1_000_000_000L;
    private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;

    private final DtlsIdentity identity;
    private final SecureRandom random;
    private final Executor loop;
    private final Out out;
    private final Listener listener;
    private final Offer offer;
    private final RtpPacket packet = new RtpPacket();
    private final SentStream voice;
    private final SentStream picture;
    /** VP8 beside H.264, where the server takes two streams. */
    private final SentStream second;

    private final SentStream screen;
    private final SentStream secondScreen;
    private @Nullable Answer answer;
    private @Nullable IceClient ice;
    private @Nullable DtlsTransport dtls;
    private @Nullable SrtpContext inbound;
    private @Nullable SrtpContext outbound;
    private long nextReport;

    /** Sends a datagram to the media server; called on any thread, must not block. */
    @FunctionalInterface
    public interface Out {
        void send(byte[] datagram, InetSocketAddress to);
    }

    /** Hears what comes from the media server, on the loop. */
    public interface Listener {
        void connected();

        /** One Opus packet; every {@code stream} is one slot. */
        void voice(int stream, int sequence, byte[] payload);

        /** One packet of a video slot: H.264 (RFC 6184) or VP8 (RFC 7741), as its source sends. */
        void picture(Codec codec, int slot, int stream, int sequence, long timestamp, boolean marker, byte[] payload);

        /** Somebody needs a key frame of our picture. */
        void keyFrameWanted();

        /** Somebody needs a key frame of our screen. */
        void screenKeyFrameWanted();
    }

    /** A peer whose offer is ready at once. */
    public BridgePeer(
            Plan plan, DtlsIdentity identity, SecureRandom random, Executor loop, Out out, Listener listener) {
        this.identity = identity;
        this.random = random;
        this.loop = loop;
        this.out = out;
        this.listener = listener;
        this.offer = new Offer(
                IceCredentials.newUfrag(random),
                IceCredentials.newPassword(random),
                identity.fingerprint(),
                plan,
                Offer.Pictures.BOTH);
        int ssrc = random.nextInt() & 0x7ffffff0;
        this.voice = new SentStream(ssrc + 1, random.nextInt(0x8000));
        this.picture = new SentStream(ssrc + 2, random.nextInt(0x8000));
        this.second = new SentStream(ssrc + 3, random.nextInt(0x8000));
        this.screen = new SentStream(ssrc + 4, random.nextInt(0x8000));
        this.secondScreen = new SentStream(ssrc + 5, random.nextInt(0x8000));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    public String offer() {
        return offer.sdp();
    }

    /**
     * Connects by the server's answer.
     *
     * @throws IllegalArgumentException naming what the answer lacks
     */
    public void answer(String sdp, long nowNanos) {
        Answer read = Answer.read(sdp);
        answer = read;
        ice = new IceClient(offer.ufrag(), read, () -> bytes(12), random.nextLong(), nowNanos);
    }

    /** Takes one datagram, which is changed in place. */
    public void handle(byte[] b, int length, InetSocketAddress from, long nowNanos) {
        IceClient client = ice;
        if (StunMessage.looksLikeStun(b, 0, length)) {
            StunMessage message = StunMessage.read(b, 0, length);
            if (message != null && client != null && client.handle(message, from, nowNanos)) {
                handshake(from);
            }
        } else if (DtlsTransport.looksLikeDtls(b, 0, length)) {
            if (dtls != null) {
                dtls.receive(Arrays.copyOf(b, length));
            }
        } else if (inbound != null) {
            media(inbound, b, length);
        }
    }

    private void handshake(InetSocketAddress server) {
        Answer known = answer;
        if (known != null && dtls == null) {
            DtlsTransport transport = new DtlsTransport(
                    identity, DtlsTransport.Role.CLIENT, known.fingerprint(), bytes -> out.send(bytes, server), this);
            dtls = transport;
            Thread.ofVirtual().name("bridge-dtls").start(transport);
        }
    }

    private void media(SrtpContext context, byte[] b, int length) {
        if (RtpPacket.isRtcp(b, 0, length)) {
            int size = context.unprotectRtcp(b, 0, length);
            List<RtcpPacket> packets = size > 0 ? RtcpCodec.read(b, 0, size) : List.of();
            if (picture.needsKeyFrame(packets) || second.needsKeyFrame(packets)) {
                listener.keyFrameWanted();
            }
            if (screen.needsKeyFrame(packets) || secondScreen.needsKeyFrame(packets)) {
                listener.screenKeyFrameWanted();
            }
            return;
        }
        int size = context.unprotectRtp(b, 0, length);
        if (size < 0 || !packet.read(b, 0, size)) {
            return;
        }
        byte[] payload = Arrays.copyOfRange(b, packet.payloadOffset(), packet.payloadOffset() + packet.payloadLength());
        switch (packet.payloadType()) {
            case Offer.OPUS -> listener.voice(packet.ssrc(), packet.sequence(), payload);
            case Offer.H264 -> picture(Codec.H264, payload);
            case Offer.VP8 -> picture(Codec.VP8, payload);
            default -> {}
        }
    }

    private void picture(Codec codec, byte[] payload) {
        int slot = answer == null ? 0 : Math.max(0, answer.pictures().indexOf(packet.ssrc()));
        listener.picture(codec, slot, packet.ssrc(), packet.sequence(), packet.timestamp(), packet.marker(), payload);
    }

    /** Whether the server takes the picture in H.264 and in VP8 at one time; else it is one stream, in one of them. */
    public boolean takesBoth() {
        return answer != null && answer.simulcast();
    }

    /** Passes on 20 ms of the room's voice; {@code level} as in RFC 6464. */
    public void voice(byte[] opus, int level, boolean talks) {
        voice.timestamp += 960;
        if (opus.length > 0) {
            byte[] b = new byte[opus.length + 64];
            int at = new RtpHeaderWriter(b, 0)
                    .fixed(false, Offer.OPUS, voice.sequence, voice.timestamp, voice.ssrc)
                    .extension(Offer.MID_EXTENSION, Offer.MICROPHONE_MID)
                    .extension(Offer.LEVEL_EXTENSION, (byte) ((talks ? 0x80 : 0) | level))
                    .end();
            send(voice, b, at, opus);
        }
    }

    /** Lets 20 ms pass in silence, without a packet. */
    public void pause() {
        voice.timestamp += 960;
    }

    /** Passes on one packet of the room's picture; the timestamp is the room's. */
    public void picture(Codec codec, byte[] payload, long timestamp, boolean marker) {
        SentStream stream = codec == Codec.VP8 && takesBoth() ? second : picture;
        pass(stream, Offer.CAMERA_MID, codec, payload, timestamp, marker);
    }

    /** Passes on one packet of what the room shows beside its picture; the timestamp is the room's. */
    public void screen(Codec codec, byte[] payload, long timestamp, boolean marker) {
        SentStream stream = codec == Codec.VP8 && takesBoth() ? secondScreen : screen;
        pass(stream, Offer.SCREEN_MID, codec, payload, timestamp, marker);
    }

    private void pass(SentStream stream, String mid, Codec codec, byte[] payload, long timestamp, boolean marker) {
        boolean vp8 = codec == Codec.VP8;
        int type = vp8 ? Offer.VP8 : Offer.H264;
        String rid = takesBoth() ? vp8 ? Offer.VP8_RID : Offer.H264_RID : "";
        stream.timestamp = timestamp;
        byte[] b = new byte[payload.length + 64];
        RtpHeaderWriter header = new RtpHeaderWriter(b, 0)
                .fixed(marker, type, stream.sequence, timestamp, stream.ssrc)
                .extension(Offer.MID_EXTENSION, mid);
        if (!rid.isEmpty()) {
            header = header.extension(Offer.RID_EXTENSION, rid);
        }
        send(stream, b, header.end(), payload);
    }

    private void send(SentStream stream, byte[] b, int at, byte[] payload) {
        SrtpContext context = outbound;
        IceClient client = ice;
        stream.sequence = (stream.sequence + 1) & 0xffff;
        if (context != null && client != null) {
            System.arraycopy(payload, 0, b, at, payload.length);
            stream.packets++;
            stream.octets += payload.length;
            out.send(Arrays.copyOf(b, context.protectRtp(b, 0, at + payload.length)), client.target());
        }
    }

    /** Asks for a key frame of the stage. */
    public void askForKeyFrame(int stream) {
        rtcp(List.of(new RtcpPacket.PictureLoss(voice.ssrc, stream)));
    }

    /** Does what is due; to be called every 20 ms. */
    public void poll(long nowNanos, long unixMillis) {
        IceClient client = ice;
        if (client == null) {
            return;
        }
        byte[] check = client.check(nowNanos);
        if (check != null) {
            out.send(check, client.target());
        }
        if (outbound != null && nowNanos >= nextReport) {
            nextReport = nowNanos + REPORT_NANOS;
            report(voice, unixMillis);
            report(picture, unixMillis);
            report(second, unixMillis);
            report(screen, unixMillis);
            report(secondScreen, unixMillis);
        }
    }

    private void report(SentStream stream, long unixMillis) {
        if (stream.packets > 0) {
            long ntp = (unixMillis / 1000 + NTP_EPOCH_SECONDS) << 32 | (unixMillis % 1000 << 32) / 1000;
            rtcp(List.of(
                    new RtcpPacket.SenderReport(
                            stream.ssrc, ntp, stream.timestamp & 0xffffffffL, stream.packets, stream.octets, List.of()),
                    new RtcpPacket.SourceDescription(stream.ssrc, "room")));
        }
    }

    private void rtcp(List<RtcpPacket> compound) {
        SrtpContext context = outbound;
        IceClient client = ice;
        if (context != null && client != null) {
            byte[] plain = RtcpCodec.write(compound);
            byte[] b = Arrays.copyOf(plain, plain.length + SrtpContext.MAX_OVERHEAD);
            out.send(Arrays.copyOf(b, context.protectRtcp(b, 0, plain.length)), client.target());
        }
    }

    @Override
    public void established(SrtpKeys keys) {
        loop.execute(() -> {
            inbound = keys.inbound();
            outbound = keys.outbound();
            listener.connected();
        });
    }

    @Override
    public void closed(String reason) {}

    @Override
    public void close() {
        if (dtls != null) {
            dtls.close();
        }
        outbound = null;
        inbound = null;
    }
}
