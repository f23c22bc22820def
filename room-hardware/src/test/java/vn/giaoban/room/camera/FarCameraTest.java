package vn.giaoban.room.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.room.camera.CameraNote.MoveStarted;
import vn.giaoban.room.camera.CameraNote.MoveStopped;
import vn.giaoban.room.camera.CameraNote.Why;
import vn.giaoban.room.h281.FarEndMessage;
import vn.giaoban.room.h281.FarEndMessage.Continue;
import vn.giaoban.room.h281.FarEndMessage.Start;
import vn.giaoban.room.h281.FarEndMessage.Stop;
import vn.giaoban.room.h281.Motion;

final class FarCameraTest {
    private static final Motion RIGHT = new Motion(1, 0, 0, 0);
    private static final Wish TO_THE_RIGHT = new Wish(30, 0, 0, 0);
    private static final Holder CLERK = new Holder("account:clerk", "Thư ký", false);
    private static final Holder GUEST = new Holder("account:guest", "Người khác", false);
    private static final Holder CHAIR = new Holder("account:chair", "Chủ trì", true);

    private static final UUID ID = new UUID(0, 1);

    private final List<CameraNote> notes = new ArrayList<>();
    private final FarCamera camera = new FarCamera(ID, "Phòng họp", notes::add);

    private List<FarEndMessage> ticks(long from, long to) {
        List<FarEndMessage> said = new ArrayList<>();
        for (long now = from; now < to; now += 20) {
            said.addAll(camera.tick(now));
        }
        return said;
    }

    @Test
    void aHeldPadStartsGoesOnAndStopsThreeTimes() {
        assertThat(camera.drive(CLERK, TO_THE_RIGHT, 1, 0)).containsExactly(new Start(RIGHT, 800));
        assertThat(ticks(20, 380)).isEmpty();
        assertThat(camera.drive(CLERK, TO_THE_RIGHT, 1, 380)).isEmpty();
        assertThat(ticks(400, 420)).containsExactly(new Continue(RIGHT));
        assertThat(camera.drive(CLERK, Wish.STILL, 1, 600)).containsExactly(new Stop(RIGHT));
        assertThat(ticks(620, 2_000)).containsExactly(new Stop(RIGHT), new Stop(RIGHT));
    }

    @Test
    void aPadThatIsNotRenewedStopsWithinFourFifthsOfASecondAndItsPressIsOver() {
        camera.drive(CLERK, TO_THE_RIGHT, 1, 0);
        assertThat(ticks(20, 800)).containsExactly(new Continue(RIGHT));
        assertThat(ticks(800, 820)).containsExactly(new Stop(RIGHT));
        assertThat(camera.drive(CLERK, TO_THE_RIGHT, 1, 820)).as("however late").isEmpty();
        assertThat(camera.drive(CLERK, TO_THE_RIGHT, 2, 840)).containsExactly(new Start(RIGHT, 800));
        assertThat(ticks(860, 1_200))
                .as("a stop that is owed does not end a new movement")
                .isEmpty();
    }

    @Test
    void oneMovesAtATimeAndTheChairTakesIt() {
        camera.drive(CLERK, TO_THE_RIGHT, 1, 0);
        assertThatThrownBy(() -> camera.drive(GUEST, TO_THE_RIGHT, 1, 20))
                .isInstanceOf(CameraRefused.class)
                .hasMessage("camera-busy");
        assertThat(camera.drive(CHAIR, new Wish(-1, 0, 0, 0), 1, 40))
                .containsExactly(new Stop(RIGHT), new Start(new Motion(-1, 0, 0, 0), 800));
        camera.lock(CHAIR, true);
        assertThatThrownBy(() -> camera.drive(CLERK, TO_THE_RIGHT, 2, 60)).hasMessage("camera-locked");
        assertThat(camera.stop(80)).as("everybody may stop it").hasSize(1);
        assertThat(camera.view(true).lockedBy()).isEqualTo("Chủ trì");
        assertThat(camera.view(true).moving()).isFalse();
    }

    @Test
    void aMovementIsOneNoteWhenItBeginsAndOneWhenItEndsWhateverIsPressedMeanwhile() {
        camera.drive(CLERK, TO_THE_RIGHT, 1, 0);
        camera.drive(CLERK, Wish.STILL, 1, 300);
        ticks(320, 1_500);
        camera.drive(CLERK, TO_THE_RIGHT, 2, 1_500);
        camera.drive(CLERK, Wish.STILL, 2, 1_700);
        assertThat(notes).containsExactly(new MoveStarted(ID, CLERK));
        ticks(1_720, 4_000);
        camera.carryOut(GUEST, new Act.Recall(3), 4_000);
        camera.drive(CHAIR, TO_THE_RIGHT, 1, 4_100);
        camera.lost();
        assertThat(notes)
                .containsExactly(
                        new MoveStarted(ID, CLERK),
                        new MoveStopped(ID, CLERK, Why.RELEASED),
                        new MoveStarted(ID, GUEST),
                        new MoveStopped(ID, GUEST, Why.TAKEN_OVER),
                        new MoveStarted(ID, CHAIR),
                        new MoveStopped(ID, CHAIR, Why.LINE_LOST));
    }

    @Test
    void presetsGoToTheRoomAndWhatItHasNoWordForIsRefused() {
        assertThat(camera.carryOut(CLERK, new Act.Recall(3), 0)).containsExactly(new FarEndMessage.Activate(3));
        assertThatThrownBy(() -> camera.carryOut(CLERK, new Act.GoHome(), 0)).hasMessage("camera-cannot");
        assertThatThrownBy(() -> camera.carryOut(CLERK, new Act.Recall(16), 0)).hasMessage("preset-unknown");
    }
}
