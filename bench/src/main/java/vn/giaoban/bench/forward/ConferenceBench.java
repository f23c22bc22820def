package vn.giaoban.bench.forward;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.bench.Machine;
import vn.giaoban.bench.forward.Viewer.Seen;
import vn.giaoban.media.secure.DtlsIdentity;

/**
 * A conference of several hundred sites with lines of different width, on a cold server: a few are in it already and
 * listen while all others join at once; two minutes in which the floor changes every ten seconds; an idle time.
 */
public final class ConferenceBench {
    private static final long SECOND = 1_000_000_000L;
    private static final int EARLY = 20;
    private static final int THUMBNAILS = 40;
    private static final int FLOORS = 12;
    private static final int FLOOR_SECONDS = 10;
    private static final int EARLY_SECONDS = 3;
    private static final int IDLE_SECONDS = 5;
    /** Bits per second of the lines, in turn; 0 has no limit. */
    private static final long[] LINES = {0, 0, 900_000, 400_000};

    private static final double JOIN_SECONDS = 10;
    private static final double IDLE_MBIT = 5;
    private static final double DELIVERED = 0.995;
    private static final double AUDIO_MILLIS = 20;
    private static final double CHANGE_MILLIS = 2000;
    private static final double FIRST_MILLIS = 2000;

    private final Seen seen = new Seen();
    private final Speakers speakers = new Speakers(ConferenceMain.SPEAKERS);
    private final List<Viewer> viewers = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Wires wires = new Wires();
    private final JavaServer server;
    private final Place place;
    private volatile boolean open = true;

    private ConferenceBench(JavaServer server, Place place) throws IOException {
        this.server = server;
        this.place = place;
    }

    /** {@code conference [--sites N]}. */
    public static int run(String... args) throws Exception {
        int sites = args.length > 2 && args[1].equals("--sites") ? Integer.parseInt(args[2]) : 400;
        Place place = Place.make();
        try (JavaServer server = JavaServer.start(ConferenceMain.class, place, 17300)) {
            ConferenceBench bench = new ConferenceBench(server, place);
            Thread reader = Thread.ofPlatform().name("generator").daemon().start(bench::read);
            try {
                return bench.measure(sites);
            } finally {
                bench.speakers.end();
                bench.open = false;
                reader.join();
                bench.lines.forEach(Line::close);
                bench.wires.close();
            }
        } finally {
            Place.remove();
        }
    }

    private int measure(int sites) throws Exception {
        for (Speakers.Speaker speaker : speakers.all) {
            connectSpeaker(speaker);
        }
        Thread.ofPlatform().name("speakers").daemon().start(speakers);
        int early = Math.min(EARLY, sites);
        connectViewers(0, early);
        floor(0);
        TimeUnit.SECONDS.sleep(EARLY_SECONDS);
        onReader(seen::clear);
        long began = System.nanoTime();
        connectViewers(early, sites);
        double joined = (System.nanoTime() - began) / 1e9;
        TimeUnit.SECONDS.sleep(FLOOR_SECONDS);
        double[] storm = new double[2];
        onReader(() -> {
            storm[0] = seen.voices.p99Millis();
            storm[1] = seen.firsts.p95Millis();
            seen.clear();
        });
        long[] before = onReader(this::counts);
        double cpu = server.cpuSeconds();
        Machine machine = Machine.now();
        for (int i = 1; i <= FLOORS; i++) {
            floor(i);
            TimeUnit.SECONDS.sleep(FLOOR_SECONDS);
        }
        double cores = (server.cpuSeconds() - cpu) / FLOORS / FLOOR_SECONDS;
        Machine end = Machine.now();
        double busy = end.busySince(machine);
        long[] after = onReader(this::counts);
        double delivered = (double) (after[1] - before[1]) / (after[0] - before[0]);
        double idle = idleMegabits();
        ObjectNode told = JsonMapper.shared().createObjectNode();
        boolean ok = joined <= JOIN_SECONDS
                && storm[0] <= AUDIO_MILLIS
                && storm[1] <= FIRST_MILLIS
                && busy <= ForwardBench.TOO_BUSY
                && idle <= IDLE_MBIT
                && delivered >= DELIVERED
                && seen.voices.p99Millis() <= AUDIO_MILLIS
                && seen.changes.p95Millis() <= CHANGE_MILLIS
                && seen.changes.count() >= 0.95 * sites * FLOORS
                && seen.forged == 0
                && seen.opened > 0;
        told.put("name", "conference").put("ok", ok).put("sites", sites);
        told.put("network", place.ownNetwork() ? "namespace" : "loopback");
        told.put("join_s", rounded(joined)).put("join_s_budget", JOIN_SECONDS);
        told.put("storm_audio_p99_ms", rounded(storm[0])).put("storm_audio_p99_budget", AUDIO_MILLIS);
        told.put("first_picture_p95_ms", rounded(storm[1])).put("first_picture_p95_budget", FIRST_MILLIS);
        told.put("idle_mbit", rounded(idle)).put("idle_mbit_budget", IDLE_MBIT);
        told.put("cores", rounded(cores)).put("machine", rounded(busy));
        told.put("stolen", rounded(end.stolenSince(machine)));
        told.put("pps", (after[1] - before[1]) / FLOORS / FLOOR_SECONDS);
        told.put("delivered", rounded(delivered)).put("delivered_budget", DELIVERED);
        told.put("audio_p99_ms", rounded(seen.voices.p99Millis())).put("audio_p99_budget", AUDIO_MILLIS);
        told.put("frame_p99_ms", rounded(seen.frames.p99Millis()));
        told.put("floor_changes", seen.changes.count()).put("floor_p50_ms", rounded(seen.changes.p50Millis()));
        told.put("floor_p95_ms", rounded(seen.changes.p95Millis())).put("floor_p95_budget", CHANGE_MILLIS);
        told.put("opened", seen.opened).put("forged", seen.forged);
        told.put("rss_mb", rounded(server.residentMegabytes()));
        System.out.println(told);
        return ok ? 0 : 1;
    }

    /** What is sent once nobody speaks any more. */
    private double idleMegabits() throws InterruptedException {
        speakers.end();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        long before = wires.sentBytes();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        return (wires.sentBytes() - before) * 8 / 1e6 / IDLE_SECONDS;
    }

    private static double rounded(double value) {
        return ForwardBench.rounded(value);
    }

    private void floor(int index) throws Exception {
        onReader(() -> seen.floorAt = Wires.now());
        for (int i = 0; i < speakers.all.length; i++) {
            speakers.all[i].floor(i == index % speakers.all.length);
        }
        server.post("floor/" + index, "x");
    }

    private void connectSpeaker(Speakers.Speaker speaker) throws Exception {
        Line line = new Line(identity(), wires.open(place.here()), speaker);
        String name = ConferenceMain.speaker(lines.size()).value();
        String sdp = server.post("join/" + name + "?0,0", Sdp.simulcast(line.self, speaker.voiceSsrc()));
        speaker.over(line);
        connect(line, sdp);
        line.connected.get(60, TimeUnit.SECONDS);
    }

    /** All at once: some ask while others are still shaking hands. */
    private void connectViewers(int from, int to) throws Exception {
        List<Line> begun = new ArrayList<>();
        DtlsIdentity identity = identity();
        for (int i = from; i < to; i++) {
            int thumbnails = i < THUMBNAILS ? ConferenceMain.SPEAKERS - 1 : 0;
            Viewer[] viewer = new Viewer[1];
            Line line = new Line(identity, wires.open(place.here()), (b, length, at) -> {
                if (viewer[0] != null) {
                    viewer[0].datagram(b, length, at);
                }
            });
            long asked = Wires.now();
            String sdp = server.post(
                    String.format(Locale.ROOT, "join/r%d?%d,%d", i, thumbnails, LINES[i % LINES.length]),
                    Sdp.receiver(line.self, ConferenceMain.SPEAKERS, 1 + thumbnails));
            viewer[0] = new Viewer(seen, i, Sdp.firstVideo(sdp), asked);
            viewer[0].over(line);
            connect(line, sdp);
            begun.add(line);
            Viewer one = viewer[0];
            onReader(() -> viewers.add(one));
        }
        for (Line line : begun) {
            line.connected.get(60, TimeUnit.SECONDS);
        }
    }

    private static DtlsIdentity identity() {
        return DtlsIdentity.create(new SecureRandom(), Instant.now());
    }

    private void connect(Line line, String sdp) throws Exception {
        onReader(() -> {
            line.connect(sdp, server.host(), false);
            lines.add(line);
        });
    }

    private long[] counts() {
        long[] sums = new long[2];
        viewers.forEach(viewer -> viewer.count(sums));
        return sums;
    }

    private void onReader(Runnable task) throws InterruptedException {
        onReader(() -> {
            task.run();
            return new long[0];
        });
    }

    private long[] onReader(java.util.function.Supplier<long[]> task) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        long[][] result = new long[1][];
        tasks.add(() -> {
            result[0] = task.get();
            done.countDown();
        });
        wires.wakeUp();
        done.await();
        return result[0];
    }

    private void read() {
        long next = 0;
        while (open) {
            wires.read(2);
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            long now = System.nanoTime();
            if (now >= next) {
                next = now + SECOND / 500;
                lines.forEach(line -> line.poll(now));
                viewers.forEach(viewer -> viewer.poll(now));
            }
        }
    }
}
