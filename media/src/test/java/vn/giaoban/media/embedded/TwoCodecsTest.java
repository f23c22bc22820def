package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.peer.BridgePeer;
import vn.giaoban.media.secure.DtlsIdentity;

/** A room that sends H.264, before viewers of whom one takes VP8 alone. */
class TwoCodecsTest {
    private static final RoomId ROOM = new RoomId("room");
    private static final PeerProfile PROFILE = new PeerProfile(true, 1);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DtlsIdentity IDENTITY = DtlsIdentity.create(RANDOM, Instant.now());
    private static final byte[] H264_KEY = HexFormat.of().parseHex("65888040");
    /** A descriptor, then the header of a key frame of 320 x 180 (RFC 6386, 9.1). */
    private static final byte[] VP8_KEY = HexFormat.of().parseHex("10500000" + "9d012a4001b400" + "0000");

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
    private final MediaPlane plane;
    private final List<DatagramSocket> sockets = new ArrayList<>();

    TwoCodecsTest() throws IOException {
        plane = EmbeddedMedia.start(new EmbeddedMedia.Settings(
                0, List.of(InetAddress.ofLiteral("127.0.0.1")), List.of(), EmbeddedMedia.Settings.LAYERS, List.of()));
        plane.listen(events::add);
    }

    @AfterEach
    void stop() {
        loop.shutdownNow();
        sockets.forEach(DatagramSocket::close);
        plane.close();
    }

    /** One peer with a socket of its own, and the codecs in which it was shown pictures. */
    private final class Peer implements BridgePeer.Listener {
        final PeerId id;
        final BridgePeer bridge;
        final Set<Codec> seen = EnumSet.noneOf(Codec.class);

        Peer(String name, UnaryOperator<String> offer) throws Exception {
            id = new PeerId(name);
            DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            sockets.add(socket);
            bridge = new BridgePeer(plane.plan(PROFILE), IDENTITY, RANDOM, loop, (b, to) -> send(socket, b, to), this);
            String answer =
                    plane.admit(ROOM, id, PROFILE, offer.apply(bridge.offer())).get(10, TimeUnit.SECONDS);
            loop.execute(() -> bridge.answer(answer, System.nanoTime()));
            Thread.ofVirtual().start(() -> read(socket));
            var unused = loop.scheduleWithFixedDelay(
                    () -> bridge.poll(System.nanoTime(), System.currentTimeMillis()), 20, 20, TimeUnit.MILLISECONDS);
            await(MediaEvent.Connected.class);
        }

        private static void send(DatagramSocket socket, byte[] b, InetSocketAddress to) {
            try {
                socket.send(new DatagramPacket(b, b.length, to));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void read(DatagramSocket socket) {
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                    socket.receive(packet);
                    InetSocketAddress from = (InetSocketAddress) packet.getSocketAddress();
                    loop.execute(() -> bridge.handle(packet.getData(), packet.getLength(), from, System.nanoTime()));
                }
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void connected() {}

        @Override
        public void voice(int stream, int sequence, byte[] payload) {}

        @Override
        public void picture(
                Codec codec, int slot, int stream, int sequence, long timestamp, boolean marker, byte[] payload) {
            synchronized (seen) {
                seen.add(codec);
            }
        }

        Set<Codec> seen() {
            synchronized (seen) {
                return Set.copyOf(seen);
            }
        }

        @Override
        public void keyFrameWanted() {}

        @Override
        public void screenKeyFrameWanted() {}
    }

    private <T extends MediaEvent> T await(Class<T> kind) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (MediaEvent event = next(); System.nanoTime() < end; event = next()) {
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
        throw new AssertionError("no " + kind.getSimpleName());
    }

    private MediaEvent next() throws InterruptedException {
        MediaEvent event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return java.util.Objects.requireNonNull(event);
    }

    private static String withoutH264(String offer) {
        return offer.replaceAll("a=(rtpmap|fmtp|rtcp-fb|rid):(102|h264)[^\r]*\r\n", "")
                .replace(" 102 96", " 96")
                .replace("h264;vp8", "vp8");
    }

    private void watch(Peer viewer, SourceId source) {
        plane.assign(List.of(new Assignment(viewer.id, Slot.STAGE_VIDEO, source, 720)));
    }

    private static void send(Peer room, SourceId.Kind kind, Codec codec, byte[] payload, long at) {
        if (kind == SourceId.Kind.SCREEN) {
            room.bridge.screen(codec, payload, at, true);
        } else {
            room.bridge.picture(codec, payload, at, true);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CAMERA", "SCREEN"})
    void vp8IsAskedForWhileAViewerNeedsItAndEachGetsWhatItTakes(SourceId.Kind kind) throws Exception {
        Peer room = new Peer("room", offer -> offer);
        assertThat(room.bridge.takesBoth()).isTrue();
        SourceId source = new SourceId(room.id, kind);
        Peer able = new Peer("able", offer -> offer);
        Peer unable = new Peer("unable", TwoCodecsTest::withoutH264);
        boolean[] both = {false};
        long[] clock = {0};
        var unused = loop.scheduleWithFixedDelay(
                () -> {
                    clock[0] += 3_000;
                    send(room, kind, Codec.H264, H264_KEY, clock[0]);
                    if (both[0]) {
                        send(room, kind, Codec.VP8, VP8_KEY, clock[0]);
                    }
                },
                0,
                33,
                TimeUnit.MILLISECONDS);
        watch(able, source);
        await(MediaEvent.SlotShows.class);
        watch(unable, source);
        assertThat(await(MediaEvent.CodecWanted.class)).isEqualTo(new MediaEvent.CodecWanted(source, Codec.VP8));
        loop.execute(() -> both[0] = true);
        assertThat(await(MediaEvent.SlotShows.class).receiver()).isEqualTo(unable.id);
        Thread.sleep(300);
        assertThat(able.seen()).containsExactly(Codec.H264);
        assertThat(unable.seen()).containsExactly(Codec.VP8);
        plane.drop(unable.id);
        assertThat(await(MediaEvent.CodecWanted.class).codec()).isEqualTo(Codec.H264);
    }
}
