package vn.giaoban.room.visca.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.simulator.Quirks;
import vn.giaoban.room.simulator.Quirks.Quirk;
import vn.giaoban.room.visca.Pan;
import vn.giaoban.room.visca.PanTilt;
import vn.giaoban.room.visca.PanTilt.Widths;
import vn.giaoban.room.visca.Refusal;
import vn.giaoban.room.visca.Tilt;
import vn.giaoban.room.visca.ViscaAnswer;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.ViscaCommand.PanTiltBy;
import vn.giaoban.room.visca.ViscaCommand.PanTiltDrive;
import vn.giaoban.room.visca.ViscaCommand.PanTiltTo;
import vn.giaoban.room.visca.ViscaInquiry;
import vn.giaoban.room.visca.Zoom;
import vn.giaoban.room.visca.link.LineSettings.Framing;
import vn.giaoban.room.visca.link.VirtualLine.Network;

class ViscaLineTest {
    private static final PanTiltDrive RIGHT = new PanTiltDrive(Pan.RIGHT, 12, Tilt.NONE, 10);
    private static final String STOP = "06 01 01 01 03 03 FF";

    private static PanTiltTo far(int pan) {
        return new PanTiltTo(new PanTilt(pan, 0, Widths.FOUR_FOUR), 1, 1);
    }

    private static VirtualLine quirky(Framing framing, Quirk... quirks) {
        return new VirtualLine(LineSettings.of(framing), Model.SRG_300H.with(Quirks.of(quirks)), Network.PERFECT, 1);
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aLineOpensBySayingWhatItsFramingNeedsAndAskingWhoIsThere(Framing framing) {
        var line = VirtualLine.perfect(framing).opened();
        line.run(200);
        assertThat(line.line.state()).isEqualTo(LineState.READY);
        assertThat(line.outputs).contains(new LineOutput.Identified(new ViscaAnswer.Version(1, 0x0513, 0x0102, 2)));
        assertThat(line.sent.getFirst())
                .isEqualTo(
                        switch (framing) {
                            case SERIAL -> "88 30 01 FF";
                            case TCP, UDP -> "81 01 00 01 FF";
                            case SONY -> "02 00 00 01 00 00 00 00 01";
                        });
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void anOrderIsAcknowledgedAndDone(Framing framing) {
        var line = VirtualLine.perfect(framing).opened();
        line.run(200);
        long id = line.order(new ViscaCommand.Power(false));
        line.run(200);
        assertThat(line.outcome(id)).isEqualTo(new Outcome.Done());
        assertThat(line.executed("01 04 00 03")).isOne();
    }

    @Test
    void theNextCommandWaitsForTheAcknowledgementOfTheOneBefore() {
        var line = VirtualLine.perfect(Framing.TCP).opened();
        line.run(200);
        line.order(far(0x2000));
        line.order(new ViscaCommand.ZoomTo(0x4000));
        assertThat(line.sent("04 47")).isZero();
        line.run(25);
        assertThat(line.sent("04 47")).isOne();
    }

    @Test
    void aThirdCommandWaitsForASocketAndAnInquiryDoesNot() {
        var line = VirtualLine.perfect(Framing.TCP).opened();
        line.run(200);
        line.order(far(0x2000));
        line.order(new ViscaCommand.ZoomTo(0x4000));
        line.run(60);
        long third = line.order(new ViscaCommand.Backlight(true));
        long question = line.ask(ViscaInquiry.POWER);
        line.run(100);
        assertThat(line.outcome(question)).isEqualTo(new Outcome.Answered(new ViscaAnswer.Switched(true)));
        assertThat(line.outcome(third)).isNull();
        line.run(20_000);
        assertThat(line.outcome(third)).isEqualTo(new Outcome.Done());
    }

    @Test
    void aRefusalIsTheOrdersEnd() {
        var line = quirky(Framing.TCP, Quirk.MENU_OPEN).opened();
        line.run(200);
        long id = line.order(new ViscaCommand.Home());
        line.run(100);
        assertThat(line.outcome(id)).isEqualTo(new Outcome.Refused(Refusal.NOT_EXECUTABLE));
    }

    @Test
    void aCommandIsGivenUpInTheMiddleOfIt() {
        var line = VirtualLine.perfect(Framing.SONY).opened();
        line.run(200);
        long id = line.order(far(0x2000));
        line.run(500);
        assertThat(line.moving()).isTrue();
        line.give(new LineInput.GiveUp(id));
        line.run(100);
        assertThat(line.outcome(id)).isEqualTo(new Outcome.Cancelled());
        assertThat(line.moving()).isFalse();
    }

    @Test
    void whatWasLostIsSentAgainWithTheSameNumber() {
        var line = VirtualLine.perfect(Framing.SONY).opened();
        line.run(200);
        line.cut = true;
        long id = line.order(new ViscaCommand.Backlight(true));
        line.run(100);
        line.cut = false;
        line.run(700);
        assertThat(line.outcome(id)).isEqualTo(new Outcome.Done());
        var sent = line.sent.stream().filter(s -> s.contains("04 33 02")).toList();
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0)).isEqualTo(sent.get(1));
        assertThat(line.executed("01 04 33 02")).isOne();
    }

    @Test
    void anAbnormalNumberAfterARepetitionMeansThatItWasDone() {
        var line = VirtualLine.perfect(Framing.SONY).opened();
        line.run(200);
        long id = line.order(new ViscaCommand.Backlight(true));
        line.run(5);
        line.cut = true;
        line.run(100);
        line.cut = false;
        line.run(10_000);
        assertThat(line.executed("01 04 33 02")).isOne();
        assertThat(line.outcome(id)).isEqualTo(new Outcome.Unknown());
        assertThat(line.line.state()).isEqualTo(LineState.READY);
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aRelativeMoveIsNeverSentAgain(Framing framing) {
        var line = VirtualLine.perfect(framing).opened();
        line.run(200);
        line.run(5);
        long id = line.order(new PanTiltBy(new PanTilt(100, 0, Widths.FOUR_FOUR), 10, 10));
        line.run(5);
        line.cut = true;
        line.run(600);
        line.cut = false;
        line.run(3_000);
        assertThat(line.outcome(id)).isEqualTo(new Outcome.Unknown());
        assertThat(line.sent("01 06 03")).isOne();
        assertThat(line.executed("01 06 03")).isOne();
    }

    @Test
    void aStopGoesBeforeAllThatWaits() {
        var line = VirtualLine.perfect(Framing.TCP).opened();
        line.run(200);
        line.order(far(0x2000));
        line.order(new ViscaCommand.ZoomTo(0x4000));
        long waiting = line.order(far(-0x2000));
        line.give(new LineInput.Stop(Mover.ALL));
        assertThat(line.sent.getLast()).endsWith(STOP);
        line.run(1_500);
        assertThat(line.outcome(waiting)).isEqualTo(new Outcome.Cancelled());
        assertThat(line.moving()).isFalse();
        assertThat(line.outputs)
                .contains(
                        new LineOutput.Stopped(Mover.PAN_TILT),
                        new LineOutput.Stopped(Mover.ZOOM),
                        new LineOutput.Stopped(Mover.FOCUS));
    }

    @Test
    void aStopFindsItsWayIntoACameraWhoseSocketsAreFull() {
        var line = VirtualLine.perfect(Framing.TCP).opened();
        line.run(200);
        line.order(far(0x2000));
        line.order(new ViscaCommand.ZoomTo(0x4000));
        line.run(300);
        line.give(new LineInput.Stop(Mover.ALL));
        line.run(1_500);
        assertThat(line.moving()).isFalse();
    }

    @Test
    void aStopIsRepeatedUntilItIsAcknowledged() {
        var line = VirtualLine.perfect(Framing.UDP).opened();
        line.run(200);
        line.order(RIGHT);
        line.run(100);
        line.cut = true;
        line.give(new LineInput.Stop(Set.of(Mover.PAN_TILT)));
        line.run(450);
        assertThat(line.sent(STOP)).isEqualTo(5);
        assertThat(line.moving()).isTrue();
        line.cut = false;
        line.run(200);
        assertThat(line.moving()).isFalse();
        line.run(5_000);
        assertThat(line.sent(STOP)).isLessThan(12);
    }

    @Test
    void aDriveThatNobodyAcknowledgesIsStopped() {
        var line = VirtualLine.perfect(Framing.UDP).opened();
        line.run(200);
        long id = line.order(RIGHT);
        line.run(5);
        line.cut = true;
        line.run(100);
        line.cut = false;
        line.run(600);
        assertThat(line.outcome(id)).isEqualTo(new Outcome.Unknown());
        assertThat(line.moving()).isFalse();
        assertThat(line.executed("01 06 01 0C 0A 02 03")).isOne();
    }

    @Test
    void aNewerDriveTakesThePlaceOfOneThatWaits() {
        var line = VirtualLine.perfect(Framing.TCP).opened();
        line.run(200);
        line.order(new ViscaCommand.Backlight(true));
        long older = line.order(RIGHT);
        line.order(new ViscaCommand.ZoomDrive(Zoom.TELE, 3));
        line.order(new PanTiltDrive(Pan.LEFT, 12, Tilt.NONE, 10));
        line.run(300);
        assertThat(line.outcome(older)).isEqualTo(new Outcome.Cancelled());
        assertThat(line.executed("01 06 01")).isOne();
        assertThat(line.executed("01 04 07 23")).isOne();
    }

    @Test
    void aLineThatNothingAnswersIsSilentWithinFourSecondsAndReadyOnceSomethingDoes() {
        var line = VirtualLine.perfect(Framing.SONY).opened();
        line.run(1_000);
        line.cut = true;
        line.run(4_000);
        assertThat(line.line.state()).isEqualTo(LineState.SILENT);
        long lost = line.order(new ViscaCommand.Home());
        assertThat(line.outcome(lost)).isEqualTo(new Outcome.NoLine());
        line.cut = false;
        line.run(7_000);
        assertThat(line.line.state()).isEqualTo(LineState.READY);
    }

    @Test
    void aStopOwedToASilentLineIsSentUntilTheLineIsBack() {
        var line = VirtualLine.perfect(Framing.SONY).opened();
        line.run(200);
        line.order(RIGHT);
        line.run(200);
        line.cut = true;
        line.give(new LineInput.Stop(Set.of(Mover.PAN_TILT)));
        line.run(2_000);
        assertThat(line.line.state()).isEqualTo(LineState.SILENT);
        line.cut = false;
        line.run(600);
        assertThat(line.moving()).isFalse();
    }

    @Test
    void aStopOwedToALostLineIsTheFirstThingSaidOnTheNextOne() {
        var line = VirtualLine.perfect(Framing.TCP).opened();
        line.run(200);
        line.order(RIGHT);
        line.run(200);
        line.give(new LineInput.Closed());
        line.give(new LineInput.Stop(Set.of(Mover.PAN_TILT)));
        int before = line.sent.size();
        line.run(500);
        assertThat(line.sent).hasSize(before);
        line.opened();
        assertThat(line.sent.get(before)).endsWith(STOP);
        line.run(100);
        assertThat(line.moving()).isFalse();
    }
}
