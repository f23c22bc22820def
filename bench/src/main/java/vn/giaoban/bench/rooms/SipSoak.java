package vn.giaoban.bench.rooms;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.bench.Report;
import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;
import vn.giaoban.room.sip.menu.MenuInput.Entrance;

/** {@code bench/run soak sip [SECONDS]}: fifty calls a second by sipp for ten minutes, signalling only; nothing may be left. */
public final class SipSoak {
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
    private static final int RATE = 50;
    private static final int WARM = 500;

    private final Report report = new Report("soak sip");
    private final Path folder;

    private SipSoak(Path folder) {
        this.folder = folder;
    }

    private static final class Nobody implements Conferences {
        @Override
        public Looked lookUp(String number, String pin, InetAddress source) {
            return new Looked(Entrance.NEEDS_PIN, null);
        }

        @Override
        public @Nullable String password(String number) {
            return null;
        }

        @Override
        public Seat enter(Place place, String room, Guest guest) {
            throw new IllegalStateException("nobody is let in");
        }
    }

    /** @return 0 when all calls were answered and nothing was left of them */
    public static int run(int seconds) throws Exception {
        return new SipSoak(Files.createTempDirectory("sip-soak")).measure(seconds);
    }

    private int measure(int seconds) throws Exception {
        int port;
        try (DatagramSocket free = new DatagramSocket(0, LOCAL)) {
            port = free.getLocalPort();
        }
        SipSettings settings = new SipSettings(List.of(LOCAL), port, null, 0, 0, folder, 400);
        try (SipRooms rooms = SipRooms.start(settings, new Nobody())) {
            call(port, WARM);
            settle(rooms);
            long files = files();
            long memory = memory();
            int threads = threads();
            long began = System.nanoTime();
            int failed = call(port, RATE * seconds);
            report.tell("calls", RATE * (double) seconds, "calls");
            report.tell("it took", (System.nanoTime() - began) / 1e9, "s");
            report.atMost("sipp ended with", failed, "code", 0);
            report.atMost("calls left", settle(rooms), "calls", 0);
            report.atMost("open files more than before", files() - files, "files", 5);
            report.atMost("threads more than before", threads() - threads, "threads", 5);
            report.atMost("memory more than before, after collection", (memory() - memory) / 1e6, "MB", 10);
        }
        return report.print();
    }

    private int call(int port, int count) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        "sipp",
                        "127.0.0.1:" + port,
                        "-sn",
                        "uac",
                        "-s",
                        "hop",
                        "-i",
                        "127.0.0.1",
                        "-r",
                        Integer.toString(RATE),
                        "-d",
                        "500",
                        "-m",
                        Integer.toString(count),
                        "-nostdin")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sipp.log").toFile())
                .start()
                .waitFor();
    }

    /** How many calls are left after some seconds, and after the stack has forgotten their transactions. */
    private static int settle(SipRooms rooms) throws InterruptedException, ExecutionException {
        Thread.sleep(40_000);
        return rooms.states().get().size();
    }

    private static long files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    private static long memory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
