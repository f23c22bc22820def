package vn.giaoban.room.sip.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giaoban.room.sip.pulse.Pulse.State;
import vn.giaoban.room.sip.pulse.Pulses.Question;

/** When rooms are asked, in virtual time. */
class PulsesTest {
    private static final String ROOM = "sip:room@10.1.2.3";
    private final Pulses pulses = new Pulses(60_000, 16, () -> 0.5);

    private Question asked(long now) {
        List<Question> due = pulses.due(now);
        assertThat(due).hasSize(1);
        return due.getFirst();
    }

    private State state() {
        return Objects.requireNonNull(pulses.all().get(ROOM)).state();
    }

    @Test
    void aRoomThatAnswersIsThereWithItsRoundTripAndIsAskedAgainAfterTheInterval() {
        pulses.watch(List.of(ROOM), 0);
        pulses.answered(asked(5_000), 200, 5_030);
        assertThat(pulses.all()).containsEntry(ROOM, new Pulse(ROOM, State.ANSWERS, 30, ""));
        assertThat(pulses.due(65_029)).isEmpty();
        asked(65_030);
    }

    @Test
    void oneMissIsAskedAgainSoonAndOnlyTheSecondIsSilence() {
        pulses.watch(List.of(ROOM), 0);
        pulses.answered(asked(5_000), 200, 5_010);
        asked(65_010);
        assertThat(pulses.due(65_010 + Pulses.PATIENCE)).isEmpty();
        assertThat(state()).isEqualTo(State.ANSWERS);
        Question second = asked(65_010 + Pulses.PATIENCE + Pulses.SOON);
        pulses.failed(second, "room-unreachable", 80_000);
        assertThat(pulses.all()).containsEntry(ROOM, new Pulse(ROOM, State.SILENT, 10, "room-unreachable"));
        pulses.answered(asked(140_000), 405, 140_020);
        assertThat(state()).as("whatever it answers, it is there").isEqualTo(State.ANSWERS);
    }

    @Test
    void anAnswerThatComesTooLateIsNotTakenForTheNextOnes() {
        pulses.watch(List.of(ROOM), 0);
        Question first = asked(5_000);
        pulses.due(5_000 + Pulses.PATIENCE);
        asked(5_000 + Pulses.PATIENCE + Pulses.SOON);
        pulses.answered(first, 200, 12_100);
        assertThat(state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void whatARoomOrItsExchangeSaysIsToldApart() {
        pulses.watch(List.of(ROOM), 0);
        Map<Integer, State> expected = new HashMap<>(Map.of(486, State.BUSY, 600, State.BUSY, 480, State.ABSENT));
        expected.put(404, State.ABSENT);
        expected.put(501, State.ANSWERS);
        expected.put(401, State.ANSWERS);
        long[] at = {5_000};
        expected.forEach((status, state) -> {
            pulses.answered(asked(at[0]), status, at[0]);
            assertThat(state()).as("" + status).isEqualTo(state);
            at[0] += 60_000;
        });
    }

    @Test
    void aSilentRoomBehindASilentExchangeIsTheExchangesFault() {
        Pulse room = new Pulse("sip:6001@pbx.example", State.SILENT, 10, "room-silent");
        Pulse exchange = new Pulse("sip:pbx.example", State.SILENT, 10, "room-silent");
        assertThat(room.behind(exchange).cause()).isEqualTo("exchange-silent");
        assertThat(room.behind(new Pulse("sip:pbx.example", State.ANSWERS, 10, "")))
                .isEqualTo(room);
    }

    @Test
    void fourHundredRoomsOfWhichNoneAnswersAreAskedSixteenAtATimeAndAllAreKnownSilentInTheEnd() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Pulses many = new Pulses(60_000, 16, new Random(seed)::nextDouble);
        many.watch(IntStream.range(0, 400).mapToObj(i -> "sip:room@10.0.0." + i).toList(), 0);
        Map<Long, Integer> waiting = new HashMap<>();
        for (long now = 0; now < 300_000; now += 250) {
            long since = now;
            waiting.keySet().removeIf(asked -> since - asked >= Pulses.PATIENCE);
            int fresh = many.due(now).size();
            waiting.merge(now, fresh, Integer::sum);
            assertThat(waiting.values().stream().mapToInt(n -> n).sum()).isLessThanOrEqualTo(16);
        }
        assertThat(many.all().values()).allMatch(pulse -> pulse.state() == State.SILENT);
    }
}
