package vn.giaoban.room.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneWayTest {
    private static final long SECOND = 1_000_000_000L;
    private final OneWay watch = new OneWay(0);

    @Test
    void aRoomThatIsNotHeardIsToldOfAfterSixSecondsAndOnceMoreLater() {
        assertThat(watch.look(5 * SECOND, false, true)).isFalse();
        assertThat(watch.look(6 * SECOND, false, true)).isTrue();
        assertThat(watch.look(17 * SECOND, false, true)).isFalse();
        assertThat(watch.look(18 * SECOND, false, true)).isTrue();
        assertThat(watch.look(100 * SECOND, false, true)).isFalse();
    }

    @Test
    void aRoomThatHearsNothingIsToldOfToo() {
        assertThat(watch.look(4 * SECOND, true, true)).isFalse();
        assertThat(watch.look(9 * SECOND, true, false)).isFalse();
        assertThat(watch.look(10 * SECOND, true, false)).isTrue();
    }

    @Test
    void aRoomThatWasWellForAMinuteIsLookedAfterAnew() {
        for (int second = 0; second <= 30; second++) {
            watch.look(second * SECOND, false, true);
        }
        assertThat(watch.look(80 * SECOND, true, true)).isFalse();
        assertThat(watch.look(87 * SECOND, false, true))
                .as("mended for too short a time")
                .isFalse();
        assertThat(watch.look(150 * SECOND, true, true)).isFalse();
        assertThat(watch.look(155 * SECOND, false, true)).isFalse();
        assertThat(watch.look(157 * SECOND, false, true)).isTrue();
    }
}
