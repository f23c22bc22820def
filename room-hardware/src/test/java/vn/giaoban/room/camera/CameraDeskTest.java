package vn.giaoban.room.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.room.camera.CameraNote.MoveStarted;
import vn.giaoban.room.camera.CameraNote.MoveStopped;
import vn.giaoban.room.camera.CameraNote.Why;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.simulator.Quirks;
import vn.giaoban.room.simulator.Quirks.Quirk;
import vn.giaoban.room.visca.ExposureMode;
import vn.giaoban.room.visca.WhiteBalanceMode;
import vn.giaoban.room.visca.link.LineState;

class CameraDeskTest {
    private static final Holder ANNA = new Holder("account:anna", "bà Trần Thị Ngẫu", false);
    private static final Holder BINH = new Holder("account:binh", "ông Phạm Văn Sơn", false);
    private static final Holder TECHNICIAN = new Holder("account:tech", "anh Lò Văn Bình", true);
    private static final Wish RIGHT = new Wish(50, 0, 0, 0);

    private final VirtualDesk room = new VirtualDesk(Model.SRG_300H, "sony-srg-300h");

    @Test
    void aHeldPadMovesAndAReleasedOneStops() {
        room.hold(ANNA, RIGHT, 600);
        assertThat(room.moving()).isTrue();
        room.release(ANNA);
        room.run(200);
        assertThat(room.moving()).isFalse();
        assertThat((int) room.seen("pan")).isBetween(1_200, 2_200);
        assertThat(room.camera.executed().stream().filter(e -> e.startsWith("01 06 01") && !e.endsWith("03 03")))
                .as("a renewal is not another drive")
                .hasSize(1);
    }

    @Test
    void aPadThatNobodyRenewsStopsWithinEightTenthsOfASecond() {
        room.give(new DeskInput.Drive(ANNA, RIGHT, 99));
        room.run(790);
        assertThat(room.moving()).isTrue();
        room.run(60);
        assertThat(room.moving()).isFalse();
        room.run(3_000);
        assertThat(room.notes)
                .contains(new MoveStarted(room.desk.view().id(), ANNA))
                .contains(new MoveStopped(room.desk.view().id(), ANNA, Why.NOT_RENEWED));
    }

    @Test
    void oneMovesAtATimeAndTheOtherIsToldWho() {
        room.hold(ANNA, RIGHT, 300);
        assertThatThrownBy(() -> room.give(new DeskInput.Drive(BINH, RIGHT, 1)))
                .isInstanceOfSatisfying(CameraRefused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("camera-busy");
                    assertThat(refused.params()).isEqualTo(Map.of("holder", ANNA.name()));
                });
        room.release(ANNA);
        room.run(Hands.LINGER + 100);
        room.hold(BINH, RIGHT, 300);
        assertThat(room.desk.view().mover()).isEqualTo(BINH.name());
    }

    @Test
    void aTechnicianTakesTheCameraFromAnybody() {
        room.hold(ANNA, RIGHT, 300);
        room.give(new DeskInput.Lock(ANNA, true));
        room.hold(TECHNICIAN, new Wish(-50, 0, 0, 0), 300);
        assertThat(room.desk.view().mover()).isEqualTo(TECHNICIAN.name());
        assertThat(room.notes).contains(new MoveStopped(room.desk.view().id(), ANNA, Why.TAKEN_OVER));
        room.give(new DeskInput.Lock(TECHNICIAN, true));
        assertThatThrownBy(() -> room.give(new DeskInput.Drive(ANNA, RIGHT, 99)))
                .isInstanceOfSatisfying(
                        CameraRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("camera-locked"));
    }

    @Test
    void anybodyMayStop() {
        room.hold(TECHNICIAN, RIGHT, 300);
        room.give(new DeskInput.Stop());
        room.run(100);
        assertThat(room.moving()).isFalse();
    }

    @Test
    void whoStillHoldsThePadAfterSomebodysStopMustPressAgain() {
        room.give(new DeskInput.Drive(ANNA, RIGHT, 5));
        room.run(300);
        room.give(new DeskInput.Stop());
        room.run(100);
        room.give(new DeskInput.Drive(ANNA, RIGHT, 5));
        room.run(300);
        assertThat(room.moving()).isFalse();
        room.give(new DeskInput.Drive(ANNA, RIGHT, 6));
        room.run(300);
        assertThat(room.moving()).isTrue();
    }

    @Test
    void aRenewalThatComesAfterTheReleaseMovesNothing() {
        room.give(new DeskInput.Drive(ANNA, RIGHT, 5));
        room.run(300);
        room.give(new DeskInput.Drive(ANNA, Wish.STILL, 5));
        room.give(new DeskInput.Drive(ANNA, RIGHT, 5));
        room.run(300);
        assertThat(room.moving()).isFalse();
    }

    @Test
    void aTapAfterATapIsOneMovementInTheLog() {
        for (int i = 0; i < 5; i++) {
            room.hold(ANNA, RIGHT, 300);
            room.release(ANNA);
            room.run(500);
        }
        room.run(3_000);
        assertThat(room.notes)
                .containsExactly(
                        new MoveStarted(room.desk.view().id(), ANNA),
                        new MoveStopped(room.desk.view().id(), ANNA, Why.RELEASED));
    }

    @Test
    void aLineThatIsCutInTheMiddleOfADriveIsSaidWithinFiveSecondsAndTheCameraStandsStillOnceItIsBack() {
        room.hold(ANNA, new Wish(5, 0, 0, 0), 600);
        room.cut = true;
        room.run(5_000);
        CameraView lost = room.desk.view();
        assertThat(lost.line()).isEqualTo(LineState.SILENT);
        assertThat(lost.cause()).isEqualTo("silent");
        assertThat(lost.moving()).isFalse();
        assertThatThrownBy(() -> room.give(new DeskInput.Drive(ANNA, RIGHT, 99)))
                .isInstanceOf(CameraRefused.class);
        room.cut = false;
        room.run(600);
        assertThat(room.moving()).isFalse();
        room.run(5_000);
        assertThat(room.desk.view().line()).isEqualTo(LineState.READY);
        room.hold(BINH, RIGHT, 300);
        assertThat(room.moving()).isTrue();
    }

    @Test
    void howOftenALineWasLostIsCounted() {
        for (int i = 1; i <= 2; i++) {
            room.run(20_000);
            assertThat(room.told().losses()).isEqualTo(i - 1);
            room.cut = true;
            room.run(6_000);
            room.cut = false;
        }
        room.run(20_000);
        assertThat(room.told().losses()).isEqualTo(2);
        assertThat(room.notes).isEmpty();
    }

    @Test
    void presetsAreCountedFromOneAndRecalled() {
        room.hold(ANNA, RIGHT, 600);
        room.release(ANNA);
        room.run(500);
        Object there = room.seen("pan");
        room.give(new DeskInput.Do(ANNA, new Act.Keep(1)));
        room.run(500);
        assertThat(room.camera.executed()).contains("01 04 3F 01 00");
        room.give(new DeskInput.Do(ANNA, new Act.GoHome()));
        room.run(3_000);
        assertThat(room.seen("pan")).isEqualTo(0);
        room.give(new DeskInput.Do(ANNA, new Act.Recall(1)));
        room.run(3_000);
        assertThat(room.seen("pan")).isEqualTo(there);
        assertThat(room.told().lastOutcome()).isEqualTo("done");
        assertThat(room.told().pan()).isEqualTo(there);
    }

    @Test
    void reservedPresetsAreNotThere() {
        var optics = new VirtualDesk(Model.PTZOPTICS, "ptzoptics");
        assertThatThrownBy(() -> optics.give(new DeskInput.Do(ANNA, new Act.Keep(91))))
                .isInstanceOfSatisfying(
                        CameraRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("preset-unknown"));
    }

    @Test
    void pictureSettingsAreSetAndSaid() {
        room.give(new DeskInput.Do(ANNA, new Act.Expose(ExposureMode.BRIGHT)));
        room.give(new DeskInput.Do(ANNA, new Act.Balance(WhiteBalanceMode.INDOOR)));
        room.give(new DeskInput.Do(ANNA, new Act.FocusBy(false)));
        room.give(new DeskInput.Do(ANNA, new Act.ZoomTo(50)));
        room.run(3_000);
        ViscaView view = room.told();
        assertThat(view.exposure()).isEqualTo("BRIGHT");
        assertThat(view.whiteBalance()).isEqualTo("INDOOR");
        assertThat(view.autoFocus()).isFalse();
        assertThat(view.zoom()).isEqualTo(50);
    }

    @Test
    void theLampStaysRedAsLongAsTheConferenceSeesTheCamera() {
        room.give(new DeskInput.Tally(true));
        for (int i = 0; i < 60; i++) {
            room.run(1_000);
            assertThat(room.seen("tallyRed")).isEqualTo(true);
        }
        room.give(new DeskInput.Tally(false));
        room.run(100);
        assertThat(room.seen("tallyRed")).isEqualTo(false);
    }

    @Test
    void aMenuThatIsOpenIsClosedAndTheOrderSaidAgain() {
        var menu = new VirtualDesk(Model.SRG_300H.with(Quirks.of(Quirk.MENU_OPEN)), null);
        menu.give(new DeskInput.Do(ANNA, new Act.Backlight(true)));
        menu.run(1_000);
        assertThat(menu.seen("menu")).isEqualTo(false);
        assertThat(menu.seen("backlight")).isEqualTo(true);
        assertThat(menu.told().lastOutcome()).isEqualTo("done");
    }

    @Test
    void anUnknownModelIsFoundByItsAnswers() {
        var unknown = new VirtualDesk(Model.BRC_AM7, null);
        unknown.run(1_000);
        assertThat(unknown.told().profile()).isEqualTo("Sony");
        assertThat(unknown.told().vendor()).isEqualTo(1);
        unknown.hold(ANNA, new Wish(100, 100, 0, 0), 300);
        assertThat(unknown.camera.executed()).contains("01 06 01 18 18 02 01");
    }
}
