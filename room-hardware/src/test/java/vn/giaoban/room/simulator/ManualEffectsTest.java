package vn.giaoban.room.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.room.Golden;

/** What each command of the manuals makes of the simulated camera, and what each inquiry is answered afterwards. */
class ManualEffectsTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final int BETWEEN = 3_000;
    private static final Map<String, String> COMMANDS =
            Golden.read("visca-commands.txt").stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
    private static final Map<String, String> INQUIRIES = Golden.read("visca-inquiries.txt").stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1), (first, same) -> first));

    private long now = 1_000;

    static Stream<List<String>> effects() {
        return Golden.read("visca-effects.txt").stream();
    }

    static Stream<List<String>> dialogues() {
        return Golden.read("visca-dialogues.txt").stream();
    }

    private List<String> say(SimulatedCamera camera, String packet, long wait) {
        camera.accept(HEX.parseHex(packet), 0, now);
        now += wait;
        return camera.due(now).stream().map(r -> HEX.formatHex(r.packet())).toList();
    }

    private void tell(SimulatedCamera camera, String name, long wait) {
        say(camera, Objects.requireNonNull(COMMANDS.get(name), name), wait);
    }

    private static List<String> names(String column) {
        return column.isEmpty()
                ? List.of()
                : Arrays.stream(column.split(";")).map(String::strip).toList();
    }

    private Map<String, Object> seen(SimulatedCamera camera) {
        Map<String, Object> seen = new LinkedHashMap<>(camera.seen(now));
        seen.keySet().removeAll(List.of("executed", "refused"));
        return seen;
    }

    @ParameterizedTest
    @MethodSource("effects")
    void aCommandDoesWhatTheManualSaysAndNothingElse(List<String> row) {
        String name = row.get(0);
        var model = name.contains("five and four")
                ? Model.BRC_X1000
                : name.contains("five and five") ? Model.BRC_AM7 : Model.SRG_300H;
        var camera = new SimulatedCamera(model);
        names(row.get(1)).forEach(before -> tell(camera, before, BETWEEN));
        Map<String, Object> before = seen(camera);
        tell(camera, name, Long.parseLong(row.get(2)));
        Map<String, Object> after = seen(camera);
        String changed = after.keySet().stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .map(key -> key + "=" + after.get(key))
                .collect(Collectors.joining(", "));
        assertThat(changed.isEmpty() ? "-" : changed).isEqualTo(row.get(3));
    }

    @ParameterizedTest
    @MethodSource("dialogues")
    void anInquiryIsAnsweredByteForByteAsTheCameraIs(List<String> row) {
        var camera = new SimulatedCamera(Model.named(row.get(1)).orElseThrow());
        names(row.get(2)).forEach(name -> tell(camera, name.replace("~", ""), name.startsWith("~") ? 100 : 60_000));
        String question = Objects.requireNonNull(INQUIRIES.get(row.get(0)), row.get(0));
        assertThat(say(camera, question, 40)).containsExactly(row.get(3));
    }

    @Test
    void everyCommandHasItsEffectAndEveryInquiryItsAnswersWrittenDown() {
        assertThat(effects().map(row -> row.get(0)).collect(Collectors.toSet())).isEqualTo(COMMANDS.keySet());
        assertThat(dialogues().map(row -> row.get(0)).collect(Collectors.toSet()))
                .isEqualTo(INQUIRIES.keySet());
    }

    @Test
    void aCancelledMovementStandsStillAndItsSocketIsFree() {
        var camera = new SimulatedCamera(Model.SRG_300H);
        assertThat(say(camera, "81 01 06 02 01 01 02 02 00 00 00 00 00 00 FF", 500))
                .containsExactly("90 41 FF");
        assertThat(say(camera, "81 01 04 47 04 00 00 00 FF", 30)).containsExactly("90 42 FF");
        assertThat(say(camera, "81 21 FF", 30)).containsExactly("90 61 04 FF");
        Object there = camera.seen(now).get("pan");
        assertThat(say(camera, "81 21 FF", 30)).containsExactly("90 61 05 FF");
        assertThat(camera.seen(now)).as("the zoom goes on").containsEntry("moving", true);
        assertThat(say(camera, "81 09 04 00 FF", 5_000)).contains("90 52 FF");
        assertThat(camera.seen(now)).containsEntry("pan", there).containsEntry("zoom", 0x4000);
    }

    @Test
    void whatTheCameraMayNotDoNowIsNotExecutable() {
        var camera = new SimulatedCamera(Model.SRG_300H);
        tell(camera, "power standby", BETWEEN);
        assertThat(say(camera, "81 01 06 04 FF", 30)).containsExactly("90 61 41 FF");
    }
}
