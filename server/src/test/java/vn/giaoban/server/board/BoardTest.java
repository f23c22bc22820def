package vn.giaoban.server.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.room.simulator.CameraOnALine;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.simulator.Weather;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.Wire;

@Execution(ExecutionMode.CONCURRENT)
class BoardTest {
    private static RunningServer server;
    private static RunningServer.As technician;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = RunningServer.start(data, "--port", "20080");
        technician = server.role(Role.TECHNICIAN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void eventually(String what, BooleanSupplier holds) {
        long begun = System.nanoTime();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime() - begun)
                    .as(what)
                    .isLessThan(Duration.ofSeconds(30).toNanos());
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private JsonNode device(String id) {
        for (JsonNode line :
                server.get(technician, "/api/v1/devices?limit=500").json().path("items")) {
            if (line.path("id").asString().equals(id)) {
                return line;
            }
        }
        return MissingNode.getInstance();
    }

    private boolean is(String id, String level, String cause) {
        JsonNode line = device(id);
        return line.path("level").asString("").equals(level)
                && line.path("cause").asString("?").equals(cause);
    }

    @Test
    void aCameraWhoseLineIsLostInADriveIsOnTheBoardWithItsCauseAndIsWellAgainByItself() throws IOException {
        String site =
                server.get(technician, "/api/v1/sites").json().at("/items/0/id").asString();
        String id = UUID.randomUUID().toString();
        String path = "/api/v1/cameras/" + id;
        int port;
        try (var camera = CameraOnALine.udp(Model.SRG_300H, 0, true, Weather.FINE)) {
            port = camera.port();
            server.send(technician, "PUT", path, """
                    {"site":"%s","name":"Máy quay chính","address":"sony://127.0.0.1:%d"}""".formatted(site, port));
            eventually("well", () -> is(id, "GOOD", ""));
            eventually("moving", () -> {
                server.post(technician, path + "/drive", "{\"pan\":100,\"press\":1}");
                return Boolean.TRUE.equals(camera.seen().get("moving"));
            });
        }
        eventually("said", () -> is(id, "BAD", "silent"));
        eventually("kept", () -> troubles(site).at("/0/cause").asString("").equals("silent"));
        assertThat(troubles(site).at("/0/until").isNull()).isTrue();
        try (var camera = CameraOnALine.udp(Model.SRG_300H, port, true, Weather.FINE)) {
            eventually("well again", () -> is(id, "GOOD", ""));
            assertThat(camera.seen()).containsEntry("moving", false);
            eventually("moving again", () -> {
                server.post(technician, path + "/drive", "{\"pan\":100,\"press\":2}");
                return Boolean.TRUE.equals(camera.seen().get("moving"));
            });
            assertThat(server.get(technician, "/api/v1/metrics").response().body())
                    .containsPattern("giaoban_devices\\{kind=\"camera\",level=\"good\"} [1-9]");
            assertThat(device(id).at("/figures/losses").asInt()).isEqualTo(1);
            server.send(technician, "DELETE", path, null);
        }
        eventually("over", () -> !troubles(site).at("/0/until").isNull());
    }

    private JsonNode troubles(String site) {
        return server.get(technician, "/api/v1/sites/" + site + "/troubles")
                .json()
                .path("items");
    }

    @Test
    void aSiteThatIsAwaitedIsNoTrouble() {
        var planned = server.conference(2, 30, "");
        try (Wire hall = Wire.staff(server, server.chair(), planned.id())) {
            assertThat(hall.first.path("type").asString()).isEqualTo("welcome");
            eventually(
                    "there",
                    () -> device(planned.site(1)).path("level").asString("").equals("OFF"));
        }
        var nowhere = "/api/v1/sites/" + UUID.randomUUID() + "/troubles";
        assertThat(server.get(technician, nowhere).code()).isEqualTo("site-unknown");
    }
}
