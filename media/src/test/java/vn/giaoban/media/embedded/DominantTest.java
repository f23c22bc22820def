package vn.giaoban.media.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.PeerId;

/** Who is said to speak, look by look; there are five in a second. */
class DominantTest {
    private static final PeerId A = new PeerId("a");
    private static final PeerId B = new PeerId("b");

    private final Dominant dominant = new Dominant();

    @Test
    void whoIsLouderTwiceInARowTakesOver() {
        speaks(A);
        assertThat(dominant.changes(Map.of(A, 80, B, 100))).isFalse();
        assertThat(dominant.changes(Map.of(A, 80, B, 100))).isTrue();
        assertThat(dominant.speaker()).isEqualTo(B);
        assertThat(dominant.changes(Map.of(A, 80, B, 100))).isFalse();
    }

    @Test
    void aCoughTakesNothing() {
        speaks(A);
        for (int i = 0; i < 5; i++) {
            assertThat(dominant.changes(Map.of(A, 80, B, 120))).isFalse();
            assertThat(dominant.changes(Map.of(A, 80, B, 50))).isFalse();
        }
        assertThat(dominant.speaker()).isEqualTo(A);
    }

    @Test
    void whoIsHardlyLouderTakesNothing() {
        speaks(A);
        for (int i = 0; i < 5; i++) {
            assertThat(dominant.changes(Map.of(A, 80, B, 91))).isFalse();
        }
        assertThat(dominant.speaker()).isEqualTo(A);
    }

    @Test
    void aPauseOfLessThanTwoSecondsIsNoEnd() {
        speaks(A);
        for (int i = 0; i < 9; i++) {
            assertThat(dominant.changes(Map.of(A, 10))).isFalse();
        }
        assertThat(dominant.changes(Map.of(A, 90))).isFalse();
        assertThat(dominant.speaker()).isEqualTo(A);
        for (int i = 0; i < 9; i++) {
            assertThat(dominant.changes(Map.of(A, 10))).isFalse();
        }
        assertThat(dominant.changes(Map.of(A, 10))).isTrue();
        assertThat(dominant.speaker()).isNull();
    }

    @Test
    void whereNoMicrophoneSendsAnyMoreNobodySpeaksThoughThatIsToldOnlyOnce() {
        speaks(A);
        assertThat(dominant.changes(Map.of())).isTrue();
        assertThat(dominant.speaker()).isNull();
        assertThat(dominant.changes(Map.of(B, 80))).isFalse();
        assertThat(dominant.changes(Map.of(B, 80))).isTrue();
        assertThat(dominant.speaker()).isEqualTo(B);
    }

    @Test
    void noiseIsNobody() {
        for (int i = 0; i < 20; i++) {
            assertThat(dominant.changes(Map.of(A, 39, B, 12))).isFalse();
        }
        assertThat(dominant.speaker()).isNull();
    }

    private void speaks(PeerId peer) {
        dominant.changes(Map.of(peer, 80));
        assertThat(dominant.changes(Map.of(peer, 80))).isTrue();
        assertThat(dominant.speaker()).isEqualTo(peer);
    }
}
