package vn.giaoban.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.Wire;

/** Two room systems that we did not write call the running server and are in one conference. */
@Tag("alone")
@Isolated
class RoomsBySipTest {
    private static final double PLAIN = -45;
    private static final double ABSENT = -60;

    @RegisterExtension
    static final Sip SIP = Sip.serverForBaresip("rooms by SIP");

    private static RunningServer server() {
        return SIP.running();
    }

    private static JsonNode room(String conference, String site) {
        return Sip.room(server(), conference, site);
    }

    private static boolean seated(String conference, String site) {
        return Sip.seated(server(), conference, site);
    }

    @Test
    void twoRoomsAreInOneConferenceAndTheFloorDecidesWhoIsHeard() throws Exception {
        RunningServer.Planned planned = server().conference(2, 5, "");
        String main = planned.site(0);
        String commune = planned.site(1);
        String dialMain = room(planned.id(), main).at("/dial/0").asString();
        JsonNode second = room(planned.id(), commune);
        String dialCommune = second.at("/dial/0").asString().replace("*", ".") + ";transport=tcp";
        try (Wire chair = Wire.staff(server(), server().chair(), planned.id());
                Baresip hall = Baresip.dial(dialMain, 440, "opus/48000/1", "", "");
                Baresip room = Baresip.dial(dialCommune, 880, "G722/16000/1,PCMA/8000/1", "", "")) {
            assertThat(chair.ask("{\"type\":\"openMeeting\"}", 0).path("type").asString())
                    .isEqualTo("done");
            Sip.until(
                    "both rooms sit: " + hall.output() + room.output(),
                    () -> seated(planned.id(), main) && seated(planned.id(), commune));
            // A key ends the voice menu's long welcome: there is nothing to withdraw, which is soon said.
            Thread.sleep(1_000);
            room.command("sndcode", "*2");
            hall.command("sndcode", "*2");
            Thread.sleep(4_000);
            // G.722 makes some 880 Hz out of the hall's 440, and gaps on a busy machine more.
            Sip.until("the commune hears the main hall, and nobody hears themselves", () -> {
                Heard before = room.heard().last(3);
                return before.decibels(440) > PLAIN && before.decibels(880) < before.decibels(440) - 20;
            });
            assertThat(hall.heard().last(3).decibels(880))
                    .as("who was not invited is not heard")
                    .isLessThan(ABSENT);

            // The first page has said nothing for so long that the server may have let it go.
            try (Wire again = Wire.staff(server(), server().chair(), planned.id())) {
                JsonNode granted = again.ask(
                        "{\"type\":\"grantFloor\",\"site\":\"" + commune
                                + "\",\"speaker\":{\"name\":\"Người thử\",\"position\":\"\"}}",
                        1);
                assertThat(granted.path("type").asString())
                        .as(granted.toString())
                        .isEqualTo("done");
            }
            Thread.sleep(6_000);
            Heard after = hall.heard().last(3);
            assertThat(after.decibels(880)).as("the floor is heard").isGreaterThan(PLAIN);
            // Gaps on a busy machine spread the floor's tone: the hall's own would be about as loud as that.
            assertThat(after.decibels(440)).as("nobody hears themselves").isLessThan(after.decibels(880) - 20);
            assertThat(room.heard().last(3).decibels(440)).isGreaterThan(PLAIN);
        }
        Sip.until(
                "the rooms have left",
                () -> room(planned.id(), main).path("calls").isEmpty()
                        && room(planned.id(), commune).path("calls").isEmpty());
    }

    /** A picture of one colour, moving enough to be coded. */
    private static String camera(String colour) {
        return """
                video_source avformat,lavfi,color=c=%s:size=320x180:rate=15
                video_display fakevideo,
                video_size 320x180
                video_bitrate 300000
                video_fps 15
                """.formatted(colour);
    }

    @Test
    void aRoomsKeysAndItsPictureReachTheMeeting() throws Exception {
        RunningServer.Planned planned = server().conference(2, 5, "");
        String main = planned.site(0);
        String commune = planned.site(1);
        JsonNode second = room(planned.id(), commune);
        String number = second.path("number").asString();
        String dialMain = room(planned.id(), main).at("/dial/0").asString();
        try (Wire chair = Wire.staff(server(), server().chair(), planned.id());
                Baresip hall = Baresip.dial(dialMain, 440, "opus/48000/1", camera("blue"), "");
                Baresip room = Baresip.dial(
                        "sip:" + number + "@127.0.0.1:" + SIP.port(),
                        880,
                        "PCMU/8000/1",
                        camera("red"),
                        ";mediaenc=srtp")) {
            assertThat(chair.ask("{\"type\":\"openMeeting\"}", 0).path("type").asString())
                    .isEqualTo("done");
            Sip.until("the call stands", () -> !calls("menu").isEmpty());
            Thread.sleep(2_000);
            room.command("sndcode", second.path("pin").asString() + "#");
            Sip.until("the room sits after its PIN was keyed: " + room.output(), () -> seated(planned.id(), commune));
            Sip.until("the hall sits", () -> seated(planned.id(), main));
            assertThat(calls("seated").getFirst().at("/health/codec").asString())
                    .isNotEmpty();
            Thread.sleep(1_000);
            room.command("sndcode", "*1");
            JsonNode request = chair.next("delta").path("queue").path(0);
            for (int i = 0; i < 60 && request.isEmpty(); i++) {
                request = chair.next("delta").path("queue").path(0);
            }
            assertThat(request.path("site").asString()).isEqualTo(commune);
            chair.ask(
                    "{\"type\":\"grantFloor\",\"site\":\"" + commune + "\",\"request\":\""
                            + request.path("id").asString() + "\"}",
                    1);
            Sip.until("the hall is shown the commune's red: " + hall.output(), () -> hall.sees("red"));
            Sip.until("the commune is shown the hall's blue: " + room.output(), () -> room.sees("blue"));
        }
    }

    private static java.util.List<JsonNode> calls(String stage) {
        java.util.List<JsonNode> calls = new java.util.ArrayList<>();
        server().get(server().chair(), "/api/v1/room-calls")
                .json()
                .path("calls")
                .forEach(call -> {
                    if (call.path("stage").asString().equals(stage)) {
                        calls.add(call);
                    }
                });
        return calls;
    }

    @Test
    void aRoomThatIsCalledSitsInItsSitesSeat() throws Exception {
        RunningServer.Planned planned = server().conference(1, 5, "");
        String site = planned.site(1);
        int own = Baresip.freePort();
        try (Baresip room = Baresip.answering(own, 880, "PCMA/8000/1")) {
            Thread.sleep(1_500);
            RunningServer.Reply made = server().post(
                            server().chair(),
                            "/api/v1/conferences/" + planned.id() + "/rooms/" + site + "/call",
                            "{\"address\":\"sip:room" + own + "@127.0.0.1:" + own + "\"}");
            assertThat(made.status()).as(made.response().body()).isEqualTo(201);
            Sip.until("the room sits: " + room.output(), () -> seated(planned.id(), site));
            assertThat(server().send(
                                    server().chair(),
                                    "DELETE",
                                    "/api/v1/room-calls/"
                                            + made.json().path("call").asString(),
                                    null)
                            .status())
                    .isEqualTo(204);
            Sip.until(
                    "the call is over",
                    () -> room(planned.id(), site).path("calls").isEmpty());
        }
    }

    @Test
    void aRoomThatHasRegisteredIsCalledWithoutItsAddress() throws Exception {
        RunningServer.Planned planned = server().conference(1, 5, "");
        JsonNode before = room(planned.id(), planned.site(1));
        String path = "/api/v1/conferences/" + planned.id() + "/rooms/" + planned.site(1) + "/call";
        assertThat(server().post(server().chair(), path, "{}").code()).isEqualTo("not-registered");
        try (Baresip room = Baresip.registered(
                before.path("number").asString(),
                "127.0.0.1:" + SIP.port(),
                before.path("password").asString(),
                880)) {
            Sip.until(
                    "the room is registered: " + room.output(),
                    () -> !room(planned.id(), planned.site(1))
                            .path("registered")
                            .isNull());
            JsonNode called = server().post(
                            server().chair(), "/api/v1/conferences/" + planned.id() + "/rooms/call-absent", null)
                    .json();
            assertThat(called.at("/called/0").asString()).isEqualTo(planned.site(1));
            assertThat(called.at("/unreachable/0").asString()).isEqualTo(planned.site(0));
            Sip.until("the room sits: " + room.output(), () -> seated(planned.id(), planned.site(1)));
        }
    }

    @Test
    void aRoomOverTlsSitsWithSoundThatNobodyOnTheWayCanHear() throws Exception {
        RunningServer.Planned planned = server().conference(1, 5, "");
        JsonNode entry = room(planned.id(), planned.site(1));
        String target = "sip:" + entry.path("number").asString() + "."
                + entry.path("pin").asString() + "@127.0.0.1:" + SIP.tlsPort() + ";transport=tls";
        String trusts = "sip_cafile " + SIP.data().resolve("tls/certificate.pem");
        try (Baresip room = Baresip.dial(target, 880, "PCMA/8000/1", trusts, ";mediaenc=srtp")) {
            Sip.until("the room sits: " + room.output(), () -> seated(planned.id(), planned.site(1)));
            Sip.until("both hear each other: " + room.output(), () -> well(room(planned.id(), planned.site(1))));
            String rooms = "/api/v1/conferences/" + planned.id() + "/rooms/";
            String there = "sip:x@127.0.0.1:" + room.securePort() + ";transport=tls";
            server().post(server().chair(), rooms + planned.site(0) + "/call", "{\"address\":\"" + there + "\"}");
            Sip.until(
                    "a call of ours goes by a connection of ours, to a room that has no certificate to show",
                    () -> causes(there).contains("room-tls-failed"));
            server().send(server().chair(), "DELETE", rooms + planned.site(1) + "/call", null);
            Sip.until("it is told by its own connection", () -> room.output().contains("session closed"));
        }
        Sip.until(
                "the call is over",
                () -> room(planned.id(), planned.site(1)).path("calls").isEmpty());
    }

    /** Why calls to an address came to nothing. */
    private static List<String> causes(String address) {
        return server().get(server().chair(), "/api/v1/room-calls")
                .json()
                .path("failed")
                .valueStream()
                .filter(failed -> failed.path("address").asString().equals(address))
                .map(failed -> failed.path("cause").asString())
                .toList();
    }

    /** Sealed, arriving, and understood at the other end. */
    private static boolean well(JsonNode room) {
        JsonNode health = room.at("/calls/0/health");
        return health.path("secure").asBoolean()
                && health.path("heard").asBoolean()
                && health.path("hears").asBoolean();
    }

    @Test
    void aRoomThatCannotBeReachedIsNoLongerCalled() throws Exception {
        RunningServer.Planned planned = server().conference(1, 5, "");
        String path = "/api/v1/conferences/" + planned.id() + "/rooms/" + planned.site(1) + "/call";
        assertThat(server().post(server().chair(), path, "{\"address\":\"https://x\"}")
                        .param("field"))
                .isEqualTo("address");
        String address = "sip:x@127.0.0.1:" + Baresip.freePort() + ";transport=tcp";
        assertThat(server().post(server().chair(), path, "{\"address\":\"" + address + "\"}")
                        .status())
                .isEqualTo(201);
        Sip.until("it is told why, and that it is not called a fourth time", () -> {
            JsonNode all = server().get(server().chair(), "/api/v1/room-calls").json();
            JsonNode failed = all.at("/failed/0");
            return all.path("failed").size() == 1
                    && failed.path("address").asString().equals(address)
                    && failed.path("site").asString().equals(planned.site(1))
                    && failed.path("cause").asString().equals("room-unreachable")
                    && failed.path("attempt").asInt() == 3
                    && failed.path("again").isNull();
        });
        assertThat(room(planned.id(), planned.site(1)).path("calls")).isEmpty();
    }
}
