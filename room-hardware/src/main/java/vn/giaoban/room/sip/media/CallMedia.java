package vn.giaoban.room.sip.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.Plan;
import vn.giaoban.media.peer.BridgePeer;
import vn.giaoban.media.rtp.RtpPacket;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.room.sip.audio.InbandDigits;
import vn.giaoban.room.sip.audio.JitterBuffer;
import vn.giaoban.room.sip.audio.Loudness;
import vn.giaoban.room.sip.audio.OpusCodec;
import vn.giaoban.room.sip.audio.TelephoneEvents;
import vn.giaoban.room.sip.audio.VoiceCodec;
import vn.giaoban.room.sip.sdp.Agreement;
import vn.giaoban.room.sip.sdp.Leg;

/**
 * The media of one call: the room's packets on one side, its peer in the conference on the other, and every 20 ms a
 * frame of sound each way. Public methods may be called from any thread; the work is done on the loop.
 */
public final class CallMedia implements RtpLoop.Clocked, BridgePeer.Listener, AutoCloseable {
    private static final long SILENCE_NANOS = 60_000_000_000L;
    private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;
    /** Softer than this is no speech: RFC 6464's level. */
    private static final int SPEECH = 55;

    /** One certificate is enough for all rooms of a server's run. */
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final DtlsIdentity IDENTITY = DtlsIdentity.create(RANDOM, Instant.now());

    private final RtpLoop loop;
    private final MediaListener listener;
    private final DatagramChannel[] sockets;
    private final DatagramChannel[] pictureSockets;
    private final DatagramChannel inner;
    private final Line line;
    private final Picture picture;
    private final RoomMix mix = new RoomMix();
    private final TelephoneEvents events = new TelephoneEvents();
    private final InbandDigits ear = new InbandDigits();
    private final OpusCodec toConference = new OpusCodec();
    private final short[] pcm = new short[VoiceCodec.FRAME];
    private Leg.@Nullable Audio leg;
    private @Nullable VoiceCodec codec;
    private @Nullable JitterBuffer fromRoom;
    private @Nullable BridgePeer peer;
    private long timestamp;
    private boolean speaks;
    private boolean events4733;
    private boolean saying;
    private boolean closed;
    private long began;

    /**
     * Opens the sockets of a call.
     *
     * @param local our address towards the room
     * @param signalled the room's address as its SIP shows it
     */
    public CallMedia(RtpLoop loop, InetAddress local, InetAddress signalled, MediaListener listener)
            throws IOException {
        this.loop = loop;
        this.listener = listener;
        this.sockets = loop.pair(local);
        this.pictureSockets = loop.pair(local);
        this.inner = RtpLoop.bound(null, 0);
        this.timestamp = RANDOM.nextInt() & 0x7fffffffL;
        this.line = new Line(sockets[0], sockets[1], signalled, RANDOM.nextInt() | 1, 48_000);
        this.picture = new Picture(
                new Line(pictureSockets[0], pictureSockets[1], signalled, RANDOM.nextInt() | 1, 90_000), listener);
        loop.execute(() -> {
            began = System.nanoTime();
            loop.read(sockets[0], this::room);
            loop.read(sockets[1], (b, length, from, now) -> line.control(b, length, from, now));
            loop.read(pictureSockets[0], (b, length, from, now) -> picture.room(b, length, from, now, peer));
            loop.read(pictureSockets[1], (b, length, from, now) -> picture.control(b, length, from, now, peer));
            loop.read(inner, this::conference);
            loop.add(this);
        });
    }

    public int port() throws IOException {
        return RtpLoop.port(sockets[0]);
    }

    public int picturePort() throws IOException {
        return RtpLoop.port(pictureSockets[0]);
    }

    /** What was agreed with the room, at first or anew. */
    public void agreed(Agreement agreement) {
        loop.execute(() -> {
            Leg.Audio now = agreement.audio();
            Leg.Audio before = leg;
            leg = now;
            line.agreed(now);
            picture.agreed(agreement.video());
            if (before == null || before.voice() != now.voice() || codec == null) {
                VoiceCodec fresh = VoiceCodec.of(now.voice());
                codec = fresh;
                fromRoom = new JitterBuffer(fresh);
            }
        });
    }

    /** Says something to the room alone. */
    public void say(short[] prompt) {
        loop.execute(() -> {
            saying = true;
            mix.say(prompt);
        });
    }

    /** Stops what is being said. */
    public void hush() {
        loop.execute(mix::hush);
    }

    /** Makes the room's peer in the conference; its offer goes to {@code offer} on the loop. */
    public void join(Plan plan, Consumer<String> offer) {
        loop.execute(() -> {
            leavePeer();
            BridgePeer fresh = new BridgePeer(
                    plan, IDENTITY, RANDOM, loop, (datagram, to) -> RtpLoop.send(inner, datagram, to), this);
            peer = fresh;
            offer.accept(fresh.offer());
        });
    }

    /** The conference's answer to that offer. */
    public void answered(String sdp) {
        loop.execute(() -> {
            if (peer != null) {
                peer.answer(sdp, System.nanoTime());
            }
        });
    }

    /** What the conference wants sent; everything else stays silent. */
    public void send(boolean microphone, boolean camera) {
        loop.execute(() -> {
            speaks = microphone;
            picture.wanted(camera);
        });
    }

    /** Leaves the conference; the call stands. */
    public void leave() {
        loop.execute(this::leavePeer);
    }

    private void leavePeer() {
        if (peer != null) {
            peer.close();
            peer = null;
        }
        speaks = false;
        mix.forget();
        picture.forget();
    }

    private void room(byte[] b, int length, InetSocketAddress from, long now) {
        RtpPacket packet = line.open(b, length, from, now);
        Leg.Audio agreed = leg;
        if (packet == null || agreed == null || fromRoom == null) {
            return;
        }
        byte[] payload = Arrays.copyOfRange(b, packet.payloadOffset(), packet.payloadOffset() + packet.payloadLength());
        if (agreed.dtmfTypes().contains(packet.payloadType())) {
            events4733 = true;
            Character digit = events.packet(payload, packet.timestamp());
            if (digit != null) {
                listener.digit(digit);
            }
        } else if (packet.payloadType() == agreed.payloadType()) {
            fromRoom.add(packet.sequence(), payload);
        }
    }

    private void conference(byte[] b, int length, InetSocketAddress from, long now) {
        if (peer != null) {
            peer.handle(b, length, from, now);
        }
    }

    @Override
    public void frame(long now) {
        Leg.Audio agreed = leg;
        VoiceCodec coder = codec;
        if (agreed == null || coder == null || fromRoom == null || closed) {
            return;
        }
        fromRoom(fromRoom);
        mix.take(pcm);
        timestamp += coder.ticks();
        line.send(agreed.payloadType(), coder.encode(pcm), timestamp, false);
        if (saying && !mix.saying()) {
            saying = false;
            listener.said();
        }
        long unix = System.currentTimeMillis();
        long ntp = (unix / 1000 + NTP_EPOCH_SECONDS) << 32 | (unix % 1000 << 32) / 1000;
        line.report(now, ntp, timestamp);
        picture.frame(now, ntp, peer);
        if (peer != null) {
            peer.poll(now, unix);
        }
        boolean quiet = !line.statistics().flows(now, SILENCE_NANOS) && now - began > SILENCE_NANOS;
        if (quiet && agreed.receives() && !picture.flows(now)) {
            began = now;
            listener.silent();
        }
    }

    private void fromRoom(JitterBuffer buffer) {
        boolean sound = buffer.take(pcm);
        BridgePeer to = peer;
        if (sound && !events4733) {
            Character digit = ear.frame(pcm);
            if (digit != null) {
                listener.digit(digit);
            }
        }
        if (to == null) {
            return;
        }
        if (!speaks) {
            to.pause();
            return;
        }
        if (!sound) {
            Arrays.fill(pcm, (short) 0);
        }
        int level = Loudness.level(pcm);
        to.voice(toConference.encode(pcm), level, level < SPEECH);
    }

    @Override
    public void connected() {
        listener.connected();
    }

    @Override
    public void voice(int stream, int sequence, byte[] payload) {
        mix.voice(stream, sequence, payload);
    }

    @Override
    public void picture(int stream, int sequence, long at, boolean marker, byte[] payload) {
        picture.conference(stream, sequence, at, marker, payload);
    }

    @Override
    public void keyFrameWanted() {
        picture.askRoom(System.nanoTime());
    }

    /** The room asks for a key frame by INFO. */
    public void roomWantsKeyFrame() {
        loop.execute(() -> picture.askConference(peer, System.nanoTime()));
    }

    /** How the call is; on any thread, a little old. */
    public CallHealth health() {
        return CallHealth.of(leg, line.statistics(), picture, System.nanoTime());
    }

    @Override
    public void close() {
        loop.execute(() -> {
            closed = true;
            loop.remove(this);
            leavePeer();
            for (DatagramChannel socket :
                    new DatagramChannel[] {sockets[0], sockets[1], pictureSockets[0], pictureSockets[1], inner}) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // Nothing is lost by a socket that would not close.
                    continue;
                }
            }
        });
    }
}
