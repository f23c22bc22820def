package vn.giaoban.bench.forward;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server under test: a process, and how peers are brought to it. */
abstract class Server implements AutoCloseable {
    /** Clock ticks per second of {@code /proc}; sysconf(_SC_CLK_TCK) is 100 on every Linux. */
    private static final double TICKS = 100;

    /**
     * What a receiver is to connect to, and the payload types that it will see.
     *
     * @param controlling whether the server has the controlling side of ICE, because it made the offer
     */
    record Watching(String sdp, int audioType, int videoType, boolean controlling) {}

    final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Process process;
    private final String host;

    Server(Process process, String host) {
        this.process = process;
        this.host = host;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    String host() {
        return host;
    }

    /** The description that the publisher connects to. */
    abstract String publish(Sdp.Self self) throws IOException, InterruptedException;

    abstract Watching watch(String name, Sdp.Self self) throws IOException, InterruptedException;

    /** Seconds of processor time, user and system, that the process has used. */
    double cpuSeconds() throws IOException {
        return cpuSeconds(Path.of("/proc/" + process.pid()));
    }

    private static double cpuSeconds(Path processOrThread) throws IOException {
        String stat = Files.readString(processOrThread.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }

    /** Seconds of processor time that the virtual machine's compilers have used of {@link #cpuSeconds()}. */
    double compilingSeconds() throws IOException {
        double sum = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : (Iterable<Path>) threads::iterator) {
                if (Files.readString(thread.resolve("comm")).matches("C[12] Compiler.*\\R?")) {
                    sum += cpuSeconds(thread);
                }
            }
        }
        return sum;
    }

    double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .flatMap(line -> Arrays.stream(line.split("\\s+")).skip(1).limit(1))
                .mapToDouble(kilobytes -> Double.parseDouble(kilobytes) / 1024)
                .findFirst()
                .orElse(0);
    }

    String post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(path))
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** Waits until the server answers at an address. */
    void awaitUp(String url) throws InterruptedException, IOException {
        for (int i = 0; i < 300; i++) {
            if (!process.isAlive()) {
                throw new IOException("the server ended with " + process.exitValue());
            }
            try {
                http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException(url + " does not answer");
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
