package vn.giaoban.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.server.RunningServer.As;
import vn.giaoban.server.RunningServer.Planned;

/** The chair's page goes, and an operator's page of another account stays, on the running server. */
@Execution(ExecutionMode.CONCURRENT)
class LostChairTest {
    private static final String TAKE = "{\"type\":\"takeChair\"}";

    @Test
    void anOperatorMayStandInAfterThirtySecondsAndTheChairTakesBackWithOnePress(@TempDir Path data) throws Exception {
        try (RunningServer server = RunningServer.start(data, "--port", "20480")) {
            standsInAndIsTakenBackFrom(server);
        }
    }

    private static void standsInAndIsTakenBackFrom(RunningServer server) throws Exception {
        As chair = somebody(server, Role.CHAIR);
        As operator = somebody(server, Role.OPERATOR);
        Planned planned = server.conference(2, 30, "");
        String clerk = server.get(operator, "/api/v1/me").json().path("account").asString();
        try (Wire desk = Wire.staff(server, operator, planned.id())) {
            Instant gone;
            try (Wire hall = Wire.staff(server, chair, planned.id())) {
                assertDone(hall.ask("{\"type\":\"openMeeting\"}", 0));
                assertDone(hall.ask("{\"type\":\"nameOperator\",\"account\":\"" + clerk + "\"}", 1));
                assertThat(code(desk.ask(TAKE, 1))).isEqualTo("chair-there");
                gone = Instant.now();
            }
            List<String> refusals = new ArrayList<>();
            JsonNode answer = desk.ask(TAKE, 1);
            while (answer.path("type").asString().equals("refused")
                    && Instant.now().isBefore(gone.plusSeconds(60))) {
                refusals.add(code(answer));
                Thread.sleep(2_000);
                answer = desk.ask(TAKE, 1);
            }
            assertDone(answer);
            assertThat(refusals).isNotEmpty().containsOnly("chair-there");
            assertThat(Duration.between(gone, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        }
        try (Wire back = Wire.staff(server, chair, planned.id())) {
            JsonNode acting = back.first.at("/room/meeting/chair");
            assertThat(acting.path("account").asString()).isEqualTo(clerk);
            assertThat(acting.at("/insteadOf/account").asString())
                    .isEqualTo(back.first.at("/you/account").asString());
            assertDone(back.ask(TAKE, 2));
            assertDone(back.ask("{\"type\":\"closeMeeting\"}", 3));
        }
    }

    private static As somebody(RunningServer server, Role role) throws IOException {
        String province = server.get(server.chair(), "/api/v1/me")
                .json()
                .at("/grants/0/unit/id")
                .asString();
        return server.somebody(EnumSet.of(role), Optional.of(UUID.fromString(province)));
    }

    private static String code(JsonNode answer) {
        return answer.at("/error/code").asString("");
    }

    private static void assertDone(JsonNode answer) {
        assertThat(answer.path("type").asString()).as(answer.toString()).isEqualTo("done");
    }
}
