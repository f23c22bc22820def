package vn.giaoban.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.server.boot.RunFile;

/** The real server in a process of its own, without simulators, to be killed. */
final class ServerProcess implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path data;
    private final Path output;
    private final Process process;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private ServerProcess(Path data, Path output, Process process) {
        this.data = data;
        this.output = output;
        this.process = process;
    }

    /** Begins to start one. */
    static ServerProcess launch(Path data, String... more) throws IOException {
        Path output = Files.createTempFile("giaoban-server", ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                GiaoBan.class.getName(),
                "--data",
                data.toString(),
                "--no-simulators"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ServerProcess(data, output, process);
    }

    /** Starts one and waits until it is ready. */
    static ServerProcess start(Path data) throws IOException, InterruptedException {
        ServerProcess server = launch(data);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!server.ready()) {
            if (System.nanoTime() > end || !server.process.isAlive()) {
                server.close();
                throw new AssertionError("the server did not start:\n" + server.printed());
            }
            Thread.sleep(50);
        }
        return server;
    }

    private boolean ready() throws InterruptedException {
        try {
            return ours().pid() == process.pid()
                    && send(As.NOBODY, "GET", "/api/v1/ready", null).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private RunFile ours() throws IOException {
        return RunFile.read(data);
    }

    String url() throws IOException {
        return "http://127.0.0.1:" + ours().http();
    }

    /** The sample's chair, by the start link of this run. */
    As chair() throws IOException, InterruptedException {
        String code = ours().startLink().split("#", 2)[1];
        HttpResponse<String> answer = send(As.NOBODY, "POST", "/api/v1/start", "{\"token\":\"" + code + "\"}");
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return As.NOBODY.with("Cookie", cookie.split(";", 2)[0]);
    }

    HttpResponse<String> send(As as, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(20));
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        request.setHeader("Content-Type", "application/json");
        as.headers().forEach(request::setHeader);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode get(As as, String path) throws IOException, InterruptedException {
        return JSON.readTree(send(as, "GET", path, null).body());
    }

    long pid() {
        return process.pid();
    }

    /** Waits for its end; gives the exit code. */
    int end() throws InterruptedException {
        return process.waitFor();
    }

    String printed() throws IOException {
        return Files.readString(output, UTF_8);
    }

    /** {@code kill -9}. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
        http.shutdownNow();
        output.toFile().deleteOnExit();
    }
}
