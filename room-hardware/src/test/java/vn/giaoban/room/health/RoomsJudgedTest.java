package vn.giaoban.room.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.giaoban.room.health.Judgement.Awaited;
import vn.giaoban.room.sip.pulse.Pulse;
import vn.giaoban.room.sip.pulse.Pulse.State;

class RoomsJudgedTest {
    private static Judgement judged(State state, String cause, Awaited awaited) {
        return Judgement.of(new Pulse("sip:room@10.1.2.3", state, -1, cause), awaited);
    }

    @Test
    void aRoomThatIsSwitchedOffIsATroubleOnlyWhileSomebodyWaitsForIt() {
        assertThat(judged(State.SILENT, "room-silent", Awaited.NOT)).isEqualTo(new Judgement(Level.OFF, "room-silent"));
        assertThat(judged(State.SILENT, "room-answered-503", Awaited.SOON))
                .isEqualTo(new Judgement(Level.WATCH, "room-silent"));
        assertThat(judged(State.SILENT, "room-certificate-expired", Awaited.NOW))
                .isEqualTo(new Judgement(Level.BAD, "room-certificate-expired"));
        assertThat(judged(State.ABSENT, "room-answered-480", Awaited.NOW))
                .isEqualTo(new Judgement(Level.BAD, "room-not-there"));
        assertThat(judged(State.ANSWERS, "", Awaited.NOW)).isEqualTo(new Judgement(Level.GOOD, ""));
    }

    @Test
    void aRoomInAnotherCallIsWatchedWhereItIsAwaited() {
        assertThat(judged(State.BUSY, "room-answered-486", Awaited.NOT))
                .isEqualTo(new Judgement(Level.OFF, "room-busy"));
        assertThat(judged(State.BUSY, "room-answered-486", Awaited.NOW))
                .isEqualTo(new Judgement(Level.WATCH, "room-busy"));
    }
}
