package vn.giaoban.room.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.room.sip.media.KeyFrames.Way;

class KeyFramesTest {
    private static final long MILLI = 1_000_000L;

    private final KeyFrames frames = new KeyFrames();
    private long now = -5_000 * MILLI;

    /** Tries every 20 ms; gives when something was asked, in milliseconds from the beginning. */
    private List<Long> tries(int millis) {
        List<Long> asked = new ArrayList<>();
        for (int at = 0; at < millis; at += 20, now += 20 * MILLI) {
            if (frames.next(now) != null) {
                asked.add((long) at);
            }
        }
        return asked;
    }

    @Test
    void everyWayIsTriedInTurnASecondApartThenAllAgainAfterPausesThatGrow() {
        frames.afresh();
        assertThat(tries(40_000))
                .containsExactly(0L, 1_000L, 2_000L, 7_000L, 8_000L, 9_000L, 19_000L, 20_000L, 21_000L);
        tries(600_000);
        assertThat(tries(600_000)).as("at most three a minute in the long run").hasSizeLessThanOrEqualTo(30);
    }

    @Test
    void theWaysArePictureLossFullIntraAndInfo() {
        frames.afresh();
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < 4; i++, now += 10_000 * MILLI) {
            ways.add(frames.next(now));
        }
        assertThat(ways).containsExactly(Way.PICTURE_LOSS, Way.FULL_INTRA, Way.INFO, Way.PICTURE_LOSS);
    }

    @Test
    void itIsSaidWhenNothingWasOfUseAndNoLongerOnceOneCame() {
        frames.afresh();
        tries(2_980);
        assertThat(frames.unanswered(now)).isFalse();
        tries(40);
        assertThat(frames.unanswered(now)).isTrue();
        tries(10_000);
        assertThat(frames.unanswered(now)).isTrue();
        frames.came();
        assertThat(frames.unanswered(now)).isFalse();
    }

    @Test
    void whoAnsweredOnceIsAskedFromTheFirstWayOnAgainButNeverTwiceASecond() {
        frames.afresh();
        tries(5_000);
        frames.came();
        frames.need();
        assertThat(frames.next(now)).isEqualTo(Way.PICTURE_LOSS);
        frames.came();
        frames.need();
        assertThat(tries(1_100)).as("after the second").containsExactly(1_000L);
    }
}
