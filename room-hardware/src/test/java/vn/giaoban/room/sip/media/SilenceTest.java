package vn.giaoban.room.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final long SECOND = 1_000_000_000L;

    private final Silence silence = new Silence(0);

    @Test
    void aRoomOfWhichNothingComesIsGoneAfterAMinute() {
        assertThat(silence.look(59 * SECOND, false)).isFalse();
        assertThat(silence.look(60 * SECOND, false)).isTrue();
        assertThat(silence.look(61 * SECOND, false)).as("said once").isFalse();
    }

    @Test
    void aRoomThatHeldTheCallForAnHourHasAMinuteOnceItTakesItUpAgain() {
        assertThat(silence.look(3_600 * SECOND, true)).isFalse();
        assertThat(silence.look(3_601 * SECOND, false)).isFalse();
        assertThat(silence.look(3_660 * SECOND, false)).isTrue();
    }
}
