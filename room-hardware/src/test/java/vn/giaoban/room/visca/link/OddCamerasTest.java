package vn.giaoban.room.visca.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.simulator.Quirks;
import vn.giaoban.room.simulator.Quirks.Quirk;
import vn.giaoban.room.visca.Lamp;
import vn.giaoban.room.visca.Octets;
import vn.giaoban.room.visca.Pan;
import vn.giaoban.room.visca.Tilt;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.ViscaCommand.PanTiltDrive;
import vn.giaoban.room.visca.ViscaInquiry;
import vn.giaoban.room.visca.link.LineSettings.Framing;
import vn.giaoban.room.visca.link.VirtualLine.Network;

class OddCamerasTest {
    private static final PanTiltDrive RIGHT = new PanTiltDrive(Pan.RIGHT, 12, Tilt.NONE, 10);

    private static VirtualLine quirky(Framing framing, Quirk... quirks) {
        return new VirtualLine(LineSettings.of(framing), Model.SRG_300H.with(Quirks.of(quirks)), Network.PERFECT, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {
                "NO_RESET",
                "NO_CLEAR",
                "NETWORK_CHANGE",
                "ANSWERS_AS_TWO",
                "FEW_INQUIRIES",
                "NAMELESS",
                "SLOT_ZERO",
                "NO_ACK"
            })
    void aCameraThatIsNotAsTheManualSaysIsDrivenAndStopped(Quirk quirk) {
        for (Framing framing : new Framing[] {Framing.TCP, Framing.UDP, Framing.SONY}) {
            var line = quirky(framing, quirk).opened();
            line.run(3_000);
            assertThat(line.line.state()).as("%s", framing).isEqualTo(LineState.READY);
            long on = line.order(new ViscaCommand.Backlight(true));
            line.run(2_000);
            assertThat(line.outcome(on)).as("%s", framing).isEqualTo(new Outcome.Done());
            line.order(RIGHT);
            line.run(300);
            assertThat(line.moving()).as("%s", framing).isTrue();
            line.give(new LineInput.Stop(Set.of(Mover.PAN_TILT)));
            line.run(200);
            assertThat(line.moving()).as("%s", framing).isFalse();
        }
    }

    @Test
    void aCameraWhoseNumbersMeanNothingIsSpokenToWithNumberZero() {
        var line = new VirtualLine(
                new LineSettings(Framing.SONY, 1, true),
                Model.SRG_300H.with(Quirks.of(Quirk.ALWAYS_ONE)),
                Network.PERFECT,
                1);
        line.opened();
        line.run(300);
        long id = line.order(new ViscaCommand.Backlight(true));
        line.run(300);
        assertThat(line.outcome(id)).isEqualTo(new Outcome.Done());
        assertThat(line.sent.getLast()).startsWith("01 00 00 06 00 00 00 00 ");
    }

    @Test
    void onAChainOnlyTheCamerasOwnRepliesCount() {
        var line = VirtualLine.perfect(Framing.SERIAL).opened();
        line.run(200);
        line.cut = true;
        long id = line.order(new ViscaCommand.PanTiltReset());
        line.give(new LineInput.Received(Octets.parse("A0 41 FF A0 51 FF")));
        assertThat(line.outcome(id)).isNull();
        line.give(new LineInput.Received(Octets.parse("90 41 FF 90 51 FF")));
        assertThat(line.outcome(id)).isEqualTo(new Outcome.Done());
    }

    @ParameterizedTest
    @EnumSource(
            value = Framing.class,
            names = {"TCP", "UDP", "SONY"})
    void aCameraThatSaysNothingToWhatItDoesNotKnowIsNotTakenForASilentOne(Framing framing) {
        var line = quirky(framing, Quirk.DEAF_TO_SOME).opened();
        line.run(3_000);
        line.outputs.clear();
        line.order(new ViscaCommand.Tally(Lamp.RED, true));
        line.order(new ViscaCommand.Power(true));
        long question = line.ask(ViscaInquiry.AUTO_FRAMING);
        long on = line.order(new ViscaCommand.Backlight(true));
        line.run(20_000);
        assertThat(line.ended).containsKey(question);
        assertThat(line.outcome(on)).isEqualTo(new Outcome.Done());
        assertThat(line.outputs).noneMatch(LineOutput.StateChanged.class::isInstance);
    }

    @Test
    void twoCommandsInOneSocketEndInTheirOrder() {
        var line = unheard();
        long first = line.order(new ViscaCommand.Home());
        line.give(new LineInput.Received(Octets.parse("90 41 FF")));
        long second = line.order(new ViscaCommand.Backlight(true));
        line.give(new LineInput.Received(Octets.parse("90 41 FF 90 51 FF")));
        assertThat(line.outcome(first)).isEqualTo(new Outcome.Done());
        assertThat(line.outcome(second)).isNull();
        line.give(new LineInput.Received(Octets.parse("90 51 FF")));
        assertThat(line.outcome(second)).isEqualTo(new Outcome.Done());
    }

    @Test
    void noRoomIsAboutTheCommandThatAsksForItAlsoWhenASocketIsNamed() {
        var line = unheard();
        long carriedOut = line.order(new ViscaCommand.Home());
        line.give(new LineInput.Received(Octets.parse("90 41 FF")));
        long waits = line.order(new ViscaCommand.Backlight(true));
        line.give(new LineInput.Received(Octets.parse("90 61 03 FF")));
        assertThat(line.outcome(carriedOut)).isNull();
        line.give(new LineInput.Received(Octets.parse("90 51 FF")));
        assertThat(line.outcome(carriedOut)).isEqualTo(new Outcome.Done());
        line.run(110);
        assertThat(line.sent("04 33 02")).isEqualTo(2);
        line.give(new LineInput.Received(Octets.parse("90 41 FF 90 51 FF")));
        assertThat(line.outcome(waits)).isEqualTo(new Outcome.Done());
    }

    /** A camera whose answers the test writes itself. */
    private static VirtualLine unheard() {
        var line = VirtualLine.perfect(Framing.TCP).opened();
        line.run(200);
        line.cut = true;
        return line;
    }

    @Test
    void aChainThatChangedIsNumberedAgain() {
        var line = VirtualLine.perfect(Framing.SERIAL).opened();
        line.run(200);
        line.give(new LineInput.Received(Octets.parse("90 38 FF")));
        assertThat(line.sent("88 30 01 FF")).isEqualTo(2);
        line.run(200);
        assertThat(line.line.state()).isEqualTo(LineState.READY);
    }
}
