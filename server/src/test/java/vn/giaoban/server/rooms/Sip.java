package vn.giaoban.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import vn.giaoban.server.RunningServer;

/** A test class's own server that rooms may call, and what they dial. */
final class Sip implements BeforeAllCallback, AfterAllCallback {
    /** Servers that start at once and look for free ports would find the same. */
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(21_080);

    private static final int PORTS_OF_ONE = 400;

    private final @Nullable String what;
    private @Nullable Path data;
    private @Nullable RunningServer running;
    private int port;
    private int tlsPort;

    private Sip(@Nullable String what) {
        this.what = what;
    }

    static Sip server() {
        return new Sip(null);
    }

    /** For tests of something that needs baresip; they are skipped, and that is said, where it is not installed. */
    static Sip serverForBaresip(String what) {
        return new Sip(what);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (what != null && !Files.isExecutable(Baresip.PROGRAM)) {
            System.out.println("SKIPPED: " + what + ", because baresip is not installed");
            Assumptions.abort("baresip is not installed");
        }
        Path folder = Files.createTempDirectory("giaoban-sip");
        data = folder;
        port = Baresip.freePort();
        tlsPort = Baresip.freePort();
        Files.writeString(
                folder.resolve("giaoban.yml"),
                "giaoban:\n  sip:\n    port: " + port + "\n    tls-port: " + tlsPort
                        + "\n    addresses: 127.0.0.1\n    redial-seconds: 1\n    ask-seconds: 5\n");
        running = RunningServer.start(folder, "--port", "" + NEXT_PORT.getAndAdd(PORTS_OF_ONE));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (running != null) {
            running.close();
        }
        if (data != null) {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    RunningServer running() {
        return Objects.requireNonNull(running);
    }

    Path data() {
        return Objects.requireNonNull(data);
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    /** What a site of the plan dials. */
    String dial(RunningServer.Planned planned, int site) {
        return room(running(), planned.id(), planned.site(site)).at("/dial/0").asString();
    }

    static JsonNode room(RunningServer server, String conference, String site) {
        for (JsonNode room : server.get(server.chair(), "/api/v1/conferences/" + conference + "/rooms")
                .json()
                .path("items")) {
            if (room.path("site").asString().equals(site)) {
                return room;
            }
        }
        throw new AssertionError("no room for " + site);
    }

    static boolean seated(RunningServer server, String conference, String site) {
        return room(server, conference, site).at("/calls/0/stage").asString("").equals("seated");
    }

    static void until(String what, Condition condition) throws Exception {
        Instant end = Instant.now().plusSeconds(25);
        while (!condition.holds()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(200);
        }
    }

    interface Condition {
        boolean holds() throws Exception;
    }
}
