package vn.giaoban.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlowRoundTest {
    private static final long TICK = 10;
    private static final long INTERVAL = 1000;

    private final List<Integer> turns = new ArrayList<>();
    private final SlowRound<Integer> round = new SlowRound<>(INTERVAL);

    private int turnsOfTick(List<Integer> everyone, long now) {
        turns.clear();
        round.advance(everyone, now, turns::add);
        return turns.size();
    }

    @Test
    void fourHundredHaveTheirTurnsAFewAtATimeAndEachOnceInAnInterval() {
        List<Integer> everyone = IntStream.range(0, 400).boxed().toList();
        List<Integer> seen = new ArrayList<>();
        for (long now = 0; now <= 3 * INTERVAL; now += TICK) {
            assertThat(turnsOfTick(everyone, now)).isLessThanOrEqualTo(5);
            seen.addAll(turns);
        }
        assertThat(seen).hasSize(3 * 400 + 1);
        assertThat(seen.subList(400, 800)).containsExactlyElementsOf(everyone);
    }

    @Test
    void oneAloneHasATurnAtOnceAndThenOncePerInterval() {
        assertThat(turnsOfTick(List.of(7), 0)).isEqualTo(1);
        for (long now = TICK; now < INTERVAL; now += TICK) {
            assertThat(turnsOfTick(List.of(7), now)).isZero();
        }
        assertThat(turnsOfTick(List.of(7), INTERVAL)).isEqualTo(1);
    }

    @Test
    void whoComesLateIsInTheNextRoundAndNobodyIsForgottenWhenTicksStayAway() {
        turnsOfTick(List.of(1, 2), 0);
        assertThat(turns).containsExactly(1);
        assertThat(turnsOfTick(List.of(1, 2, 3), 5 * INTERVAL)).isEqualTo(2);
        assertThat(turns).containsExactly(2, 1);
        turnsOfTick(List.of(1, 2, 3), 6 * INTERVAL);
        assertThat(turns).containsExactly(2, 3, 1);
    }
}
