package vn.giaoban.room.sip.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.Plan;
import vn.giaoban.media.peer.BridgePeer;
import vn.giaoban.media.rtp.Ntp;
import vn.giaoban.media.secure.DtlsIdentity;
import vn.giaoban.room.sip.sdp.Agreement;
import vn.giaoban.room.sip.sdp.Leg;
import vn.giaoban.room.sip.translate.Translations;

/**
 * The media of one call: the room's packets on one side, its peer in the conference on the other. Public methods may be
 * called from any thread; the work is done on the loop.
 */
public final class CallMedia implements RtpLoop.Clocked, BridgePeer.Listener, AutoCloseable {
    private static final long HEARD_NANOS = 3_000_000_000L;

    /** One certificate is enough for all rooms of a server's run. */
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final DtlsIdentity IDENTITY = DtlsIdentity.create(RANDOM, Instant.now());

    private final RtpLoop loop;
    private final MediaListener listener;
    private final DatagramChannel[] sockets;
    private final DatagramChannel[] pictureSockets;
    private final DatagramChannel inner;
    private final Sound sound;
    private final Picture picture;
    private final SideLines side;
    private @Nullable BridgePeer peer;
    private @Nullable UUID joined;
    private @Nullable OneWay oneWay;
    private @Nullable Silence silence;
    private boolean closed;

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
        this.sound = new Sound(
                new Line(sockets[0], sockets[1], signalled, RANDOM.nextInt() | 1, 48_000),
                listener,
                RANDOM.nextInt() & 0x7fffffffL);
        this.picture = new Picture(
                new Line(pictureSockets[0], pictureSockets[1], signalled, RANDOM.nextInt() | 1, 90_000), listener);
        this.side = new SideLines(loop, local, signalled, RANDOM.nextInt() | 1, IDENTITY);
        loop.execute(() -> {
            loop.read(sockets[0], sound::room);
            loop.read(sockets[1], (b, length, from, now) -> sound.line().control(b, length, from, now));
            loop.read(pictureSockets[0], picture::room);
            loop.read(pictureSockets[1], picture::control);
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

    /** What the call has beside sound and picture. */
    public SideLines side() {
        return side;
    }

    /** What was agreed with the room, at first or anew. */
    public void agreed(Agreement agreement) {
        side.promised(agreement);
        loop.execute(() -> {
            sound.agreed(agreement.audio());
            picture.agreed(agreement.video());
            side.agreed(agreement);
        });
    }

    /** Says something to the room alone. */
    public void say(short[] prompt) {
        loop.execute(() -> sound.say(prompt));
    }

    /** Stops what is being said. */
    public void hush() {
        loop.execute(sound::hush);
    }

    /** Makes the room's peer in the conference; its offer goes to {@code offer} on the loop. */
    public void join(UUID conference, Plan plan, Consumer<String> offer) {
        loop.execute(() -> {
            leavePeer();
            if (closed) {
                return;
            }
            BridgePeer fresh = new BridgePeer(
                    plan, IDENTITY, RANDOM, loop, (datagram, to) -> RtpLoop.send(inner, datagram, to), this);
            peer = fresh;
            joined = conference;
            sound.join(loop.sounds().join(conference));
            Translations translations = loop.translations();
            picture.join(
                    fresh,
                    translations.stage(conference),
                    side.takesScreens() ? null : translations.screen(conference),
                    translations.rooms(conference),
                    translations.plain(conference));
            side.join(fresh, conference);
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

    /** What the conference wants sent, and its picture coded how; everything else stays silent. */
    public void send(boolean microphone, boolean camera, Codec codec) {
        loop.execute(() -> {
            sound.wanted(microphone);
            picture.wanted(camera, codec);
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
        sound.forget();
        picture.forget();
        side.forget();
        if (joined != null) {
            loop.translations().forget(joined);
            loop.sounds().leave(joined);
            joined = null;
        }
    }

    private void conference(byte[] b, int length, InetSocketAddress from, long now) {
        if (peer != null) {
            peer.handle(b, length, from, now);
        }
    }

    @Override
    public void frame(long now) {
        Leg.Audio agreed = sound.leg();
        if (agreed == null || closed) {
            return;
        }
        long unix = System.currentTimeMillis();
        long ntp = Ntp.ofUnixMillis(unix);
        sound.frame(now, ntp, peer);
        picture.frame(now, ntp);
        if (peer != null) {
            peer.poll(now, unix);
        }
        watch(agreed, now);
    }

    private void watch(Leg.Audio agreed, long now) {
        OneWay ways = oneWay;
        Silence quiet = silence;
        if (ways == null || quiet == null) {
            oneWay = new OneWay(now);
            silence = new Silence(now);
            return;
        }
        Statistics seen = sound.line().statistics();
        boolean heard = !agreed.receives() || seen.flows(now, HEARD_NANOS);
        boolean hears = !agreed.sends() || !Boolean.FALSE.equals(seen.hears());
        if (ways.look(now, heard, hears)) {
            listener.oneWay();
        }
        if (quiet.look(now, heard || picture.flows(now))) {
            listener.silent();
        }
    }

    @Override
    public void connected() {
        listener.connected();
    }

    @Override
    public void voice(int stream, int sequence, byte[] payload) {
        sound.conference(stream, sequence, payload);
    }

    @Override
    public void picture(Codec codec, int slot, int stream, int sequence, long at, boolean marker, byte[] payload) {
        boolean screen = slot > 0;
        if (!screen || !side.screen(codec, stream, sequence, at, marker, payload)) {
            picture.conference(screen, codec, stream, sequence, at, marker, payload);
        }
    }

    @Override
    public void keyFrameWanted() {
        picture.askRoom(System.nanoTime());
    }

    @Override
    public void screenKeyFrameWanted() {
        side.keyFrameWanted();
    }

    /** The room asks for a key frame by INFO. */
    public void roomWantsKeyFrame() {
        loop.execute(() -> picture.askConference(System.nanoTime()));
    }

    /** How the call is; on any thread, a little old. */
    public CallHealth health() {
        return CallHealth.of(sound.leg(), sound.line().statistics(), picture, System.nanoTime());
    }

    @Override
    public void close() {
        loop.execute(() -> {
            closed = true;
            loop.remove(this);
            side.close();
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
