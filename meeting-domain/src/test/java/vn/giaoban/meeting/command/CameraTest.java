package vn.giaoban.meeting.command;

import static vn.giaoban.meeting.command.CommandSpec.id;

import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.CameraId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.camera.CameraCommand.ChooseFloorPreset;
import vn.giaoban.meeting.camera.CameraCommand.ChooseSeatPreset;
import vn.giaoban.meeting.camera.CameraCommand.FindFarCamera;
import vn.giaoban.meeting.camera.CameraCommand.ForgetCameraPreset;
import vn.giaoban.meeting.camera.CameraCommand.InstallCamera;
import vn.giaoban.meeting.camera.CameraCommand.NameCameraPreset;
import vn.giaoban.meeting.camera.CameraCommand.NoteCameraMove;
import vn.giaoban.meeting.camera.CameraCommand.NoteCameraStop;
import vn.giaoban.meeting.camera.CameraCommand.RemoveCamera;
import vn.giaoban.meeting.camera.CameraEvent.CameraFloorPresetChosen;
import vn.giaoban.meeting.camera.CameraEvent.CameraInstalled;
import vn.giaoban.meeting.camera.CameraEvent.CameraMoveStarted;
import vn.giaoban.meeting.camera.CameraEvent.CameraMoveStopped;
import vn.giaoban.meeting.camera.CameraEvent.CameraPresetForgotten;
import vn.giaoban.meeting.camera.CameraEvent.CameraPresetNamed;
import vn.giaoban.meeting.camera.CameraEvent.CameraRemoved;
import vn.giaoban.meeting.camera.CameraEvent.CameraSeatPresetChosen;
import vn.giaoban.meeting.camera.CameraEvent.FarCameraFound;

final class CameraTest {
    private static final CameraId MAIN = new CameraId(id("camera"));
    private static final SiteId HALL = new SiteId(id("hall"));
    private static final InstallCamera INSTALL = new InstallCamera(MAIN, HALL, "Máy chính", "sony://192.0.2.7", null);

    private final CommandSpec spec = new CommandSpec();

    @Test
    void aCameraIsInstalledOnceAndMovedToAnotherAddress() {
        spec.when(INSTALL)
                .then(new CameraInstalled(MAIN, HALL, "Máy chính", "sony://192.0.2.7", null))
                .when(INSTALL)
                .then()
                .when(new InstallCamera(MAIN, HALL, "Máy chính", "tcp://192.0.2.8", "ptzoptics"))
                .then(new CameraInstalled(MAIN, HALL, "Máy chính", "tcp://192.0.2.8", "ptzoptics"));
    }

    @Test
    void presetsHaveNamesUntilTheyAreForgotten() {
        spec.given(INSTALL)
                .when(new NameCameraPreset(MAIN, 3, "Bục phát biểu"))
                .then(new CameraPresetNamed(MAIN, 3, "Bục phát biểu"))
                .when(new ForgetCameraPreset(MAIN, 3))
                .then(new CameraPresetForgotten(MAIN, 3))
                .when(new ForgetCameraPreset(MAIN, 3))
                .then();
    }

    @Test
    void theCameraGoesToAKnownPresetWithTheFloorAndNowhereOnceItIsForgotten() {
        spec.given(INSTALL)
                .when(new ChooseFloorPreset(MAIN, 3))
                .thenRefused("preset-unknown")
                .given(new NameCameraPreset(MAIN, 3, "Bục phát biểu"))
                .when(new ChooseFloorPreset(MAIN, 3))
                .then(new CameraFloorPresetChosen(MAIN, 3))
                .given(new ForgetCameraPreset(MAIN, 3))
                .when(new ChooseFloorPreset(MAIN, null))
                .then();
    }

    @Test
    void aSeatHasAPresetUntilThePresetIsForgotten() {
        spec.given(INSTALL)
                .when(new ChooseSeatPreset(MAIN, "Chủ tịch", 2))
                .thenRefused("preset-unknown")
                .given(new NameCameraPreset(MAIN, 2, "Ghế chủ tịch"))
                .when(new ChooseSeatPreset(MAIN, "Chủ tịch", 2))
                .then(new CameraSeatPresetChosen(MAIN, "Chủ tịch", 2))
                .when(new ChooseSeatPreset(MAIN, "Chủ tịch", 2))
                .then()
                .given(new ForgetCameraPreset(MAIN, 2))
                .when(new ChooseSeatPreset(MAIN, "Chủ tịch", null))
                .then();
    }

    @Test
    void aRoomsOwnCameraIsFoundOnceAndMovedWithoutEverBeingInstalled() {
        spec.when(new FindFarCamera(MAIN, HALL))
                .then(new FarCameraFound(MAIN, HALL))
                .when(new FindFarCamera(MAIN, HALL))
                .then()
                .when(new NoteCameraMove(MAIN))
                .then(new CameraMoveStarted(MAIN))
                .when(new NoteCameraStop(MAIN, "released"))
                .then(new CameraMoveStopped(MAIN, "released"))
                .when(new NameCameraPreset(MAIN, 3, "Bục phát biểu"))
                .thenRefused("camera-unknown");
    }

    @Test
    void aCameraThatWasRemovedIsUnknown() {
        spec.given(INSTALL)
                .when(new RemoveCamera(MAIN))
                .then(new CameraRemoved(MAIN))
                .when(new NoteCameraMove(MAIN))
                .thenRefused("camera-unknown");
    }
}
