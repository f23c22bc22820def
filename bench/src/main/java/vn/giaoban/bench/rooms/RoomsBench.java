package vn.giaoban.bench.rooms;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import vn.giaoban.bench.Cores;
import vn.giaoban.bench.Report;
import vn.giaoban.media.MediaPlane;
import vn.giaoban.media.embedded.EmbeddedMedia;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;
import vn.giaoban.room.sip.audio.VoiceCodec;
import vn.giaoban.room.sip.sdp.Leg;

/**
 * {@code bench/run rooms --calls N}: that many rooms in one conference over SIP and real RTP, a third each in G.722, G.711
 * and Opus; two are heard, one is seen by all. What the rooms, the bridge and the media server cost together: the whole
 * process but for the thread that plays the rooms.
 */
public final class RoomsBench {
    private static final long FRAME_NANOS = 20_000_000L;
    private static final int WARM = 2_500;
    private static final int MEASURED = 1_500;
    private static final int PICTURE_PACKETS = 4;
    private static final Leg.Voice[] VOICES = {Leg.Voice.G722, Leg.Voice.PCMA, Leg.Voice.OPUS};

    private final Report report = new Report("rooms");
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<TestRoom> rooms = new ArrayList<>();
    private long frames;

    private RoomsBench() {}

    /** @return 0 when every budget was met */
    public static int run(int calls) throws Exception {
        return new RoomsBench().measure(calls);
    }

    private int measure(int calls) throws Exception {
        Path folder = Files.createTempDirectory("rooms-bench");
        InetAddress local = InetAddress.ofLiteral("127.0.0.1");
        int port = free();
        EmbeddedMedia.Settings settings =
                new EmbeddedMedia.Settings(free(), List.of(local), List.of(), EmbeddedMedia.Settings.LAYERS, List.of());
        try (MediaPlane media = EmbeddedMedia.start(settings)) {
            OneMeeting meeting = new OneMeeting(media);
            try (SipRooms sip =
                    SipRooms.start(new SipSettings(List.of(local), port, null, 0, 0, folder, 500), meeting)) {
                long empty = used();
                call(calls, port);
                until(() -> rooms.stream().allMatch(TestRoom::up) && meeting.connected() == calls);
                meeting.begin(calls);
                Cores.thisThreadToTheLast();
                play(WARM);
                sip.forgetFigures();
                long[] heard = rooms.stream().mapToLong(TestRoom::heard).toArray();
                long[] seen = rooms.stream().mapToLong(TestRoom::seen).toArray();
                long before = cpu();
                long began = System.nanoTime();
                play(MEASURED);
                double seconds = (System.nanoTime() - began) / 1e9;
                double cores = (cpu() - before) / 1e9 / seconds;
                Map<String, Long> figures = sip.figures();
                report.tell("calls", calls, "calls");
                report.atLeast("rooms that stayed", meeting.present(), "rooms", calls);
                report.atMost("all of it but the played rooms", cores, "cores", 0.75);
                report.atMost("a round of all sound, p99", figures.getOrDefault("round-p99-micros", 0L) / 1e3, "ms", 5);
                report.atMost("the slowest round", figures.getOrDefault("slowest-round-micros", 0L) / 1e3, "ms", 20);
                report.tell("memory of a call, after collection", (used() - empty) / 1024.0 / calls, "KiB");
                delivered(heard, seen, seconds);
            }
        } finally {
            for (TestRoom room : rooms) {
                room.close();
            }
        }
        return report.print();
    }

    private void delivered(long[] heard, long[] seen, double seconds) {
        double least = Double.MAX_VALUE;
        double pictures = Double.MAX_VALUE;
        for (int i = 0; i < rooms.size(); i++) {
            least = Math.min(least, (rooms.get(i).heard() - heard[i]) / seconds);
            if (i > 0) {
                pictures = Math.min(pictures, (rooms.get(i).seen() - seen[i]) / seconds);
            }
        }
        report.atLeast("sound that the worst room gets", least, "packets/s", 49);
        report.atLeast("pictures that the worst room gets", pictures, "packets/s", 15 * PICTURE_PACKETS * 0.98);
    }

    private void call(int calls, int port) throws Exception {
        for (int i = 0; i < calls; i++) {
            Leg.Voice voice = VOICES[i % VOICES.length];
            TestRoom room = new TestRoom(i, voice, speech(voice, i), port);
            rooms.add(room);
            room.invite();
            until(room::up);
        }
    }

    /** Two seconds of something like a voice. */
    private static List<byte[]> speech(Leg.Voice voice, int seed) {
        VoiceCodec codec = VoiceCodec.of(voice);
        short[] pcm = new short[VoiceCodec.FRAME];
        List<byte[]> packets = new ArrayList<>();
        for (int frame = 0; frame < 100; frame++) {
            for (int i = 0; i < pcm.length; i++) {
                double at = (frame * pcm.length + i) / 48_000.0;
                double loud = Math.max(0, Math.sin(2 * Math.PI * 3 * at));
                pcm[i] = (short) (loud
                        * (4_000 * Math.sin(2 * Math.PI * (140 + seed) * at)
                                + 2_500 * Math.sin(2 * Math.PI * 860 * at)
                                + 1_500 * Math.sin(2 * Math.PI * 2_350 * at)));
            }
            packets.add(codec.encode(pcm));
        }
        return packets;
    }

    /** Plays so many frames of 20 ms in real time. */
    private void play(int count) throws IOException {
        long next = System.nanoTime();
        for (int i = 0; i < count; i++, frames++) {
            for (TestRoom room : rooms) {
                room.speak();
            }
            for (int n = 0; n < Math.min(2, rooms.size()); n++) {
                if (frames * 3 / 10 != (frames + 1) * 3 / 10) {
                    rooms.get(n).film(PICTURE_PACKETS);
                }
            }
            next += FRAME_NANOS;
            do {
                for (TestRoom room : rooms) {
                    room.read();
                }
                LockSupport.parkNanos(Math.clamp(next - System.nanoTime(), 1, 5_000_000));
            } while (System.nanoTime() < next);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private void until(Condition condition) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the rooms did not come up");
            }
            play(1);
        }
    }

    /** CPU time of this process without the playing thread. */
    private long cpu() {
        long all =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
        return all - threads.getCurrentThreadCpuTime();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static int free() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
