package vn.giaoban.media.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long MILLI = 1_000_000L;

    @Test
    void aPictureForFourHundredGoesOutAsFastAsTheLineTakesItAndNoFaster() {
        Pacer pacer = new Pacer(1_000_000_000L);
        long now = 0;
        int sent = 0;
        long pauses = 0;
        while (sent < 400) {
            if (pacer.ready(now)) {
                pacer.sent(7 * 1245, 7, now);
                sent++;
            } else {
                now += pacer.rest(now);
                pauses++;
            }
        }
        assertThat(now).isBetween(27 * MILLI, 30 * MILLI);
        assertThat(pauses).isBetween(30L, 80L);
    }

    @Test
    void aThreadThatWakesTooLateMakesUpForIt() {
        Pacer pacer = new Pacer(1_000_000_000L);
        long now = 0;
        for (int sent = 0; sent < 400; ) {
            if (pacer.ready(now)) {
                pacer.sent(7 * 1245, 7, now);
                sent++;
            } else {
                now += pacer.rest(now) + 2 * MILLI;
            }
        }
        assertThat(now).isLessThan(31 * MILLI);
    }

    @Test
    void aQuietLineHoldsNothingBack() {
        Pacer pacer = new Pacer(1_000_000_000L);
        pacer.sent(100_000, 80, 0);
        assertThat(pacer.ready(10 * MILLI)).isTrue();
        assertThat(pacer.rest(10 * MILLI)).isZero();
    }

    @Test
    void withoutALineEverythingGoesAtOnce() {
        Pacer pacer = new Pacer(0);
        for (int i = 0; i < 10_000; i++) {
            assertThat(pacer.ready(0)).isTrue();
            pacer.sent(10_000, 8, 0);
        }
        assertThat(pacer.rest(0)).isZero();
    }
}
