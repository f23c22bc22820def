package vn.giaoban.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.server.RunningServer.Planned;
import vn.giaoban.server.Wire;
import vn.giaoban.signaling.protocol.ClientCommand;

/**
 * Who may ask the meeting for what, asked of the running server over its WebSocket: every kind of client tries every
 * command of the protocol, before, in and after a meeting. The expected matrix is the file {@code command-matrix.txt};
 * a new command without a line in it fails. Commands are those of the protocol's vectors, under a stale epoch: whoever
 * gets past the door is told something else than that they may not.
 */
class CommandMatrixTest {
    private static final Set<String> DOOR = Set.of("not-allowed", "not-chair", "not-seated");
    private static final int STALE = 0;

    /** They change who may, and are tried last. */
    private static final List<String> LAST = List.of("openMeeting", "takeChair");

    private final RunningServer server;
    private final As chair;
    private final As operator;

    CommandMatrixTest() throws IOException {
        server = RunningServer.shared();
        String province = server.get(server.chair(), "/api/v1/me")
                .json()
                .at("/grants/0/unit/id")
                .asString();
        chair = server.somebody(EnumSet.of(Role.CHAIR), Optional.of(UUID.fromString(province)));
        operator = server.somebody(EnumSet.of(Role.OPERATOR), Optional.of(UUID.fromString(province)));
    }

    @Test
    void everyClientMayAskForWhatTheMatrixSaysAndNothingElse() throws IOException {
        List<String> actual = new ArrayList<>();
        Planned scheduled = server.conference(4, 30, "");
        actual.addAll(rows("SCHEDULED", scheduled, devices(scheduled), LAST.reversed()));
        Planned live = held();
        actual.addAll(rows("LIVE", live, devices(live), LAST));
        Planned closed = held();
        try (Wire wire = Wire.staff(server, chair, closed.id())) {
            assertThat(wire.ask("{\"type\":\"closeMeeting\"}", 1).path("type").asString())
                    .isEqualTo("done");
        }
        actual.addAll(rows("CLOSED", closed, Map.of(), LAST));
        assertThat(actual).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void aRoleOverAnotherUnitDoesNotEvenComeIn() {
        Planned planned = server.conference(2, 30, "");
        String commune = planned.links().get(1).at("/unit/id").asString();
        As local = server.somebody(EnumSet.allOf(Role.class), Optional.of(UUID.fromString(commune)));
        for (As outsider : List.of(local, As.NOBODY)) {
            try (Wire wire = Wire.staff(server, outsider, planned.id())) {
                assertThat(wire.first.path("code").asString()).isEqualTo("unauthorized");
            }
        }
    }

    /** A meeting that the chair has opened, with an operator named. */
    private Planned held() {
        Planned planned = server.conference(4, 30, "");
        String account =
                server.get(operator, "/api/v1/me").json().path("account").asString();
        try (Wire wire = Wire.staff(server, chair, planned.id())) {
            assertThat(wire.ask("{\"type\":\"openMeeting\"}", 0).path("type").asString())
                    .isEqualTo("done");
            assertThat(wire.ask("{\"type\":\"nameOperator\",\"account\":\"" + account + "\"}", 1)
                            .path("type")
                            .asString())
                    .isEqualTo("done");
        }
        return planned;
    }

    private List<String> rows(String status, Planned planned, Map<String, Supplier<Wire>> devices, List<String> last)
            throws IOException {
        Map<String, Wire> staff = staff(planned);
        List<String> rows = new ArrayList<>();
        Map<String, JsonNode> commands = commands(last);
        commands.forEach((name, command) -> {
            List<String> may = new ArrayList<>();
            staff.forEach((caller, wire) -> {
                if (passes(wire.ask(command, STALE))) {
                    may.add(caller);
                }
            });
            devices.forEach((caller, fresh) -> {
                try (Wire wire = fresh.get()) {
                    if (passes(wire.ask(command, STALE))) {
                        may.add(caller);
                    }
                }
            });
            rows.add((status + " " + name + ": " + String.join(" ", may)).strip());
        });
        staff.values().forEach(Wire::close);
        return rows;
    }

    private static boolean passes(JsonNode answer) {
        String code = answer.at("/error/code").asString("");
        assertThat(code).isNotIn("bad-message", "log-unavailable", "too-busy");
        return !DOOR.contains(code);
    }

    private Map<String, Wire> staff(Planned planned) {
        Map<String, Wire> staff = new LinkedHashMap<>();
        staff.put("chair", Wire.staff(server, chair, planned.id()));
        staff.put("operator", Wire.staff(server, operator, planned.id()));
        for (Role role : Role.values()) {
            staff.put(role.name(), Wire.staff(server, server.role(role), planned.id()));
        }
        staff.forEach((caller, wire) ->
                assertThat(wire.first.path("type").asString()).as(caller).isEqualTo("welcome"));
        return staff;
    }

    /** A seated device, two beside a seat that another has, one in the lobby; each comes in anew for every command. */
    private Map<String, Supplier<Wire>> devices(Planned planned) {
        String seated = session(planned, 1);
        String holder = session(planned, 2);
        String watching = session(planned, 2);
        String choosing = session(planned, 2);
        String waiting = server.post(As.NOBODY, "/api/v1/knocks", """
                        {"conference":"%s","site":"%s","why":"LOST_LINK","name":"Lò Văn Thỏ","position":"Chủ tịch xã"}
                        """.formatted(planned.id(), planned.site(3)))
                .json()
                .path("deviceSession")
                .asString();
        come(holder, planned, true, "SEATED").close();
        Map<String, Supplier<Wire>> devices = new LinkedHashMap<>();
        devices.put("site", () -> come(seated, planned, true, "SEATED"));
        devices.put("site-watching", () -> come(watching, planned, false, "WATCHING"));
        devices.put("site-choosing", () -> come(choosing, planned, true, "CHOOSE"));
        devices.put("site-in-lobby", () -> come(waiting, planned, true, "LOBBY"));
        return devices;
    }

    private String session(Planned planned, int link) {
        return server.trade(planned.token(link)).json().path("deviceSession").asString();
    }

    private Wire come(String session, Planned planned, boolean publishes, String seat) {
        Wire wire = Wire.device(server, session, planned.id(), publishes);
        assertThat(wire.first.at("/you/seat").asString(""))
                .as(wire.first.toString())
                .isEqualTo(seat);
        return wire;
    }

    /** One of every command there is, by name. */
    private static Map<String, JsonNode> commands(List<String> last) throws IOException {
        Map<String, JsonNode> vectors = new LinkedHashMap<>();
        JsonNode file = JsonMapper.builder()
                .build()
                .readTree(Path.of("../docs/protocol/vectors/command.json").toFile());
        for (JsonNode message : file.path("valid")) {
            JsonNode command = message.path("command");
            vectors.putIfAbsent(command.path("type").asString(), command);
        }
        List<String> names = new ArrayList<>(names(ClientCommand.class).toList());
        names.removeAll(last);
        names.addAll(last);
        Map<String, JsonNode> commands = new LinkedHashMap<>();
        names.forEach(name -> commands.put(name, Objects.requireNonNull(vectors.get(name), name)));
        return Collections.unmodifiableMap(commands);
    }

    private static Stream<String> names(Class<?> word) {
        String name = word.getSimpleName();
        return word.isRecord()
                ? Stream.of(Character.toLowerCase(name.charAt(0)) + name.substring(1))
                : Arrays.stream(word.getPermittedSubclasses()).flatMap(CommandMatrixTest::names);
    }

    private static List<String> expected() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(CommandMatrixTest.class.getResourceAsStream("command-matrix.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
