package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;

/**
 * Noise of all kinds while a meeting is held. It lasts {@code noise.seconds}, 60 without; {@code bench/run soak media}
 * makes it ten minutes.
 */
class NoiseTest {
    private static final int SECONDS = Integer.getInteger("noise.seconds", 60);
    private static final int PER_MILLI = 3;
    private static final long MEGABYTE = 1 << 20;
    private static final List<PeerId> SITES = List.of(new PeerId("a"), new PeerId("b"), new PeerId("c"));
    private static final PeerId LATE = new PeerId("late");

    @Test
    void noiseHarmsNobodyGetsNoAnswerAndCostsNoMemory() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        int port = EmbeddedMediaTest.freePort();
        try (NoisyWire wire = new NoisyWire(port, seed);
                LivePlane live = new LivePlane(port, List.of(wire.address()))) {
            AtomicLong fed = new AtomicLong();
            live.plane.feed(LivePlane.ROOM, packet -> fed.incrementAndGet());
            for (PeerId site : SITES) {
                live.join(site);
            }
            live.onStage(SITES.getFirst());
            live.plane.assign(
                    List.of(new Assignment(SITES.get(1), Slot.STAGE_VIDEO, SourceId.camera(SITES.getFirst()), 720)));
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
                        .as("seconds without the stage at second %d, seed %d, %s", second, seed, live.events)
                        .isLessThan(4);
                assertThat(live.started.faults().getAsLong()).as("faults").isZero();
                if (second == SECONDS / 2) {
                    live.join(LATE);
                    flat = used();
                }
            }
            assertThat(live.events).doesNotHaveAnyElementsOfTypes(MediaEvent.Lost.class);
            assertThat(wire.answered()).as("answers to strangers").isZero();
            long grown = used() - flat;
            System.out.printf(
                    "%d datagrams of noise, %d packets of the stage, memory %+d kB since half of it%n",
                    wire.sent(), fed.get(), grown / 1024);
            assertThat(grown).isLessThan(8 * MEGABYTE);
        }
    }

    private static long used() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
