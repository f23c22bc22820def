package vn.giaoban.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.server.RunningServer;

/** Sound that goes one way only, from the packets that stay away to the technician's board and the log. */
@Execution(ExecutionMode.CONCURRENT)
class SilentRoomTest {
    @RegisterExtension
    static final Sip SIP = Sip.server();

    private static JsonNode read(String path) {
        RunningServer server = SIP.running();
        return server.get(server.role(Role.TECHNICIAN), path).json().path("items");
    }

    private static boolean onBoard(String site, String level, String cause) {
        JsonNode room = MissingNode.getInstance();
        for (JsonNode device : read("/api/v1/devices?limit=500")) {
            boolean its = device.path("site").asString().equals(site)
                    && device.path("kind").asString().equals("ROOM");
            room = its ? device : room;
        }
        return room.path("level").asString("").equals(level)
                && room.path("cause").asString("?").equals(cause);
    }

    /** Of the room, the newest first: its line has troubles of its own. */
    private static JsonNode kept(String site) {
        for (JsonNode trouble : read("/api/v1/sites/" + site + "/troubles")) {
            if (trouble.path("kind").asString().equals("ROOM")) {
                return trouble;
            }
        }
        return MissingNode.getInstance();
    }

    @Test
    void aRoomThatFallsSilentIsOnTheBoardThenInTheLogAndBothTellWhenItIsHeardAgainButDeaf() throws Exception {
        RunningServer.Planned planned = SIP.running().conference(1, 5, "");
        String site = planned.site(1);
        try (SmallRoom room = new SmallRoom(SIP.dial(planned, 1), "")) {
            room.speaks(true);
            Sip.until("well", () -> onBoard(site, "GOOD", ""));
            // Until a call has settled nothing is said of its sound.
            Thread.sleep(10_000);
            assertThat(onBoard(site, "GOOD", "")).isTrue();
            assertThat(kept(site).isMissingNode()).isTrue();

            room.speaks(false);
            Sip.until("said on the board", () -> onBoard(site, "BAD", "room-not-heard"));
            assertThat(kept(site).isMissingNode())
                    .as("what may pass is not kept")
                    .isTrue();
            Sip.until("kept", () -> kept(site).path("cause").asString("").equals("room-not-heard"));
            assertThat(kept(site).path("level").asString()).isEqualTo("BAD");
            assertThat(kept(site).path("until").isNull()).isTrue();

            room.speaks(true);
            Sip.until("heard again, and reports to hear nothing", () -> {
                room.reportsNothing();
                return onBoard(site, "BAD", "room-hears-nothing");
            });
            Sip.until("the one trouble has given way to the other", () -> {
                room.reportsNothing();
                return kept(site).path("cause").asString("").equals("room-hears-nothing");
            });
        }
        Sip.until("over with the call", () -> !kept(site).path("until").isNull());
    }
}
