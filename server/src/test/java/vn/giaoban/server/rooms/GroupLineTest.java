package vn.giaoban.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.Wire;

/** A province's own MCU, played by a SIP peer that we did not write, stands for three sites with one call. */
class GroupLineTest {
    @RegisterExtension
    static final Sip SIP = Sip.serverForBaresip("an MCU's call for many sites");

    private static RunningServer server() {
        return SIP.running();
    }

    private static Map<String, JsonNode> roll(String conference) {
        Map<String, JsonNode> lines = new HashMap<>();
        server().get(server().role(Role.TECHNICIAN), "/api/v1/conferences/" + conference + "/roll?limit=500")
                .json()
                .path("items")
                .forEach(line -> lines.put(line.path("site").asString(), line));
        return lines;
    }

    private static JsonNode line(Map<String, JsonNode> roll, String site) {
        return Objects.requireNonNull(roll.get(site));
    }

    private static boolean all(String conference, List<String> sites, String field, String value) {
        Map<String, JsonNode> roll = roll(conference);
        return sites.stream()
                .allMatch(site -> line(roll, site).path(field).asString("").equals(value));
    }

    private static void group(String conference, String line, List<String> sites, int status) {
        String body = "{\"sites\":["
                + String.join(",", sites.stream().map(s -> "\"" + s + "\"").toList()) + "]}";
        RunningServer.Reply reply = server().send(
                        server().role(Role.TECHNICIAN),
                        "PUT",
                        "/api/v1/conferences/" + conference + "/rooms/" + line + "/group",
                        body);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
    }

    @Test
    void oneCallConnectsThreeSitesWhichGoWhenItIsHungUp() throws Exception {
        RunningServer.Planned planned = server().conference(4, 5, "");
        String id = planned.id();
        String mcu = planned.site(1);
        List<String> three = List.of(planned.site(2), planned.site(3), planned.site(4));
        group(id, mcu, three, 204);
        group(id, planned.site(0), List.of(three.getFirst()), 409);
        assertThat(all(id, three, "link", "OFFLINE")).isTrue();
        String dial = Sip.room(server(), id, mcu).at("/dial/0").asString();
        try (Wire chair = Wire.staff(server(), server().chair(), id)) {
            chair.ask("{\"type\":\"openMeeting\"}", 0);
            try (Baresip call = Baresip.dial(dial, 440, "PCMA/8000/1", "", "")) {
                Sip.until("three sites are connected: " + call.output(), () -> all(id, three, "link", "CONNECTED"));
                assertThat(all(id, three, "through", mcu)).isTrue();
                assertThat(all(id, three, "presence", "EXPECTED")).isTrue();

                said(chair, "{\"type\":\"confirmPresence\",\"site\":\"" + three.get(0) + "\"}");
                said(chair, "{\"type\":\"markAbsent\",\"site\":\"" + three.get(1) + "\"}");
                said(
                        chair,
                        "{\"type\":\"grantFloor\",\"site\":\"" + three.get(0)
                                + "\",\"speaker\":{\"name\":\"Người thử\",\"position\":\"\"}}");
                Map<String, JsonNode> roll = roll(id);
                assertThat(line(roll, three.get(0)).path("presence").asString()).isEqualTo("PRESENT");
                assertThat(line(roll, three.get(1)).path("presence").asString()).isEqualTo("ABSENT");
                assertThat(line(roll, three.get(2)).path("presence").asString()).isEqualTo("EXPECTED");
            }
            Sip.until("all three are gone with the call", () -> all(id, three, "link", "LEFT"));
            assertThat(all(id, three, "through", "")).isTrue();
        }
    }

    private static void said(Wire chair, String command) {
        JsonNode answer = chair.ask(command, 1);
        assertThat(answer.path("type").asString()).as(answer.toString()).isEqualTo("done");
    }
}
