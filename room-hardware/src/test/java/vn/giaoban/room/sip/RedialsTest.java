package vn.giaoban.room.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.room.sip.Conferences.Place;
import vn.giaoban.room.sip.Redials.Attempt;

class RedialsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T05:00:00Z");
    private static final Place PLACE = new Place(new ConferenceId(new UUID(1, 1)), new SiteId(new UUID(2, 2)), "Hợp");
    private static final UUID CALL = new UUID(3, 3);

    private final Redials redials = new Redials(Duration.ofSeconds(20));

    private static Attempt attempt(int number) {
        return new Attempt("sip:room@10.0.0.5", PLACE, number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "room-answered-486",
                "room-answered-480",
                "room-answered-408",
                "room-answered-503",
                "room-no-answer",
                "room-unreachable"
            })
    void aRoomThatMayAnswerLaterIsCalledThreeTimes(String cause) {
        redials.failed(CALL, attempt(1), cause, NOON);
        assertThat(redials.all()).singleElement().satisfies(failed -> {
            assertThat(failed.cause()).isEqualTo(cause);
            assertThat(failed.attempt()).isEqualTo(1);
            assertThat(failed.again()).isEqualTo(NOON.plusSeconds(20));
        });
        assertThat(redials.due(NOON.plusSeconds(19))).isEmpty();
        assertThat(redials.due(NOON.plusSeconds(20))).containsExactly(attempt(2));
        assertThat(redials.due(NOON.plusSeconds(21))).as("once").isEmpty();
        redials.failed(CALL, attempt(3), cause, NOON.plusSeconds(60));
        assertThat(redials.due(NOON.plusSeconds(600))).isEmpty();
        assertThat(redials.all()).singleElement().satisfies(failed -> {
            assertThat(failed.attempt()).isEqualTo(3);
            assertThat(failed.again()).isNull();
        });
        redials.due(NOON.plusSeconds(3_600));
        assertThat(redials.all()).as("forgotten at last").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"room-answered-603", "room-answered-404", "sdp-no-common-audio", "exchange-wants-password"})
    void whatWillNotChangeIsToldAndNotTriedAgain(String cause) {
        redials.failed(CALL, attempt(1), cause, NOON);
        assertThat(redials.all())
                .singleElement()
                .satisfies(failed -> assertThat(failed.again()).isNull());
    }

    @Test
    void theTechnicianEndsTheWaitingForTheNextCall() {
        redials.failed(CALL, attempt(1), "room-no-answer", NOON);
        assertThat(redials.cancel(new UUID(9, 9))).isFalse();
        assertThat(redials.cancel(CALL)).isTrue();
        assertThat(redials.cancel(CALL)).isFalse();
        assertThat(redials.due(NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void aRoomThatHasComeByItselfIsNotCalledAgain() {
        redials.failed(CALL, attempt(1), "room-no-answer", NOON);
        redials.forget(PLACE);
        assertThat(redials.due(NOON.plusSeconds(60))).isEmpty();
        assertThat(redials.all()).isEmpty();
    }
}
