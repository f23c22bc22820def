package vn.giaoban.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.server.RunningServer.Planned;
import vn.giaoban.server.boot.RunFile;
import vn.giaoban.signaling.api.HttpApi;
import vn.giaoban.signaling.api.Route;
import vn.giaoban.signaling.api.Scope;
import vn.giaoban.signaling.api.Sdp;

/**
 * Who may do what, asked of the running server: every kind of caller tries every route. The expected matrix is the file
 * {@code access-matrix.txt}; a new route without a line in it fails.
 */
class AccessMatrixTest {
    private final RunningServer server;
    private final Planned planned;

    AccessMatrixTest() throws IOException {
        server = RunningServer.shared();
        planned = server.conference(2, 30, "");
    }

    @Test
    void everyCallerMayDoWhatTheMatrixSaysAndNothingElse() throws IOException {
        Map<String, As> callers = callers();
        List<String> actual = new ArrayList<>();
        for (Route route : server.context.getBean(HttpApi.class).routes()) {
            if (route.path().equals("/logout")) {
                actual.add("POST /logout: " + roleNames());
                continue;
            }
            String may = callers.entrySet().stream()
                    .filter(caller -> mayCall(caller.getValue(), route))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(" "));
            actual.add(route.method() + " " + route.path() + ": " + may);
        }
        assertThat(actual.stream().sorted().toList()).isEqualTo(expected());
    }

    private static String roleNames() {
        return Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(" "));
    }

    private static List<String> expected() throws IOException {
        try (InputStream in = Objects.requireNonNull(AccessMatrixTest.class.getResourceAsStream("access-matrix.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .sorted()
                    .toList();
        }
    }

    private Map<String, As> callers() throws IOException {
        var callers = new LinkedHashMap<String, As>();
        callers.put("anyone", As.NOBODY);
        for (Role role : Role.values()) {
            callers.put(role.name(), server.role(role));
        }
        for (Scope scope : Scope.values()) {
            callers.put(scope.text(), service(scope));
        }
        callers.put("site", server.device(planned.token(1)));
        callers.put("simulators", As.bearer(RunFile.read(server.data).simulatorKey()));
        callers.put("terminal", As.bearer(RunFile.read(server.data).terminalKey()));
        return callers;
    }

    private As service(Scope scope) {
        String token = server.post(
                        server.chair(), "/api/v1/tokens", "{\"name\":\"t\",\"scopes\":[\"" + scope.text() + "\"]}")
                .json()
                .path("token")
                .asString();
        return As.bearer(token).with("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Bodies are empty objects and ids unknown: whoever gets past the door is told something else than 401 or 403. */
    private boolean mayCall(As caller, Route route) {
        String path = route.path()
                .replace(
                        "{id}",
                        route.path().startsWith("/conferences")
                                ? planned.id()
                                : UUID.randomUUID().toString())
                .replaceAll("\\{[a-z]+}", UUID.randomUUID().toString());
        String body = route.takes() == null ? null : "{}";
        As typed = route.takes() == Sdp.class ? caller.with("Content-Type", Sdp.MIME) : caller;
        As as = caller.headers().containsKey("Idempotency-Key")
                ? typed.with("Idempotency-Key", UUID.randomUUID().toString())
                : typed;
        var reply = server.send(as, route.method().name(), "/api/v1" + path, body);
        boolean door = reply.code().equals("unauthorized") || reply.code().equals("not-allowed");
        assertThat(reply.status()).as(route.method() + " " + path).isNotEqualTo(500);
        return !door;
    }

    @Test
    void aRoleOverOneUnitReachesNothingOfAnother() {
        String commune = planned.links().get(1).at("/unit/id").asString();
        As local = server.somebody(EnumSet.allOf(Role.class), Optional.of(UUID.fromString(commune)));
        String path = "/api/v1/conferences/" + planned.id();
        assertThat(server.get(local, path).code()).isEqualTo("not-allowed");
        for (String part : List.of("/links", "/attendance", "/speeches", "/notes")) {
            assertThat(server.get(local, path + part).code()).as(part).isEqualTo("not-allowed");
        }
        assertThat(server.post(local, path + "/cancel", "{\"reason\":\"thử\"}").code())
                .isEqualTo("not-allowed");
        assertThat(server.get(local, "/api/v1/conferences").json().path("items"))
                .isEmpty();
        assertThat(server.get(local, "/api/v1/archive/conferences").json().path("items"))
                .isEmpty();
        for (String group : List.of("/exact", "/folded")) {
            assertThat(server.get(local, "/api/v1/archive/search?q=de%20dieu")
                            .json()
                            .at(group))
                    .isEmpty();
        }
        assertThat(server.get(local, "/api/v1/archive/speakers").json().path("items"))
                .isEmpty();
        String recording = recording();
        for (String part : List.of("/segments", "/segments/1", "/download", "/seal")) {
            assertThat(server.get(local, "/api/v1/recordings/" + recording + part)
                            .code())
                    .as(part)
                    .isEqualTo("not-allowed");
        }
    }

    @Test
    void aTokenReachesNoFurtherThanItsMaker() {
        String commune = planned.links().get(1).at("/unit/id").asString();
        As local = server.somebody(EnumSet.allOf(Role.class), Optional.of(UUID.fromString(commune)));
        var made = server.post(local, "/api/v1/tokens", """
                {"name":"xã","scopes":["conferences:read","archive:read"]}""");
        As token = As.bearer(made.json().path("token").asString());
        assertThat(server.get(token, "/api/v1/conferences/" + planned.id()).code())
                .isEqualTo("not-allowed");
        assertThat(server.get(token, "/api/v1/archive/conferences").json().path("items"))
                .isEmpty();
        String other = server.post(server.chair(), "/api/v1/tokens", "{\"name\":\"t\",\"scopes\":[\"links:read\"]}")
                .json()
                .path("id")
                .asString();
        assertThat(server.get(local, "/api/v1/tokens").json().path("items")).hasSize(1);
        assertThat(server.send(local, "DELETE", "/api/v1/tokens/" + other, null).status())
                .isEqualTo(404);
    }

    private String recording() {
        for (var held :
                server.get(server.chair(), "/api/v1/archive/conferences").json().path("items")) {
            if (held.path("recording").isString()) {
                return held.path("recording").asString();
            }
        }
        throw new AssertionError("the sample has no recording");
    }
}
