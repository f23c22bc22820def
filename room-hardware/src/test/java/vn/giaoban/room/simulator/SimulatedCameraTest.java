package vn.giaoban.room.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.room.Golden;
import vn.giaoban.room.simulator.Quirks.Quirk;

class SimulatedCameraTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private long now = 1_000;

    static Stream<List<String>> commands() {
        return Golden.read("visca-commands.txt").stream();
    }

    static Stream<List<String>> inquiries() {
        return Golden.read("visca-inquiries.txt").stream();
    }

    private List<String> say(SimulatedCamera camera, String packet) {
        camera.accept(HEX.parseHex(packet), 0, now);
        now += 60_000;
        var replies =
                camera.due(now).stream().map(r -> HEX.formatHex(r.packet())).toList();
        now += 1;
        return replies;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandOfTheManualIsUnderstood(List<String> line) {
        String name = line.get(0);
        var model = name.contains("five and four")
                ? Model.BRC_X1000
                : name.contains("five and five") ? Model.BRC_AM7 : Model.SRG_300H;
        var camera = new SimulatedCamera(model);
        List<String> expected = switch (name) {
            case "cancel socket 2" -> List.of("90 62 05 FF");
            case "buffers of one emptied" -> List.of("90 50 FF");
            case "buffers of all emptied" -> List.of("88 01 00 01 FF");
            case "addresses set" -> List.of("88 30 02 FF");
            default -> List.of("90 41 FF", "90 51 FF");
        };
        assertThat(say(camera, line.get(1))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("inquiries")
    void everyInquiryOfTheManualIsAnsweredInTheFormOfTheManual(List<String> line) {
        int length = line.get(2).length();
        var model = line.get(1).contains("06 12") && length > 34
                ? length > 37 ? Model.BRC_AM7 : Model.BRC_X1000
                : Model.SRG_300H;
        assertThat(say(new SimulatedCamera(model), line.get(1)))
                .singleElement()
                .satisfies(answer ->
                        assertThat(answer).startsWith("90 50 ").endsWith(" FF").hasSameSizeAs(line.get(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "81 01 04 07 05 FF, 90 60 02 FF",
        "81 01 04 07 28 FF, 90 60 02 FF",
        "81 01 99 FF, 90 60 02 FF",
        "81 01 06 02 18 18 00 00 00 00 00 00 00 00 00 00 00 FF, 90 60 01 FF",
        "81 09 99 99 FF, 90 60 02 FF"
    })
    void whatIsNotInTheManualIsRefusedAsTheManualSays(String packet, String refusal) {
        assertThat(say(new SimulatedCamera(Model.SRG_300H), packet)).containsExactly(refusal);
    }

    @Test
    void aDriveGoesOnUntilTheStopAndToTheEndAtMost() {
        var camera = new SimulatedCamera(Model.SRG_300H);
        camera.accept(HEX.parseHex("81 01 06 01 0C 0A 02 03 FF"), 0, now);
        assertThat(camera.moving(now + 500)).isTrue();
        assertThat(camera.seen(now + 500)).containsEntry("pan", 1_280);
        assertThat(camera.seen(now + 60_000)).containsEntry("pan", 0x2200).containsEntry("moving", false);
    }

    @Test
    void aThirdCommandFindsNoRoom() {
        var camera = new SimulatedCamera(Model.SRG_300H);
        camera.accept(HEX.parseHex("81 01 06 02 01 01 02 02 00 00 00 00 00 00 FF"), 0, now);
        camera.accept(HEX.parseHex("81 01 04 47 04 00 00 00 FF"), 0, now);
        camera.accept(HEX.parseHex("81 01 04 33 02 FF"), 0, now);
        assertThat(camera.due(now + 30).stream().map(r -> HEX.formatHex(r.packet())))
                .containsExactly("90 41 FF", "90 42 FF", "90 60 03 FF");
    }

    @Test
    void theRedLampGoesDarkAfterFifteenSecondsWithoutAnotherOn() {
        var camera = new SimulatedCamera(Model.SRG_300H);
        camera.accept(HEX.parseHex("81 01 7E 01 0A 00 02 FF"), 0, now);
        assertThat(camera.seen(now + 14_999)).containsEntry("tallyRed", true);
        assertThat(camera.seen(now + 15_000)).containsEntry("tallyRed", false);
    }

    @Test
    void underTheHeaderTheSameNumberIsDoneOnceOnly() {
        var camera = new SimulatedCamera(Model.SRG_300H);
        var line = new Framed(camera, true, Quirks.NONE);
        byte[] home = HEX.parseHex("01 00 00 05 00 00 00 01 81 01 06 04 FF");
        line.accept(home, now);
        line.accept(home, now + 1);
        assertThat(line.due(now + 30).stream().map(HEX::formatHex))
                .containsExactly("02 00 00 02 00 00 00 01 0F 01", "01 11 00 03 00 00 00 01 90 41 FF");
        assertThat(camera.executed()).containsExactly("01 06 04");
        line.accept(HEX.parseHex("02 00 00 01 00 00 00 00 01"), now + 40);
        line.accept(home, now + 41);
        assertThat(camera.executed()).hasSize(2);
    }

    @Test
    void anOldBrcRefusesSpeedZeroEvenInAStop() {
        var camera = new SimulatedCamera(Model.SRG_300H.with(Quirks.of(Quirk.NO_SPEED_ZERO)));
        assertThat(say(camera, "81 01 06 01 00 00 03 03 FF")).containsExactly("90 60 02 FF");
        assertThat(say(camera, "81 01 06 01 01 01 03 03 FF")).containsExactly("90 41 FF", "90 51 FF");
    }

    @Test
    void anyBytesNeverThrow() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (boolean header : new boolean[] {false, true}) {
            var line = new Framed(new SimulatedCamera(Model.BRC_AM7), header, Quirks.NONE);
            for (int i = 0; i < 20_000; i++) {
                byte[] bytes = new byte[random.nextInt(24)];
                random.nextBytes(bytes);
                if (bytes.length > 4) {
                    bytes[0] = (byte) (random.nextBoolean() ? 0x81 : 0x01);
                    bytes[bytes.length - 1] = (byte) 0xFF;
                }
                line.accept(bytes, i);
                line.due(i);
            }
        }
        assertThat(seed).isNotZero();
    }
}
