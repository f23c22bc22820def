package vn.giaoban.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.server.RunningServer.Reply;

/** Sessions, service tokens and idempotency keys, over HTTP. */
class SessionsTest {
    private final RunningServer server;

    SessionsTest() throws IOException {
        server = RunningServer.shared();
    }

    @Test
    void theStartLinkWorksOnce() {
        server.chair();
        assertThat(server.post(As.NOBODY, "/api/v1/start", "{\"token\":\"2222-2222\"}")
                        .status())
                .isEqualTo(401);
        Reply start = server.get(server.chair(), "/api/v1/start");
        assertThat(start.json().at("/counts/participants").asInt()).isEqualTo(119);
        assertThat(start.json().at("/sample/communeLink").asString()).startsWith(server.url + "/v#");
    }

    @Test
    void theCookieIsForThisServerAndNoScriptsAlone() {
        As chair = server.chair();
        Reply login = server.post(As.NOBODY, "/api/v1/login", "{\"username\":\"x\",\"password\":\"y\"}");
        assertThat(login.code()).isEqualTo("bad-credentials");
        assertThat(chair.headers().get("Cookie")).startsWith("giaoban_session=");
    }

    @Test
    void aSessionIsListedAndDeadOnceItIsRevoked() {
        As operator = server.role(Role.OPERATOR);
        Reply list = server.get(operator, "/api/v1/sessions");
        assertThat(list.json().at("/items/0/own").asBoolean()).isTrue();
        String id = list.json().at("/items/0/id").asString();
        assertThat(server.send(server.chair(), "DELETE", "/api/v1/sessions/" + id, null)
                        .status())
                .as("somebody else's")
                .isEqualTo(404);
        assertThat(server.send(operator, "DELETE", "/api/v1/sessions/" + id, null)
                        .status())
                .isEqualTo(204);
        assertThat(server.get(operator, "/api/v1/me").status()).isEqualTo(401);
        server.forget(Role.OPERATOR);
    }

    @Test
    void aRevokedTokenIsDead() {
        Reply made = server.post(server.chair(), "/api/v1/tokens", """
                {"name":"đồng bộ","scopes":["conferences:read"]}""");
        As service = As.bearer(made.json().path("token").asString());
        assertThat(server.get(service, "/api/v1/units").status()).isEqualTo(200);
        server.send(
                server.chair(),
                "DELETE",
                "/api/v1/tokens/" + made.json().path("id").asString(),
                null);
        assertThat(server.get(service, "/api/v1/units").status()).isEqualTo(401);
        assertThat(server.get(server.chair(), "/api/v1/tokens").response().body())
                .doesNotContain(made.json().path("token").asString());
    }

    private static String plan(String title) {
        return """
                {"title":"%s","kind":"giao ban","from":"2027-11-30T01:00:00Z","to":"2027-11-30T02:00:00Z","secrecy":"THUONG"}
                """.formatted(title);
    }

    @Test
    void theSameKeyAnswersTheFirstResultAndAnotherBodyIsRefused() {
        As once = server.chair().with("Idempotency-Key", UUID.randomUUID().toString());
        Reply first = server.post(once, "/api/v1/conferences", plan("một"));
        Reply again = server.post(once, "/api/v1/conferences", plan("một"));
        Reply other = server.post(once, "/api/v1/conferences", plan("hai"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void aKeyIsScopedToItsCaller() {
        String key = UUID.randomUUID().toString();
        Reply mine = server.post(server.chair().with("Idempotency-Key", key), "/api/v1/conferences", plan("một"));
        Reply theirs = server.post(
                server.role(Role.SECRETARY).with("Idempotency-Key", key),
                "/api/v1/conferences",
                plan("một").replaceFirst("\\{", "{\"chair\":" + chair() + ","));
        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.json().path("id").asString())
                .isNotEqualTo(mine.json().path("id").asString());
    }

    private String chair() {
        String person = server.get(server.chair(), "/api/v1/people?limit=1")
                .json()
                .at("/items/0/id")
                .asString();
        return "{\"person\":\"" + person + "\",\"position\":\"Chủ tịch\"}";
    }

    @Test
    void aServiceTokenMustSendAKey() {
        String token = server.post(server.chair(), "/api/v1/tokens", """
                        {"name":"lịch","scopes":["conferences:write"]}""")
                .json()
                .path("token")
                .asString();
        Reply without = server.post(As.bearer(token), "/api/v1/conferences", plan("ba"));
        assertThat(without.code()).isEqualTo("idempotency-key-required");
    }

    @Test
    void aLostTokenAnswerCanBeAskedForOnceMore() {
        As once = server.chair().with("Idempotency-Key", UUID.randomUUID().toString());
        String body = "{\"name\":\"a\",\"scopes\":[\"links:read\"]}";
        Reply first = server.post(once, "/api/v1/tokens", body);
        assertThat(server.post(once, "/api/v1/tokens", body).json()).isEqualTo(first.json());
        assertThat(server.post(once, "/api/v1/tokens", body.replace("\"a\"", "\"b\""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void secretsOfStateAreRefusedWithTheReason() {
        Reply refused =
                server.post(server.chair(), "/api/v1/conferences", plan("mật").replace("THUONG", "MAT"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("secrecy-not-allowed");
    }

    @Test
    void asLastWeekMakesADraftThatIsScheduledByOnePress() {
        String last = "";
        for (var one : server.get(server.chair(), "/api/v1/conferences?status=CLOSED&from=2026-01-01T00:00:00Z")
                .json()
                .path("items")) {
            // The server is shared: other tests close meetings of their own.
            if (one.path("title").asString().startsWith("Giao ban")) {
                last = one.path("id").asString();
            }
        }
        Reply copy = server.post(server.chair(), "/api/v1/conferences/" + last + "/copy", "{\"weeks\":1}");
        assertThat(copy.json().path("status").asString()).isEqualTo("DRAFT");
        String id = copy.json().path("id").asString();
        assertThat(server.get(server.chair(), "/api/v1/conferences/" + id + "/links")
                        .code())
                .isEqualTo("not-scheduled");
        Reply sent = server.post(server.chair(), "/api/v1/conferences/" + id + "/schedule", null);
        assertThat(sent.json().path("status").asString()).isEqualTo("SCHEDULED");
        Reply links = server.get(server.chair(), "/api/v1/conferences/" + id + "/links?limit=500");
        assertThat(links.json().path("items")).hasSize(105);
        assertThat(links.json().at("/items/1/text").asString()).contains("/v#", "Kính mời");
    }

    @Test
    void aReaderMayAskForAPositionAndIsToldWhenTheViewsAreBehind() {
        long head =
                server.get(As.NOBODY, "/api/v1/health").json().path("position").asLong();
        assertThat(server.get(server.chair(), "/api/v1/units?limit=1&minPosition=" + head)
                        .status())
                .isEqualTo(200);
        Reply behind = server.get(server.chair(), "/api/v1/units?limit=1&minPosition=" + (head + 1_000_000));
        assertThat(behind.status()).isEqualTo(503);
        assertThat(behind.code()).isEqualTo("view-behind");
    }
}
