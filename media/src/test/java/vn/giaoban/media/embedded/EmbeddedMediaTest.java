package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.MediaPlane.BadOffer;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.peer.PeerLoop;

/** The plane on real sockets, with peers of our own that do ICE, DTLS and SRTP from the other end. */
class EmbeddedMediaTest {
    private static final RoomId ROOM = new RoomId("room");
    private static final PeerId SITE = new PeerId("site");
    private static final PeerProfile PROFILE = new PeerProfile(true, 1);
    private final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
    private final PeerLoop peers = PeerLoop.start();
    private int port;
    private MediaPlane plane;

    EmbeddedMediaTest() throws IOException {
        EmbeddedMedia.Started started = EmbeddedMedia.open(settings());
        port = started.port();
        plane = started.plane();
    }

    /** For those who must tell it to somebody before it is bound. */
    static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private EmbeddedMedia.Settings settings() {
        return new EmbeddedMedia.Settings(
                port, List.of(InetAddress.ofLiteral("127.0.0.1")), List.of(), EmbeddedMedia.Settings.LAYERS, List.of());
    }

    @BeforeEach
    void listen() {
        plane.listen(events::add);
    }

    @AfterEach
    void stop() {
        peers.close();
        plane.close();
    }

    @Test
    void aSiteConnectsSendsWhenAskedAndItsPictureAndVoiceReachTheFeed() throws Exception {
        BlockingQueue<FeedPacket> fed = new LinkedBlockingQueue<>();
        PeerLoop.Peer site = join();
        plane.audible(ROOM, new Audible.Only(Set.of(SITE)));
        plane.feed(ROOM, fed::add);
        plane.assign(List.of(new Assignment(PeerId.feed(ROOM), Slot.STAGE_VIDEO, SourceId.camera(SITE), 720)));
        MediaEvent.EncodingsWanted wanted = await(
                MediaEvent.EncodingsWanted.class,
                event -> event.microphone() && !event.rids().isEmpty());
        assertThat(wanted.rids()).containsExactly("h");
        site.send(wanted.microphone(), wanted.rids());

        Set<FeedPacket.Codec> missing = java.util.EnumSet.of(FeedPacket.Codec.OPUS, FeedPacket.Codec.VP8);
        while (!missing.isEmpty()) {
            FeedPacket packet = fed.poll(10, TimeUnit.SECONDS);
            assertThat(packet).as("still missing " + missing).isNotNull();
            missing.remove(java.util.Objects.requireNonNull(packet).codec());
            assertThat(packet.source().peer()).isEqualTo(SITE);
        }
    }

    @Test
    void nonsenseIsRefusedAndThePlaneGoesOn() throws Exception {
        assertThatThrownBy(() -> plane.admit(ROOM, SITE, PROFILE, "nonsense").join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        BadOffer.class, e -> assertThat(e.code()).isEqualTo("sdp-malformed"));
        assertThatThrownBy(() -> plane.restart(new PeerId("nobody"), "v=0").join())
                .cause()
                .isInstanceOfSatisfying(
                        BadOffer.class, e -> assertThat(e.code()).isEqualTo("peer-unknown"));
        Random random = new Random(1);
        try (DatagramSocket stranger = new DatagramSocket()) {
            for (int i = 0; i < 2000; i++) {
                byte[] bytes = new byte[random.nextInt(1500)];
                random.nextBytes(bytes);
                stranger.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), port));
            }
        }
        join();
    }

    @Test
    void aTakenPortIsSaid() {
        assertThatThrownBy(() -> EmbeddedMedia.start(settings())).isInstanceOf(BindException.class);
    }

    @Test
    void anAddressThatTwoCardsCarryIsBoundOnce() throws IOException {
        InetAddress twice = InetAddress.ofLiteral("127.0.0.1");
        EmbeddedMedia.Started started = EmbeddedMedia.open(new EmbeddedMedia.Settings(
                0, List.of(twice, twice), List.of(), EmbeddedMedia.Settings.LAYERS, List.of()));
        try {
            assertThat(started.udp()).hasSize(1);
        } finally {
            started.plane().close();
        }
    }

    private PeerLoop.Peer join() throws Exception {
        PeerLoop.Peer site = peers.add(plane.plan(PROFILE), "an-khe");
        site.answer(plane.admit(ROOM, SITE, PROFILE, site.offer()).get(5, TimeUnit.SECONDS));
        await(MediaEvent.Connected.class, event -> event.peer().equals(SITE));
        return site;
    }

    private <E extends MediaEvent> E await(Class<E> kind, Predicate<E> condition) throws InterruptedException {
        while (true) {
            MediaEvent event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("no " + kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event) && condition.test(kind.cast(event))) {
                return kind.cast(event);
            }
        }
    }
}
