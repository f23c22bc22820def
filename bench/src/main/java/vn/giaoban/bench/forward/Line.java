package vn.giaoban.bench.forward;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.ice.IceCredentials;
import vn.giaoban.media.ice.IceLite;
import vn.giaoban.media.ice.Path;
import vn.giaoban.media.ice.StunMessage;
import vn.giaoban.media.peer.Answer;
import vn.giaoban.media.peer.IceClient;
import vn.giaoban.media.rtp.RtcpCodec;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.media.secure.DtlsTransport;
import vn.giaoban.media.secure.SrtpContext;
import vn.giaoban.media.secure.SrtpKeys;

/** The transport of one of the generator's peers: a socket, ICE, DTLS and SRTP. Its loop's thread reads and polls. */
final class Line implements DtlsTransport.Listener, AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Takes what came once keys are agreed; the bytes are used again. */
    interface Media {
        /** @param at when it came, by {@link Wires#now} */
        void datagram(byte[] b, int length, long at);
    }

    final Sdp.Self self;
    final CompletableFuture<Line> connected = new CompletableFuture<>();
    private final DtlsIdentity identity;
    private final Media media;
    private final Wires.Wire wire;
    private DtlsTransport.Role role = DtlsTransport.Role.CLIENT;
    private @Nullable Answer remote;
    private @Nullable IceClient ice;
    /** Answers the checks of a server that does some of its own. */
    private @Nullable IceLite own;

    private @Nullable DtlsTransport dtls;
    private volatile @Nullable SrtpContext outbound;
    private volatile @Nullable SrtpContext inbound;

    Line(DtlsIdentity identity, Wires.Wire wire, Media media) {
        this.identity = identity;
        this.media = media;
        this.wire = wire;
        this.self = new Sdp.Self(
                IceCredentials.newUfrag(RANDOM),
                IceCredentials.newPassword(RANDOM),
                identity.fingerprint(),
                wire.address);
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /**
     * Connects to the candidate at the server's address; on the loop's thread.
     *
     * @param answers leave the checks to the server: it takes the controlling side
     */
    void connect(String sdp, String host, boolean answers) {
        try {
            Answer answer = Answer.read(sdp);
            role = sdp.contains("a=setup:active") ? DtlsTransport.Role.SERVER : DtlsTransport.Role.CLIENT;
            InetSocketAddress server = answer.candidates().stream()
                    .filter(candidate -> candidate.getHostString().equals(host))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no candidate at " + host + ": " + answer));
            wire.connect(server, this::take);
            remote = answer;
            long now = System.nanoTime();
            own = new IceLite(new IceCredentials(self.ufrag(), self.password(), answer.ufrag()), now);
            if (!answers) {
                ice = new IceClient(self.ufrag(), answer, () -> random(12), RANDOM.nextLong(), now);
            }
        } catch (IOException e) {
            connected.completeExceptionally(e);
        }
    }

    void poll(long now) {
        byte[] check = ice == null ? null : ice.check(now);
        if (check != null) {
            write(check, check.length);
        }
    }

    private void take(byte[] b, int length, long at) {
        long now = System.nanoTime();
        if ((b[0] & 0xc0) == 0x80) {
            if (inbound != null) {
                media.datagram(b, length, at);
            }
        } else if (StunMessage.looksLikeStun(b, 0, length)) {
            StunMessage message = StunMessage.read(b, 0, length);
            IceClient client = ice;
            if (message != null && client != null && client.handle(message, client.target(), now)) {
                handshake();
            } else if (message != null && own != null) {
                checked(own, message, now);
            }
        } else if (DtlsTransport.looksLikeDtls(b, 0, length) && dtls != null) {
            dtls.receive(Arrays.copyOf(b, length));
        }
    }

    private void checked(IceLite lite, StunMessage message, long now) {
        byte[] answer = lite.answer(message, new Path(0, self.address()), now);
        if (answer != null) {
            write(answer, answer.length);
        }
        if (lite.selected() != null) {
            handshake();
        }
    }

    private void handshake() {
        Answer known = remote;
        if (known != null && dtls == null) {
            dtls = new DtlsTransport(
                    identity,
                    DtlsTransport.Role.CLIENT,
                    known.fingerprint(),
                    bytes -> write(bytes, bytes.length),
                    this);
            Thread.ofVirtual().name("bench-dtls").start(dtls);
        }
    }

    private void write(byte[] b, int length) {
        wire.send(b, length);
    }

    /** Seals a packet in place, behind which there must be room, and sends it. */
    void send(byte[] packet, int length) {
        SrtpContext context = outbound;
        if (context != null) {
            write(packet, context.protectRtp(packet, 0, length));
        }
    }

    void send(List<RtcpPacket> compound) {
        SrtpContext context = outbound;
        if (context != null) {
            byte[] plain = RtcpCodec.write(compound);
            byte[] room = Arrays.copyOf(plain, plain.length + SrtpContext.MAX_OVERHEAD);
            int length;
            synchronized (this) {
                length = context.protectRtcp(room, 0, plain.length);
            }
            write(room, length);
        }
    }

    /** Opens a packet in place; -1 when it is not authentic. */
    int open(byte[] b, int length) {
        SrtpContext context = inbound;
        return context == null ? -1 : context.unprotectRtp(b, 0, length);
    }

    List<RtcpPacket> control(byte[] b, int length) {
        SrtpContext context = inbound;
        int opened = context == null ? -1 : context.unprotectRtcp(b, 0, length);
        return opened < 0 ? List.of() : RtcpCodec.read(b, 0, opened);
    }

    @Override
    public void established(SrtpKeys keys) {
        outbound = keys.outbound();
        inbound = keys.inbound();
        connected.complete(this);
    }

    @Override
    public void closed(String reason) {
        connected.completeExceptionally(new IllegalStateException("dtls: " + reason));
    }

    @Override
    public void close() {
        if (dtls != null) {
            dtls.close();
        }
    }
}
