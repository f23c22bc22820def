package vn.giaoban.media.sfu;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vn.giaoban.media.Assignment;
import vn.giaoban.media.PeerId;
import vn.giaoban.media.Plan;
import vn.giaoban.media.RoomId;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.media.ice.IceCredentials;
import vn.giaoban.media.ice.IceLite;
import vn.giaoban.media.rtp.Bytes;
import vn.giaoban.media.sdp.Agreement;
import vn.giaoban.media.secure.Fingerprint;
import vn.giaoban.media.secure.SrtpContext;
import vn.giaoban.media.secure.SrtpProfile;

/** What is done for every forwarded packet, each for itself. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ForwardingLeaves {
    private static final List<Plan.Layer> LAYERS = List.of(
            new Plan.Layer("h", 1, 1_500_000), new Plan.Layer("m", 2, 500_000), new Plan.Layer("l", 4, 150_000));
    private static final int RUNS = 8;
    private static final int LENGTH = 1220;
    private static final int RECEIVERS = 400;
    private static final int BURST = 7;

    private final PacketRing ring = new PacketRing(1024, StoredPacket.MAX_PAYLOAD);
    private final Runs runs = new Runs();
    private final Track track = track();
    private final SrtpContext[] contexts = new SrtpContext[RECEIVERS];
    private final byte[] packet = new byte[LENGTH + SrtpContext.MAX_OVERHEAD];
    private final List<Assignment> assignments = new ArrayList<>();
    private long sequence = 70_000;
    private long rate = 300_000;

    public ForwardingLeaves() {
        for (int i = 0; i < RUNS; i++) {
            runs.add(track).set(70_000 + i * 100L, -3 * i, 0, 0, 0, Renumbering.ALL_LAYERS);
        }
        for (int i = 0; i < 25; i++) {
            SourceId camera = SourceId.camera(new PeerId("site-" + i));
            assignments.add(new Assignment(new PeerId("receiver"), Slot.video(i), camera, i == 0 ? 720 : 180));
        }
        for (int i = 0; i < RECEIVERS; i++) {
            byte[] key = new byte[16];
            Bytes.put32(key, 0, i);
            contexts[i] = new SrtpContext(SrtpProfile.AEAD_AES_128_GCM, key, new byte[12]);
        }
        packet[0] = (byte) 0x80;
        packet[1] = 96;
    }

    private static Track track() {
        Fingerprint identity = Fingerprint.of(new byte[] {1});
        Sfu.Settings settings = new Sfu.Settings(0, List.of(), identity, LAYERS);
        Sfu sfu = new Sfu(settings, new Random(1));
        PeerId peer = new PeerId("site");
        Connection connection = new Connection(
                1,
                peer,
                new Room(new RoomId("room"), sfu),
                new Agreement(List.of(), "ufrag", "password", identity),
                new IceLite(new IceCredentials("a", "b", "c"), 0),
                1,
                sfu);
        return new Track(new Publication(SourceId.camera(peer), 1), connection, "h", 1, 0, 720);
    }

    /** A packet into the ring, and out again by its arrival. */
    @Benchmark
    public @Nullable Object ring() {
        StoredPacket place = ring.place(++sequence);
        if (place != null) {
            place.sequence = sequence;
        }
        return ring.arrival(ring.arrived() - 1);
    }

    /** Under which number a packet of eight runs ago was sent, and what stands behind a number. */
    @Benchmark
    public boolean sequenceMap() {
        return runs.of(track, 70_050) == runs.at(70_650);
    }

    /** AEAD_AES_128_GCM over a packet of 1,220 bytes, for each of 400 receivers seven after another. */
    @Benchmark
    public int seal() {
        Bytes.put16(packet, 2, (int) ++sequence);
        return contexts[(int) (sequence / BURST % RECEIVERS)].protectRtp(packet, 0, LENGTH);
    }

    /** 25 pictures made to fit a line, a thin one and a wide one in turn. */
    @Benchmark
    public Object allocation() {
        rate = 4_300_000 - rate;
        return Allocation.within(assignments, rate, LAYERS, source -> 3);
    }
}
