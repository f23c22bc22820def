package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.Audible;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.PeerProfile;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.peer.PeerLoop;

/**
 * Noise of all kinds while a meeting is held. It lasts {@code noise.seconds}, 60 without; {@code bench/run soak media}
 * makes it ten minutes.
 */
class NoiseTest {
    private static final int SECONDS = Integer.getInteger("noise.seconds", 60);
    private static final int PER_MILLI = 3;
    private static final long MEGABYTE = 1 << 20;
    private static final RoomId ROOM = new RoomId("room");
    private static final PeerProfile PROFILE = new PeerProfile(true, 1);
    private static final List<PeerId> SITES = List.of(new PeerId("a"), new PeerId("b"), new PeerId("c"));
    private static final PeerId LATE = new PeerId("late");

    private final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();

    @Test
    void noiseHarmsNobodyGetsNoAnswerAndCostsNoMemory() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        int port = EmbeddedMediaTest.freePort();
        try (NoisyWire wire = new NoisyWire(port, seed);
                PeerLoop peers = PeerLoop.start()) {
            EmbeddedMedia.Started started = EmbeddedMedia.open(settings(port, wire.address()));
            try (var plane = started.plane()) {
                plane.listen(events::add);
                AtomicLong fed = new AtomicLong();
                plane.feed(ROOM, packet -> fed.incrementAndGet());
                for (PeerId site : SITES) {
                    join(started, peers, site);
                }
                plane.audible(ROOM, new Audible.Only(Set.of(SITES.getFirst())));
                plane.assign(List.of(
                        new Assignment(PeerId.feed(ROOM), Slot.STAGE_VIDEO, SourceId.camera(SITES.getFirst()), 720),
                        new Assignment(SITES.get(1), Slot.STAGE_VIDEO, SourceId.camera(SITES.getFirst()), 720)));
                List<SocketAddress> overheard = wire.peers();
                long flat = 0;
                int quiet = 0;
                for (int second = 0; second < SECONDS; second++) {
                    long before = fed.get();
                    for (int i = 0; i < 500; i++) {
                        wire.noise(overheard, 2 * PER_MILLI);
                        TimeUnit.MILLISECONDS.sleep(2);
                    }
                    quiet = fed.get() > before ? 0 : quiet + 1;
                    assertThat(quiet)
                            .as("seconds without the stage at second %d, seed %d, %s", second, seed, events)
                            .isLessThan(4);
                    assertThat(started.faults().getAsLong()).as("faults").isZero();
                    if (second == SECONDS / 2) {
                        join(started, peers, LATE);
                        flat = used();
                    }
                }
                assertThat(events).doesNotHaveAnyElementsOfTypes(MediaEvent.Lost.class);
                assertThat(wire.answered()).as("answers to strangers").isZero();
                long grown = used() - flat;
                System.out.printf(
                        "%d datagrams of noise, %d packets of the stage, memory %+d kB since half of it%n",
                        wire.sent(), fed.get(), grown / 1024);
                assertThat(grown).isLessThan(8 * MEGABYTE);
            }
        }
    }

    private static EmbeddedMedia.Settings settings(int port, InetSocketAddress advertised) {
        return new EmbeddedMedia.Settings(
                port,
                List.of(InetAddress.ofLiteral("127.0.0.1")),
                List.of(advertised),
                EmbeddedMedia.Settings.LAYERS,
                List.of());
    }

    private void join(EmbeddedMedia.Started started, PeerLoop peers, PeerId site) throws Exception {
        PeerLoop.Peer peer = peers.add(started.plane().plan(PROFILE), "an-khe");
        started.plane().listen(event -> {
            if (event instanceof MediaEvent.EncodingsWanted wanted
                    && wanted.peer().equals(site)) {
                peer.send(wanted.microphone(), wanted.rids());
            }
        });
        peer.answer(started.plane().admit(ROOM, site, PROFILE, peer.offer()).get(10, TimeUnit.SECONDS));
        MediaEvent event;
        do {
            event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as(site + " connects").isNotNull();
            assertThat(event).isNotInstanceOf(MediaEvent.Lost.class);
        } while (!(event instanceof MediaEvent.Connected connected
                && connected.peer().equals(site)));
    }

    private static long used() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
