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

    private final DtlsIdentity identity;
    private final SecureRandom random;
    private final Executor loop;
    private final Out out;
    private final Listener listener;
    private final Offer offer;
    private final RtpPacket packet = new RtpPacket();
    private final RoomStreams streams;
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
        this.streams = new RoomStreams(random, this::sent);
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
            if (streams.pictureNeedsKeyFrame(packets)) {
                listener.keyFrameWanted();
            }
            if (streams.screenNeedsKeyFrame(packets)) {
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
        streams.voice(opus, level, talks);
    }

    /** Lets 20 ms pass in silence, without a packet. */
    public void pause() {
        streams.pause();
    }

    /** Passes on one packet of the room's picture; the timestamp is the room's. */
    public void picture(Codec codec, byte[] payload, long timestamp, boolean marker) {
        streams.picture(codec, takesBoth(), payload, timestamp, marker);
    }

    /** Passes on one packet of what the room shows beside its picture; the timestamp is the room's. */
    public void screen(Codec codec, byte[] payload, long timestamp, boolean marker) {
        streams.screen(codec, takesBoth(), payload, timestamp, marker);
    }

    private boolean sent(byte[] b, int length) {
        SrtpContext context = outbound;
        IceClient client = ice;
        if (context == null || client == null) {
            return false;
        }
        out.send(Arrays.copyOf(b, context.protectRtp(b, 0, length)), client.target());
        return true;
    }

    /** Asks for a key frame of the stage. */
    public void askForKeyFrame(int stream) {
        rtcp(List.of(new RtcpPacket.PictureLoss(streams.ssrc(), stream)));
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
            streams.reports(unixMillis, this::rtcp);
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
