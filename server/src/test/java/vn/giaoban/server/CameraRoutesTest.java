package vn.giaoban.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand.ChangeLink;
import vn.giaoban.meeting.live.LiveConferences;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.room.simulator.CameraOnALine;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.simulator.Weather;

class CameraRoutesTest {
    private final RunningServer server;
    private final RunningServer.As technician;

    CameraRoutesTest() throws IOException {
        server = RunningServer.shared();
        technician = server.role(Role.TECHNICIAN);
    }

    private static void eventually(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private String anySite() {
        return server.get(technician, "/api/v1/sites").json().at("/items/0/id").asString();
    }

    private JsonNode camera(String id) {
        return camera(technician, id);
    }

    private JsonNode camera(RunningServer.As as, String id) {
        for (JsonNode line : server.get(as, "/api/v1/cameras").json().path("items")) {
            if (line.path("id").asString().equals(id)) {
                return line;
            }
        }
        throw new AssertionError("no camera " + id);
    }

    private String install(String address) {
        return install(address, anySite());
    }

    private String install(String address, String site) {
        String id = UUID.randomUUID().toString();
        var put = server.send(technician, "PUT", "/api/v1/cameras/" + id, """
                {"site":"%s","name":"Máy quay chính","address":"%s"}""".formatted(site, address));
        assertThat(put.status()).isEqualTo(204);
        return id;
    }

    @Test
    void aCameraIsInstalledDrivenStoppedAndKeepsItsPresets() throws IOException {
        try (var camera = CameraOnALine.udp(Model.SRG_300H, 0, true, Weather.FINE)) {
            String id = install("sony://127.0.0.1:" + camera.port());
            String path = "/api/v1/cameras/" + id;
            eventually("ready", () -> camera(id).at("/now/line").asString("").equals("READY"));
            eventually("moving", () -> {
                assertThat(server.post(technician, path + "/drive", "{\"pan\":100,\"press\":1}")
                                .status())
                        .isEqualTo(204);
                return Boolean.TRUE.equals(camera.seen().get("moving"));
            });
            eventually(
                    "stopped by itself",
                    () -> Boolean.FALSE.equals(camera.seen().get("moving")));
            assertThat(server.post(technician, path + "/act", """
                    {"act":"keep","preset":2,"name":"Bục phát biểu"}""").status()).isEqualTo(204);
            assertThat(camera(id).at("/presets/0/name").asString()).isEqualTo("Bục phát biểu");
            String picture = path + "/presets/2/picture";
            assertThat(server.get(technician, picture).code()).isEqualTo("picture-unknown");
            assertThat(server.send(technician, "PUT", picture, "{\"jpeg\":\"AAAA\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(server.send(technician, "PUT", picture, "{\"jpeg\":\"/9j/4AAQ\"}")
                            .status())
                    .isEqualTo(204);
            assertThat(camera(id).at("/presets/0/picture").asBoolean()).isTrue();
            assertThat(server.send(technician, "PUT", path + "/presets/9/picture", "{\"jpeg\":\"/9j/4AAQ\"}")
                            .code())
                    .isEqualTo("preset-unknown");
            eventually("kept in the camera", () -> camera.executed().contains("01 04 3F 01 01"));
            assertThat(server.post(technician, path + "/stop", null).status()).isEqualTo(204);
            assertThat(server.send(technician, "DELETE", path, null).status()).isEqualTo(204);
            assertThat(server.post(technician, path + "/stop", null).code()).isEqualTo("camera-unknown");
        }
    }

    @Test
    void withTheFloorComeTheLampAndThePresetChosenForIt() throws IOException {
        var planned = server.conference(2, 30, "");
        String commune = planned.site(1);
        String session =
                server.trade(planned.token(1)).json().path("deviceSession").asString();
        try (var camera = CameraOnALine.udp(Model.SRG_300H, 0, true, Weather.FINE);
                Wire hall = Wire.staff(server, server.chair(), planned.id());
                Wire device = Wire.device(server, session, planned.id(), true)) {
            String id = install("sony://127.0.0.1:" + camera.port(), commune);
            String path = "/api/v1/cameras/" + id;
            eventually("ready", () -> camera(id).at("/now/line").asString("").equals("READY"));
            server.post(technician, path + "/act", "{\"act\":\"keep\",\"preset\":1,\"name\":\"Bục\"}");
            assertThat(server.send(technician, "PUT", path + "/floor", "{\"preset\":1}")
                            .status())
                    .isEqualTo(204);
            assertThat(server.send(technician, "PUT", path + "/floor", "{\"preset\":9}")
                            .code())
                    .isEqualTo("preset-unknown");
            link(planned.id(), commune, Link.CONNECTED);
            assertThat(device.first.path("type").asString()).isEqualTo("welcome");
            assertThat(hall.ask("{\"type\":\"openMeeting\"}", 0).path("type").asString())
                    .isEqualTo("done");
            assertThat(camera.seen()).containsEntry("tallyRed", false);
            JsonNode granted = hall.ask("""
                    {"type":"grantFloor","site":"%s","speaker":{"name":"Lò Văn Bình","position":"Chủ tịch"}}""".formatted(commune), 1);
            assertThat(granted.path("type").asString()).as(granted.toString()).isEqualTo("done");
            eventually("lit", () -> Boolean.TRUE.equals(camera.seen().get("tallyRed")));
            eventually("sent", () -> camera.executed().contains("01 04 3F 02 00"));
            server.post(technician, path + "/act", "{\"act\":\"keep\",\"preset\":2,\"name\":\"Ghế trưởng ban\"}");
            assertThat(server.send(technician, "PUT", path + "/floor", "{\"preset\":2,\"seat\":\"trưởng  ban\"}")
                            .status())
                    .isEqualTo(204);
            assertThat(camera(id).at("/seats/0/preset").asInt()).isEqualTo(2);
            hall.ask("{\"type\":\"returnToMain\"}", 1);
            hall.ask("""
                    {"type":"grantFloor","site":"%s","speaker":{"name":"Lý Thị Mai","position":"Trưởng ban"}}""".formatted(commune), 1);
            eventually("sent to the seat", () -> camera.executed().contains("01 04 3F 02 01"));
            server.post(technician, path + "/act", "{\"act\":\"keep\",\"preset\":3,\"name\":\"Ghế phó ban\"}");
            server.send(technician, "PUT", path + "/floor", "{\"preset\":3,\"seat\":\"Phó ban\"}");
            hall.ask("""
                    {"type":"grantFloor","site":"%s","speaker":{"name":"Vàng A Páo","position":"Phó ban"}}""".formatted(commune), 1);
            eventually("sent to the next seat", () -> camera.executed().contains("01 04 3F 02 02"));
            link(planned.id(), commune, Link.INTERRUPTED);
            eventually("dark", () -> Boolean.FALSE.equals(camera.seen().get("tallyRed")));
            link(planned.id(), commune, Link.CONNECTED);
            eventually("lit", () -> Boolean.TRUE.equals(camera.seen().get("tallyRed")));
            hall.ask("{\"type\":\"returnToMain\"}", 1);
            eventually("dark", () -> Boolean.FALSE.equals(camera.seen().get("tallyRed")));
            hall.ask("{\"type\":\"beginRelay\",\"site\":\"" + commune + "\"}", 1);
            eventually(
                    "lit while it is relayed",
                    () -> Boolean.TRUE.equals(camera.seen().get("tallyRed")));
            hall.ask("{\"type\":\"closeMeeting\"}", 1);
            eventually("dark", () -> Boolean.FALSE.equals(camera.seen().get("tallyRed")));
            server.send(technician, "DELETE", path, null);
        }
    }

    /** The site's line into the conference becomes so. */
    private void link(String conference, String site, Link link) {
        server.context
                .getBean(LiveConferences.class)
                .submit(
                        new ConferenceId(UUID.fromString(conference)),
                        new ChangeLink(new SiteId(UUID.fromString(site)), link, null),
                        CommandContext.by("system:test", UUID.randomUUID(), Instant.now()))
                .join();
    }

    private RunningServer.Reply drive(RunningServer.As as, String id, int press) {
        return server.post(as, "/api/v1/cameras/" + id + "/drive", "{\"pan\":100,\"press\":" + press + "}");
    }

    @Test
    void whoeverKeepsACameraGivesWayToTheChairAndTheTechnicianOnly() throws IOException {
        RunningServer.As secretary =
                server.account(UUID.randomUUID(), "thu-ky-" + UUID.randomUUID(), Set.of(Role.SECRETARY));
        RunningServer.As operator =
                server.account(UUID.randomUUID(), "truc-" + UUID.randomUUID(), Set.of(Role.OPERATOR));
        RunningServer.As chair = server.account(UUID.randomUUID(), "chu-tri-" + UUID.randomUUID(), Set.of(Role.CHAIR));
        try (var camera = CameraOnALine.udp(Model.SRG_300H, 0, true, Weather.FINE)) {
            String id = install("sony://127.0.0.1:" + camera.port());
            String lock = "/api/v1/cameras/" + id + "/lock";
            eventually("ready", () -> camera(id).at("/now/line").asString("").equals("READY"));
            assertThat(server.post(secretary, lock, "{\"held\":true}").status()).isEqualTo(204);
            assertThat(drive(operator, id, 1).code()).isEqualTo("camera-locked");
            assertThat(camera(operator, id).path("mayTake").asBoolean()).isFalse();
            assertThat(camera(chair, id).path("mayTake").asBoolean()).isTrue();
            String keeper =
                    server.get(secretary, "/api/v1/me").json().path("account").asString();
            assertThat(camera(operator, id).at("/now/keeper").asString()).isEqualTo("account:" + keeper);
            assertThat(server.post(operator, lock, "{\"held\":true}").code()).isEqualTo("camera-locked");
            assertThat(server.post(technician, lock, "{\"held\":true}").status())
                    .isEqualTo(204);
            assertThat(server.post(chair, lock, "{\"held\":true}").status()).isEqualTo(204);
            assertThat(drive(secretary, id, 1).code()).isEqualTo("camera-locked");
            assertThat(server.post(secretary, "/api/v1/cameras/" + id + "/stop", null)
                            .status())
                    .as("anybody stops it")
                    .isEqualTo(204);
            server.send(technician, "DELETE", "/api/v1/cameras/" + id, null);
        }
    }

    @Test
    void aSessionThatEndsInTheMiddleOfADriveLeavesTheCameraStanding() throws IOException {
        RunningServer.As operator =
                server.account(UUID.randomUUID(), "truc-" + UUID.randomUUID(), Set.of(Role.OPERATOR));
        try (var camera = CameraOnALine.udp(Model.SRG_300H, 0, true, Weather.FINE)) {
            String id = install("sony://127.0.0.1:" + camera.port());
            eventually("ready", () -> camera(id).at("/now/line").asString("").equals("READY"));
            eventually("moving", () -> {
                assertThat(drive(operator, id, 1).status()).isEqualTo(204);
                return Boolean.TRUE.equals(camera.seen().get("moving"));
            });
            assertThat(server.post(operator, "/api/v1/logout", null).status()).isEqualTo(204);
            eventually("stands, however long it is pressed", () -> {
                assertThat(drive(operator, id, 1).status()).isEqualTo(401);
                return Boolean.FALSE.equals(camera.seen().get("moving"));
            });
            server.send(technician, "DELETE", "/api/v1/cameras/" + id, null);
        }
    }

    @Test
    void whatCannotBeUsedIsRefusedByItsField() {
        String path = "/api/v1/cameras/" + UUID.randomUUID();
        for (String[] bad : new String[][] {
            {"address", "{\"site\":\"%s\",\"name\":\"A\",\"address\":\"http://x\"}"},
            {"name", "{\"site\":\"%s\",\"address\":\"tcp://127.0.0.1\"}"},
            {"profile", "{\"site\":\"%s\",\"name\":\"A\",\"address\":\"tcp://127.0.0.1\",\"profile\":\"none\"}"}
        }) {
            var reply = server.send(technician, "PUT", path, bad[1].formatted(anySite()));
            assertThat(reply.status()).as(bad[0]).isEqualTo(400);
            assertThat(reply.json().at("/params/field").asString()).isEqualTo(bad[0]);
        }
    }

    @Test
    void aCameraWhoseLineIsDownSaysWhyAndMovesForNobody() {
        String id = install("tcp://127.0.0.1:1");
        eventually("said", () -> camera(id).at("/now/cause").asString("").equals("refused"));
        var reply = server.post(technician, "/api/v1/cameras/" + id + "/drive", "{\"pan\":5,\"press\":1}");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("camera-unreachable");
        server.send(technician, "DELETE", "/api/v1/cameras/" + id, null);
    }

    @Test
    void aRoleOverACommuneReachesNoCameraOfAnother() {
        String id = install("tcp://127.0.0.1:1");
        JsonNode sites = server.get(technician, "/api/v1/sites").json().path("items");
        String elsewhere = sites.get(sites.size() - 1).at("/unit/id").asString();
        var local = server.somebody(EnumSet.allOf(Role.class), Optional.of(UUID.fromString(elsewhere)));
        assertThat(server.post(local, "/api/v1/cameras/" + id + "/stop", null).code())
                .isEqualTo("not-allowed");
        assertThat(server.get(local, "/api/v1/cameras").json().path("items")).isEmpty();
        server.send(technician, "DELETE", "/api/v1/cameras/" + id, null);
    }
}
