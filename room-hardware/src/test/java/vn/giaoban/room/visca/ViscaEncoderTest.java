package vn.giaoban.room.visca;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.room.Golden;
import vn.giaoban.room.visca.PanTilt.Widths;
import vn.giaoban.room.visca.ViscaCommand.AutoFraming;
import vn.giaoban.room.visca.ViscaCommand.Backlight;
import vn.giaoban.room.visca.ViscaCommand.Exposure;
import vn.giaoban.room.visca.ViscaCommand.ExposureCompensation;
import vn.giaoban.room.visca.ViscaCommand.Focus;
import vn.giaoban.room.visca.ViscaCommand.FocusDrive;
import vn.giaoban.room.visca.ViscaCommand.FocusTo;
import vn.giaoban.room.visca.ViscaCommand.LevelStep;
import vn.giaoban.room.visca.ViscaCommand.LevelTo;
import vn.giaoban.room.visca.ViscaCommand.LimitClear;
import vn.giaoban.room.visca.ViscaCommand.LimitSet;
import vn.giaoban.room.visca.ViscaCommand.OpticsPresetSpeed;
import vn.giaoban.room.visca.ViscaCommand.OpticsRecallSpeed;
import vn.giaoban.room.visca.ViscaCommand.OpticsTracking;
import vn.giaoban.room.visca.ViscaCommand.PanTiltBy;
import vn.giaoban.room.visca.ViscaCommand.PanTiltDrive;
import vn.giaoban.room.visca.ViscaCommand.PanTiltTo;
import vn.giaoban.room.visca.ViscaCommand.Power;
import vn.giaoban.room.visca.ViscaCommand.Preset;
import vn.giaoban.room.visca.ViscaCommand.PresetSpeed;
import vn.giaoban.room.visca.ViscaCommand.Tally;
import vn.giaoban.room.visca.ViscaCommand.TallyLevel;
import vn.giaoban.room.visca.ViscaCommand.WhiteBalance;
import vn.giaoban.room.visca.ViscaCommand.ZoomAndFocusTo;
import vn.giaoban.room.visca.ViscaCommand.ZoomDrive;
import vn.giaoban.room.visca.ViscaCommand.ZoomTo;

class ViscaEncoderTest {
    private static final int STANDARD = ViscaCommand.STANDARD_SPEED;

    private static final Map<String, ViscaMessage> MEANT = Map.ofEntries(
            entry("power on", new Power(true)),
            entry("power standby", new Power(false)),
            entry("zoom stop", new ViscaCommand.ZoomStop()),
            entry("zoom tele", new ZoomDrive(Zoom.TELE, STANDARD)),
            entry("zoom wide", new ZoomDrive(Zoom.WIDE, STANDARD)),
            entry("zoom tele at 5", new ZoomDrive(Zoom.TELE, 5)),
            entry("zoom wide at 0", new ZoomDrive(Zoom.WIDE, 0)),
            entry("zoom to 4000", new ZoomTo(0x4000)),
            entry("zoom to 7AC0", new ZoomTo(0x7AC0)),
            entry("zoom to 1234 and focus to 5678", new ZoomAndFocusTo(0x1234, 0x5678)),
            entry("focus auto", new Focus(FocusMode.AUTO)),
            entry("focus manual", new Focus(FocusMode.MANUAL)),
            entry("focus toggle", new Focus(FocusMode.TOGGLE)),
            entry("focus stop", new ViscaCommand.FocusStop()),
            entry("focus far", new FocusDrive(Focusing.FAR, STANDARD)),
            entry("focus near", new FocusDrive(Focusing.NEAR, STANDARD)),
            entry("focus far at 7", new FocusDrive(Focusing.FAR, 7)),
            entry("focus near at 1", new FocusDrive(Focusing.NEAR, 1)),
            entry("focus once", new ViscaCommand.FocusOnce()),
            entry("focus infinity", new ViscaCommand.FocusInfinity()),
            entry("focus to F000", new FocusTo(0xF000)),
            entry("exposure auto", new Exposure(ExposureMode.AUTO)),
            entry("exposure manual", new Exposure(ExposureMode.MANUAL)),
            entry("exposure shutter", new Exposure(ExposureMode.SHUTTER)),
            entry("exposure iris", new Exposure(ExposureMode.IRIS)),
            entry("exposure bright", new Exposure(ExposureMode.BRIGHT)),
            entry("exposure gain", new Exposure(ExposureMode.GAIN)),
            entry("shutter reset", new LevelStep(Level.SHUTTER, Step.RESET)),
            entry("shutter up", new LevelStep(Level.SHUTTER, Step.UP)),
            entry("iris down", new LevelStep(Level.IRIS, Step.DOWN)),
            entry("gain up", new LevelStep(Level.GAIN, Step.UP)),
            entry("bright down", new LevelStep(Level.BRIGHT, Step.DOWN)),
            entry("shutter to 15", new LevelTo(Level.SHUTTER, 0x15)),
            entry("iris to 11", new LevelTo(Level.IRIS, 0x11)),
            entry("gain to 0F", new LevelTo(Level.GAIN, 0x0F)),
            entry("bright to 1F", new LevelTo(Level.BRIGHT, 0x1F)),
            entry("compensation on", new ExposureCompensation(true)),
            entry("compensation off", new ExposureCompensation(false)),
            entry("compensation reset", new LevelStep(Level.COMPENSATION, Step.RESET)),
            entry("compensation up", new LevelStep(Level.COMPENSATION, Step.UP)),
            entry("compensation to 07", new LevelTo(Level.COMPENSATION, 7)),
            entry("backlight on", new Backlight(true)),
            entry("backlight off", new Backlight(false)),
            entry("white balance auto", new WhiteBalance(WhiteBalanceMode.AUTO)),
            entry("white balance indoor", new WhiteBalance(WhiteBalanceMode.INDOOR)),
            entry("white balance outdoor", new WhiteBalance(WhiteBalanceMode.OUTDOOR)),
            entry("white balance one push", new WhiteBalance(WhiteBalanceMode.ONE_PUSH)),
            entry("white balance tracking", new WhiteBalance(WhiteBalanceMode.TRACKING)),
            entry("white balance manual", new WhiteBalance(WhiteBalanceMode.MANUAL)),
            entry("white balance preset", new WhiteBalance(WhiteBalanceMode.PRESET)),
            entry("white balance colour temperature", new WhiteBalance(WhiteBalanceMode.COLOUR_TEMPERATURE)),
            entry("white balance once", new ViscaCommand.WhiteBalanceOnce()),
            entry("red reset", new LevelStep(Level.RED, Step.RESET)),
            entry("red up", new LevelStep(Level.RED, Step.UP)),
            entry("blue down", new LevelStep(Level.BLUE, Step.DOWN)),
            entry("red to C0", new LevelTo(Level.RED, 0xC0)),
            entry("blue to 3F", new LevelTo(Level.BLUE, 0x3F)),
            entry("drive up", new PanTiltDrive(Pan.NONE, 12, Tilt.UP, 10)),
            entry("drive down", new PanTiltDrive(Pan.NONE, 12, Tilt.DOWN, 10)),
            entry("drive left", new PanTiltDrive(Pan.LEFT, 12, Tilt.NONE, 10)),
            entry("drive right", new PanTiltDrive(Pan.RIGHT, 12, Tilt.NONE, 10)),
            entry("drive up left", new PanTiltDrive(Pan.LEFT, 24, Tilt.UP, 20)),
            entry("drive up right", new PanTiltDrive(Pan.RIGHT, 24, Tilt.UP, 23)),
            entry("drive down left", new PanTiltDrive(Pan.LEFT, 1, Tilt.DOWN, 1)),
            entry("drive down right", new PanTiltDrive(Pan.RIGHT, 24, Tilt.DOWN, 24)),
            entry("stop", new ViscaCommand.PanTiltStop()),
            entry("to -300 200", new PanTiltTo(new PanTilt(-300, 200, Widths.FOUR_FOUR), 10, 10)),
            entry("to 2200 -1024", new PanTiltTo(new PanTilt(0x2200, -1024, Widths.FOUR_FOUR), 24, 0)),
            entry("to five and four digits", new PanTiltTo(new PanTilt(-300, 200, Widths.FIVE_FOUR), 24, 24)),
            entry("to five and five digits", new PanTiltTo(new PanTilt(-175_000, 200, Widths.FIVE_FIVE), 24, 24)),
            entry("by -300 200", new PanTiltBy(new PanTilt(-300, 200, Widths.FOUR_FOUR), 10, 10)),
            entry("home", new ViscaCommand.Home()),
            entry("reset", new ViscaCommand.PanTiltReset()),
            entry("limit up right", new LimitSet(Corner.UP_RIGHT, 0x1000, 0x0400)),
            entry("limit down left", new LimitSet(Corner.DOWN_LEFT, -0x1000, -0x0400)),
            entry("limit up right cleared", new LimitClear(Corner.UP_RIGHT)),
            entry("limit down left cleared", new LimitClear(Corner.DOWN_LEFT)),
            entry("preset 3 forgotten", new Preset(PresetAct.RESET, 3)),
            entry("preset 3 kept", new Preset(PresetAct.SET, 3)),
            entry("preset 3 recalled", new Preset(PresetAct.RECALL, 3)),
            entry("preset 254 recalled", new Preset(PresetAct.RECALL, 254)),
            entry("preset 3 at speed 18", new PresetSpeed(3, 24)),
            entry("preset 3 at speed 18, PTZOptics G2", new OpticsPresetSpeed(3, 24)),
            entry("presets at speed 18, PTZOptics 20x", new OpticsRecallSpeed(24)),
            entry("red tally on", new Tally(Lamp.RED, true)),
            entry("red tally off", new Tally(Lamp.RED, false)),
            entry("green tally on", new Tally(Lamp.GREEN, true)),
            entry("green tally off", new Tally(Lamp.GREEN, false)),
            entry("yellow tally on", new Tally(Lamp.YELLOW, true)),
            entry("yellow tally off", new Tally(Lamp.YELLOW, false)),
            entry("tally brighter", new TallyLevel(5)),
            entry("auto framing on", new AutoFraming(true)),
            entry("auto framing off", new AutoFraming(false)),
            entry("tracking on, PTZOptics", new OpticsTracking(true)),
            entry("tracking off, PTZOptics", new OpticsTracking(false)),
            entry("menu off", new ViscaCommand.MenuOff()),
            entry("menu toggle", new ViscaCommand.MenuToggle()),
            entry("cancel socket 2", new ViscaControl.Cancel(2)),
            entry("buffers of one emptied", new ViscaControl.Clear()),
            entry("buffers of all emptied", new ViscaControl.ClearAll()),
            entry("addresses set", new ViscaControl.AddressSet()));

    static Stream<List<String>> commands() {
        return Golden.read("visca-commands.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsWrittenAsTheManualPrintsIt(List<String> line) {
        ViscaMessage message = MEANT.get(line.get(0));
        assertThat(message).as(line.get(0)).isNotNull();
        if (message != null) {
            assertThat(ViscaEncoder.encode(1, message)).hasToString(line.get(1));
        }
    }

    @Test
    void everyCommandOfTheVocabularyHasItsBytesInTheManual() {
        Set<Class<?>> written = new HashSet<>();
        MEANT.values().forEach(message -> written.add(message.getClass()));
        assertThat(written)
                .containsAll(Arrays.asList(ViscaCommand.class.getPermittedSubclasses()))
                .containsAll(Arrays.asList(ViscaControl.class.getPermittedSubclasses()));
        assertThat(commands()).hasSize(MEANT.size());
    }

    @Test
    void theAddressOfTheCameraIsInTheFirstByte() {
        assertThat(ViscaEncoder.encode(7, new Power(true))).hasToString("87 01 04 00 02 FF");
        assertThatThrownBy(() -> ViscaEncoder.encode(8, new Power(true))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDriveNeverHasSpeedZero() {
        assertThatThrownBy(() -> new PanTiltDrive(Pan.LEFT, 0, Tilt.NONE, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PanTiltDrive(Pan.LEFT, 1, Tilt.NONE, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPositionThatDoesNotFitItsDigitsIsRefusedBeforeItIsWritten() {
        assertThatThrownBy(() -> new PanTilt(-175_000, 0, Widths.FOUR_FOUR))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
