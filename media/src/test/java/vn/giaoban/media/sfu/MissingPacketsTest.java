package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MissingPacketsTest {
    private static final long MILLI = 1_000_000L;

    private final MissingPackets missing = new MissingPackets();

    @Test
    void whatIsMissingIsAskedForOnceItIsNotOnlyOutOfOrderAndNoMoreOnceItHasCome() {
        assertThat(missing.arrived(104, 100, 0)).isTrue();
        assertThat(missing.due(5 * MILLI)).isEmpty();
        missing.arrived(102, 104, 6 * MILLI);
        assertThat(missing.due(10 * MILLI)).containsExactly(101, 103);
        assertThat(missing.due(20 * MILLI)).as("it was just asked for").isEmpty();
        assertThat(missing.due(80 * MILLI)).containsExactly(101, 103);
        missing.arrived(101, 104, 90 * MILLI);
        missing.arrived(103, 104, 90 * MILLI);
        assertThat(missing.none()).isTrue();
    }

    @Test
    void whatDoesNotComeIsGivenUp() {
        missing.arrived(102, 100, 0);
        assertThat(LongStream.range(1, 40)
                        .filter(i -> !missing.due(i * 100 * MILLI).isEmpty()))
                .hasSize(10);
        assertThat(missing.none()).isTrue();
    }

    @Test
    void aSourceThatLeapsCostsNoMoreThanAKeyFrameHoweverOftenItLeaps() {
        long highest = 100;
        int whole = 0;
        for (int i = 0; i < 1000; i++) {
            whole += missing.arrived(highest + 200, highest, 0) ? 0 : 1;
            highest += 200;
            assertThat(missing.due(i * MILLI)).hasSizeLessThan(MissingPackets.MOST);
        }
        assertThat(whole).as("key frames needed").isEqualTo(500);
        assertThat(missing.arrived(highest + 2000, highest, 0)).isFalse();
        assertThat(missing.none()).isTrue();
    }
}
