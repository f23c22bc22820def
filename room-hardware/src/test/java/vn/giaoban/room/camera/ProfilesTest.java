package vn.giaoban.room.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.room.Golden;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.simulator.Quirks;
import vn.giaoban.room.simulator.Quirks.Quirk;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.ViscaEncoder;
import vn.giaoban.room.visca.link.Mover;

class ProfilesTest {
    private static final Holder ANNA = new Holder("account:anna", "bà Trần Thị Ngẫu", false);
    private static final Wish FASTEST = new Wish(100, 100, 0, 0);

    static Stream<List<String>> bytes() {
        return Golden.read("profile-bytes.txt").stream();
    }

    private static ViscaCommand said(Profile profile, String[] words) {
        int[] numbers = Stream.of(words).skip(1).mapToInt(Integer::parseInt).toArray();
        return switch (words[0]) {
            case "pad" ->
                Translation.drive(profile, Mover.PAN_TILT, new Wish(numbers[0], numbers[1], 0, 0))
                        .orElseGet(ViscaCommand.PanTiltStop::new);
            case "go" -> Translation.act(profile, new Act.GoTo(numbers[0], numbers[1]));
            case "recall" -> Translation.act(profile, new Act.Recall(numbers[0]));
            case "keep" -> Translation.act(profile, new Act.Keep(numbers[0]));
            case "zoom-to" -> Translation.act(profile, new Act.ZoomTo(numbers[0]));
            default -> Translation.act(profile, new Act.FrameItself(true));
        };
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void aKindOfCameraIsSpokenToInItsOwnBytesWithinItsOwnRanges(List<String> row) {
        Profile profile = Profiles.named(row.get(0)).orElseThrow();
        String result;
        try {
            result =
                    ViscaEncoder.encode(1, said(profile, row.get(1).split(" "))).toString();
        } catch (CameraRefused refused) {
            result = refused.code();
        }
        assertThat(result).isEqualTo(row.get(2));
    }

    @Test
    void everyProfileHasItsBytesWrittenDown() {
        assertThat(bytes().map(row -> row.get(0)).collect(Collectors.toSet()))
                .isEqualTo(Profiles.all().keySet());
    }

    @Test
    void lampsThatGoDarkAreLitAgainInTimeAndThoseOfUnknownCamerasToo() {
        Map<Boolean, List<String>> lamps = Profiles.all().values().stream()
                .collect(Collectors.partitioningBy(
                        p -> p.tallyAgainMillis() > 0, Collectors.mapping(Profile::id, Collectors.toList())));
        assertThat(lamps.get(true)).contains("generic").allMatch(id -> id.equals("generic") || id.startsWith("sony"));
        assertThat(lamps.get(false)).contains("sony-older", "sony-brc-300", "ptzoptics", "aver");
        assertThat(Profiles.all().values()).allMatch(p -> p.tallyAgainMillis() <= 10_000);
    }

    @ParameterizedTest
    @CsvSource({"0x0001, Sony", "0x0020, 'Sony, older'", "0x2574, AVer", "0x0220, VISCA", "0x0109, VISCA"})
    void anUnknownModelGetsItsVendorsProfileAndAnUnknownVendorTheSafeOne(String vendor, String profile) {
        var model = modelOf(Integer.decode(vendor), Quirk.FEW_INQUIRIES);
        var room = new VirtualDesk(model, null);
        assertThat(room.told().profile()).isEqualTo(profile);
        assertThat(room.told().vendor()).isEqualTo(Integer.decode(vendor));
    }

    @Test
    void aCameraThatDoesNotSayWhoMadeItIsDrivenByWhatEveryCameraUnderstands() {
        var room = new VirtualDesk(Model.SRG_300H.with(Quirks.of(Quirk.NAMELESS)), null);
        room.run(3_000);
        assertThat(room.told().profile()).isEqualTo("VISCA");
        assertThat(room.told().vendor()).isNull();
        room.hold(ANNA, FASTEST, 300);
        assertThat(room.camera.executed()).as("speeds as it says itself").contains("01 06 01 18 17 02 01");
    }

    @Test
    void oneThatTellsNothingElseIsDrivenNoFasterThanAnyCameraCan() {
        var room = new VirtualDesk(modelOf(0x0109, Quirk.FEW_INQUIRIES), null);
        room.run(3_000);
        room.hold(ANNA, FASTEST, 300);
        assertThat(room.camera.executed()).contains("01 06 01 18 14 02 01");
    }

    @Test
    void anUnknownModelGoesToAPlaceInTheDigitsOfItsOwnAnswers() {
        var room = new VirtualDesk(Model.BRC_AM7, null);
        room.run(1_000);
        room.give(new DeskInput.Do(ANNA, new Act.GoTo(-175_000, 200)));
        room.run(10_000);
        assertThat(room.seen("pan")).isEqualTo(-175_000);
        assertThat(room.told().pan()).isEqualTo(-175_000);
        assertThat(room.told().lastOutcome()).isEqualTo("done");
    }

    private static Model modelOf(int vendor, Quirk quirk) {
        Model m = Model.SRG_300H;
        return new Model(
                "odd",
                vendor,
                0x0999,
                m.panDigits(),
                m.tiltDigits(),
                m.leastPan(),
                m.mostPan(),
                m.leastTilt(),
                m.mostTilt(),
                m.panSpeeds(),
                m.tiltSpeeds(),
                m.mostZoom(),
                m.perSecond(),
                false,
                Quirks.of(quirk));
    }
}
