package vn.giaoban.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.views.MeetingViews;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.sqlite.SqliteStore;
import vn.giaoban.store.views.SqliteViews;

/**
 * The whole server from {@code ./run} to its first request served, on an archive of 500,000 events and of ten times
 * that, with current views; and the log alone until its first append is durable. The archives are made once, into
 * {@code bench/target}, and found again.
 */
final class StartBench {
    private static final int ROUNDS = 5;
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration BETWEEN = Duration.ofMillis(5);

    private final Path root = Path.of(System.getProperty("giaoban.root", ".")).toAbsolutePath();
    private final Report report = new Report("start");

    private StartBench() {}

    static int run() throws IOException, InterruptedException {
        return new StartBench().measure();
    }

    private int measure() throws IOException, InterruptedException {
        Path small = archive(500_000);
        Path large = archive(5_000_000);
        serve(small); // builds the server when that is needed
        report.tell("server serves at 500,000 events, median of 5", median(small), "ms");
        double[] times = times(large);
        report.atMost("server serves at 5,000,000 events, median of 5", times[ROUNDS / 2], "ms", 3_000);
        report.tell("server serves at 5,000,000 events, slowest of 5", times[ROUNDS - 1], "ms");
        report.tell("log alone at 500,000 events", logAlone(small), "ms");
        report.atMost("log alone at 5,000,000 events", logAlone(large), "ms", 3_000);
        return report.print();
    }

    /** A data folder with that many events and all views of them. */
    private Path archive(long events) throws IOException {
        Path folder = root.resolve("bench/target/archive-" + events);
        Path made = folder.resolve("made");
        boolean found = Files.exists(made);
        report.tell("archive of " + events + " events: made now, or found", found ? 0 : 1, "made");
        if (found) {
            return folder;
        }
        if (Files.exists(folder)) {
            Disk.delete(folder);
        }
        Files.createDirectories(folder);
        long began = System.nanoTime();
        try (SqliteStore store = SqliteStore.open(folder);
                LiveMailboxes live = LiveMailboxes.on(store.log(), Briefing.EVENTS, Clock.systemUTC())) {
            long filled = Archive.fill(store, live, events);
            report.tell("archive of " + events + " appended", filled / seconds(began), "events/s");
            began = System.nanoTime();
            try (SqliteViews views = SqliteViews.open(
                    folder.resolve("views.db"), store.log(), MeetingViews.all(Briefing.EVENTS, store.vault()))) {
                views.await(store.log().head().position(), LONGEST);
                Archive.requireAllFollow(views);
            }
            report.tell("views of " + events + " made", filled / seconds(began), "events/s");
        }
        Files.createFile(made);
        return folder;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private double median(Path data) throws IOException, InterruptedException {
        return times(data)[ROUNDS / 2];
    }

    private double[] times(Path data) throws IOException, InterruptedException {
        double[] times = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            times[round] = serve(data);
        }
        Arrays.sort(times);
        return times;
    }

    /** Milliseconds from the launch of {@code ./run} until it says that it is ready; then it is ended. */
    private double serve(Path data) throws IOException, InterruptedException {
        int port = freePort();
        long began = System.nanoTime();
        Process server = new ProcessBuilder(
                        root.resolve("run").toString(),
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port),
                        "--empty",
                        "--no-simulators")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("bench/target/server.log").toFile())
                .start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/ready"))
                    .build();
            while (!ready(http, ask)) {
                if (!server.isAlive() || System.nanoTime() - began > LONGEST.toNanos()) {
                    throw new IllegalStateException("the server did not start; see bench/target/server.log");
                }
                Thread.sleep(BETWEEN);
            }
            return (System.nanoTime() - began) / 1e6;
        } finally {
            server.destroy();
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        }
    }

    private static boolean ready(HttpClient http, HttpRequest ask) throws InterruptedException {
        try {
            return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static double logAlone(Path folder) {
        StreamId stream = new StreamId("start/" + UUID.randomUUID());
        long began = System.nanoTime();
        try (SqliteStore store = SqliteStore.open(folder)) {
            store.log().append(Commits.next(stream, 0, 1)).join();
            return (System.nanoTime() - began) / 1e6;
        }
    }
}
