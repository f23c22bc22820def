package vn.giaoban.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.server.RunningServer.Planned;
import vn.giaoban.server.RunningServer.Reply;
import vn.giaoban.signaling.directory.Office;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Folding;

/** How sites come in by their links. */
class SiteLinksTest {
    private final RunningServer server;

    SiteLinksTest() throws IOException {
        server = RunningServer.shared();
    }

    @Test
    void openingALinkChangesNothingAndTradingItMakesADeviceOfThatSite() {
        Planned planned = server.conference(2, 30, "");
        long before = position();
        for (int i = 0; i < 20; i++) {
            assertThat(server.send(As.NOBODY, i % 2 == 0 ? "GET" : "HEAD", "/v", null)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(position()).isEqualTo(before);
        Reply traded = server.trade(planned.token(1));
        assertThat(traded.json().path("site").asString()).isEqualTo(planned.site(1));
        Reply current =
                server.get(As.bearer(traded.json().path("deviceSession").asString()), "/api/v1/site-sessions/current");
        assertThat(current.json().at("/conference/id").asString()).isEqualTo(planned.id());
        assertThat(current.json().at("/conference/title").asString()).isEqualTo("Họp thử");
        assertThat(current.json().path("technicianPhone").asString()).isEqualTo("0200 555 0123");
    }

    private long position() {
        return server.get(As.NOBODY, "/api/v1/health").json().path("position").asLong();
    }

    @Test
    void aReissuedLinkIsDeadAtOnceForWhoComesAndForWhoIsIn() throws Exception {
        Planned planned = server.conference(2, 30, "");
        String token = planned.token(1);
        Reply traded = server.trade(token);
        var inside = connect(traded, planned.id());
        assertThat(inside.first.get(10, TimeUnit.SECONDS)).contains("\"welcome\"");

        Reply reissued = server.post(
                server.chair(), "/api/v1/conferences/" + planned.id() + "/sites/" + planned.site(1) + "/link", null);

        assertThat(reissued.json().path("generation").asInt()).isEqualTo(2);
        assertThat(server.trade(token).code()).isEqualTo("link-killed");
        assertThat(server.trade(token).status()).isEqualTo(410);
        assertThat(inside.bye.get(10, TimeUnit.SECONDS)).contains("link-killed");
        Reply stale =
                server.get(As.bearer(traded.json().path("deviceSession").asString()), "/api/v1/site-sessions/current");
        assertThat(stale.code()).isEqualTo("link-killed");
        for (Reply refused : List.of(stale, server.trade(token))) {
            assertThat(refused.param("office")).isEqualTo("Văn phòng UBND tỉnh Hải Lâm");
            assertThat(refused.param("phone")).isEqualTo("0200 555 0123");
            assertThat(refused.json().toString())
                    .as("nothing of the conference")
                    .doesNotContain("Họp thử");
        }
        assertThat(server.get(
                                As.bearer(traded.json().path("deviceSession").asString()),
                                "/api/v1/conferences/" + planned.id())
                        .status())
                .isEqualTo(410);
        String fresh = reissued.json().path("url").asString().split("#", 2)[1];
        assertThat(server.trade(fresh).status()).isEqualTo(200);
    }

    private record Inside(CompletableFuture<String> first, CompletableFuture<String> bye) {}

    private Inside connect(Reply traded, String conference) {
        var inside = new Inside(new CompletableFuture<>(), new CompletableFuture<>());
        var listener = new WebSocket.Listener() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                    String message = text.toString();
                    text.setLength(0);
                    inside.first.complete(message);
                    if (message.contains("\"bye\"")) {
                        inside.bye.complete(message);
                    }
                }
                socket.request(1);
                return CompletableFuture.completedFuture(null);
            }
        };
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(server.url.replaceFirst("http", "ws") + "/ws"), listener)
                .join();
        socket.sendText(
                """
                {"type":"hello","version":1,"conference":"%s","deviceSession":"%s","language":"vi","videoSlots":1,"publishes":true}
                """.formatted(conference, traded.json().path("deviceSession").asString()), true);
        return inside;
    }

    @Test
    void aLinkOfOneConferenceOpensNothingOfAnother() {
        Planned mine = server.conference(2, 30, "");
        Planned other = server.conference(2, 30, "");
        As device = server.device(mine.token(1));
        assertThat(server.get(device, "/api/v1/conferences/" + mine.id()).status())
                .isEqualTo(200);
        assertThat(server.get(device, "/api/v1/conferences/" + other.id()).status())
                .isEqualTo(404);
        for (String path : new String[] {"/links", "/attendance", "/notes", "/speeches"}) {
            assertThat(server.get(device, "/api/v1/conferences/" + mine.id() + path)
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void moreThanADayBeforeTheLinkShowsNameAndTimeOnly() {
        Planned planned = server.conference(2, 3 * 24 * 60, "");
        Reply early = server.trade(planned.token(1));
        assertThat(early.status()).isEqualTo(425);
        assertThat(early.code()).isEqualTo("not-yet");
        assertThat(early.param("title")).isEqualTo("Họp thử");
        assertThat(early.param("opens")).isNotEmpty();
        assertThat(early.json().has("deviceSession")).isFalse();
    }

    @Test
    void theLinkIsUnchangedWhenTheTimeMoves() {
        Planned planned = server.conference(2, 30, "");
        server.post(server.chair(), "/api/v1/conferences/" + planned.id() + "/move", """
                {"from":"2031-11-30T01:00:00Z","to":"2031-11-30T02:00:00Z"}""");
        assertThat(server.trade(planned.token(1)).code()).isEqualTo("not-yet");
        assertThat(server.trade("AAAAAAAAAAAAAAAAAAAAAA").code()).isEqualTo("link-unknown");
    }

    @Test
    void underThePolicyLobbyAnUnknownDeviceWaits() throws Exception {
        Planned planned = server.conference(2, 30, ",\"joinPolicy\":\"LOBBY\"");
        var inside = connect(server.trade(planned.token(1)), planned.id());
        assertThat(inside.first.get(10, TimeUnit.SECONDS)).contains("LOBBY");
    }

    @Test
    void whoHasNoLinkKnocksBySiteNameAndWaits() throws Exception {
        Planned planned = server.conference(2, 30, "");
        String site = planned.links().get(1).at("/unit/name").asString();
        Reply knock = server.post(As.NOBODY, "/api/v1/knocks", """
                {"conference":"%s","site":"%s","why":"LOST_LINK","name":"Lò Văn Thỏ","position":"Chủ tịch UBND xã"}
                """.formatted(planned.id(), site));
        assertThat(knock.status()).isEqualTo(200);
        assertThat(connect(knock, planned.id()).first.get(10, TimeUnit.SECONDS)).contains("LOBBY");
        As waiting = As.bearer(knock.json().path("deviceSession").asString());
        assertThat(server.get(waiting, "/api/v1/conferences/" + planned.id()).code())
                .as("no roster in the lobby")
                .isEqualTo("not-allowed");
    }

    @Test
    void aSiteIsMeantByItsNameWithoutMarksAndKindAndOneThatIsNotIsRefusedByItsField() {
        Planned planned = server.conference(2, 30, "");
        String name = planned.links().get(1).at("/unit/name").asString();
        String type = planned.links().get(1).at("/unit/type").asString();
        for (String typed :
                List.of(Folding.fold(name), type.toUpperCase(Locale.ROOT) + "  " + name, " " + name + ".")) {
            assertThat(knock(planned, typed).json().path("site").asString())
                    .as(typed)
                    .isEqualTo(planned.site(1));
        }
        Reply unknown = knock(planned, "xã Không Có");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("site-unknown");
        assertThat(unknown.param("field")).isEqualTo("site");
    }

    private Reply knock(Planned planned, String site) {
        return server.post(As.NOBODY, "/api/v1/knocks", """
                {"conference":"%s","site":"%s","why":"LOST_LINK","name":"Lò Văn Thỏ","position":"Chủ tịch UBND xã"}
                """.formatted(planned.id(), site));
    }

    @Test
    void noTokenIsKeptInClear() {
        Planned planned = server.conference(2, 30, "");
        String deviceSession =
                server.trade(planned.token(1)).json().path("deviceSession").asString();
        Vault vault = server.context.getBean(Vault.class);
        for (String name : vault.secretNames("")) {
            String stored = vault.secret(name).map(String::new).orElse("");
            assertThat(name + stored).doesNotContain(planned.token(1), deviceSession);
        }
        assertThat(Optional.of(vault).flatMap(Office::read)).isPresent();
    }
}
