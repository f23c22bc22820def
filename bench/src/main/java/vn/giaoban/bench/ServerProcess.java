package vn.giaoban.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product's own server in a process of its own, on an empty folder, asked over HTTP by one who is signed in. */
final class ServerProcess implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonNode run;
    private String cookie = "";

    private ServerProcess(Process process, JsonNode run) {
        this.process = process;
        this.run = run;
    }

    /** An answer. */
    record Reply(int status, JsonNode json, String cookie) {}

    /** Starts one; its output goes to {@code server.out} in the folder's parent. */
    static ServerProcess start(Path data) throws IOException, InterruptedException {
        String jar = System.getProperty("giaoban.server.jar", "");
        if (!Files.exists(Path.of(jar))) {
            throw new IOException("no server to be measured: -Dgiaoban.server.jar=" + jar);
        }
        Path run = data.resolve("run.json");
        Files.deleteIfExists(run);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar,
                        "--data",
                        data.toString(),
                        "--empty",
                        "--no-simulators"))
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("server.out").toFile())
                .start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(run)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroy();
                throw new IOException(Files.readString(data.resolveSibling("server.out")));
            }
            Thread.sleep(50);
        }
        return new ServerProcess(process, JSON.readTree(Files.readString(run)));
    }

    /** The secret of the link that the terminal shows. */
    String startToken() {
        return run.path("startLink").asString().split("#", 2)[1];
    }

    /** Sends everything from now on as who has just signed in. */
    void as(String session) {
        cookie = session;
    }

    Reply post(String path, Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + run.path("http").asInt() + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        String session = response.headers()
                .firstValue("Set-Cookie")
                .map(c -> c.split(";", 2)[0])
                .orElse("");
        return new Reply(response.statusCode(), JSON.readTree(response.body()), session);
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
