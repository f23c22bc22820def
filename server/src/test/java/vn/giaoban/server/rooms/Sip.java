package vn.giaoban.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import vn.giaoban.server.RunningServer;

/** A server that rooms may call, and what they dial. */
final class Sip {
    private Sip() {}

    static RunningServer server(Path data, int port) throws IOException {
        Files.writeString(
                data.resolve("giaoban.yml"), "giaoban:\n  sip:\n    port: " + port + "\n    addresses: 127.0.0.1\n");
        return RunningServer.start(data);
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
