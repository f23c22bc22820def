package vn.giaoban.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.Wire;
import vn.giaoban.store.log.CommitLog;

/** What a room system that we did not write keys in, and what the log has of it. */
@Tag("alone")
@Isolated
class RoomKeysTest {
    /** Speech is louder, soft noise is not. */
    private static final double SPEECH = -40;

    private static final double QUIET = -48;

    @RegisterExtension
    static final Sip SIP = Sip.serverForBaresip("a room's keys");

    private static RunningServer server() {
        return SIP.running();
    }

    private static JsonNode room(RunningServer.Planned planned) {
        return Sip.room(server(), planned.id(), planned.site(1));
    }

    /** Rooms without events: what a telephone's keys sound like is all there is. */
    @Test
    void aRoomsKeysAreUnderstoodInTheSoundItself() throws Exception {
        RunningServer.Planned planned = server().conference(1, 5, "");
        JsonNode room = room(planned);
        Path keys = SIP.data().resolve("keys.wav");
        Files.write(keys, Keys.wav(room.path("pin").asString() + "#"));
        String number = "sip:" + room.path("number").asString() + "@127.0.0.1:" + SIP.port();
        try (Baresip caller = Baresip.playing(keys, number, "PCMA/8000/1")) {
            Sip.until("the room sits: " + caller.output(), () -> Sip.seated(server(), planned.id(), planned.site(1)));
        }
    }

    /** What the log has from a position on, name and payload. */
    private static List<String> events(long after) {
        return server().context.getBean(CommitLog.class).read(after, 10_000).stream()
                .flatMap(stored -> stored.commit().events().stream())
                .map(event -> event.name() + " " + new String(event.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    private static void keyed(Baresip room, String keys, String event) throws Exception {
        long before = server().context.getBean(CommitLog.class).head().position();
        room.command("sndcode", keys);
        Sip.until(
                keys + " is " + event + ": " + room.output(),
                () -> events(before).stream().anyMatch(one -> one.matches(event)));
    }

    @Test
    void everyKeyDoesWhatTheVoiceMenuSays() throws Exception {
        RunningServer.Planned planned = server().conference(1, 5, "");
        String site = planned.site(1);
        try (Wire chair = Wire.staff(server(), server().chair(), planned.id())) {
            assertThat(chair.ask("{\"type\":\"openMeeting\"}", 0).path("type").asString())
                    .isEqualTo("done");
        }
        try (Baresip room = Baresip.dial(room(planned).at("/dial/0").asString(), 880, "PCMA/8000/1", "", "")) {
            Sip.until("the room sits: " + room.output(), () -> Sip.seated(server(), planned.id(), site));
            String its = ".*" + site + ".*";
            keyed(room, "*1", "speech-requested " + its);
            keyed(room, "*2", "request-withdrawn .*");
            keyed(room, "*312#", "presence-reported " + its);
            Sip.until("the roll has twelve people", () -> headcount(planned) == 12);
            keyed(room, "*5", "technician-called " + its);
            try (Wire chair = Wire.staff(server(), server().chair(), planned.id())) {
                String granted = "{\"type\":\"grantFloor\",\"site\":\"" + site
                        + "\",\"speaker\":{\"name\":\"Người thử\",\"position\":\"\"}}";
                assertThat(chair.ask(granted, 1).path("type").asString()).isEqualTo("done");
            }
            keyed(room, "*4", "floor-ended " + its + "YIELDED.*");
            Sip.until("all was said", () -> room.heard().last(1.5).loudness() < QUIET);
            room.command("sndcode", "*0");
            Sip.until("the keys are told", () -> room.heard().last(1.5).loudness() > SPEECH);
        }
    }

    private static int headcount(RunningServer.Planned planned) {
        for (JsonNode line : server().get(server().chair(), "/api/v1/conferences/" + planned.id() + "/roll?limit=500")
                .json()
                .path("items")) {
            if (line.path("site").asString().equals(planned.site(1))) {
                return line.path("headcount").asInt(0);
            }
        }
        return 0;
    }
}
