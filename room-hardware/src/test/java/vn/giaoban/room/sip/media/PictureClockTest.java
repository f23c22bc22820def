package vn.giaoban.room.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int TICKS = 90_000;

    private final PictureClock clock = new PictureClock();

    @Test
    void onePictureKeepsItsOwnClock() {
        assertThat(clock.of(7, 1_000, 0)).isEqualTo(1_000);
        assertThat(clock.of(7, 4_000, SECOND)).isEqualTo(4_000);
        assertThat(clock.newest()).isEqualTo(4_000);
    }

    @Test
    void whereAnotherPictureBeginsTimeGoesOnByWhatHasPassed() {
        clock.of(7, 1_000, 0);
        long first = clock.of(8, 3_000_000_000L, 2 * SECOND);
        assertThat(first).isBetween(1_000L + 2 * TICKS - 100, 1_000L + 2 * TICKS + 100);
        assertThat(clock.of(8, 3_000_003_000L, 2 * SECOND)).isEqualTo(first + 3_000);
        long back = clock.of(7, 5_000, 3 * SECOND);
        assertThat(back - first).isBetween(3_000L + TICKS - 100, 3_000L + TICKS + 100);
    }

    @Test
    void packetsOfTwoPicturesInOneMomentAreNotOfOneTimestamp() {
        long before = clock.of(7, 1_000, 0);
        assertThat(clock.of(8, 50, 0)).isGreaterThan(before);
    }
}
