package vn.giaoban.meeting.camera;

import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.CameraId;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.store.log.StreamId;

/** What may be asked of a camera's history. */
public sealed interface CameraCommand extends MeetingCommand {
    CameraId camera();

    @Override
    default StreamId target() {
        return new StreamId("camera/" + camera());
    }

    /** Also changes one that is there. */
    record InstallCamera(
            CameraId camera,
            SiteId site,
            String name,
            String address,
            @Nullable String profile) implements CameraCommand {}

    /** A room system's own camera, which nobody installs. */
    record FindFarCamera(CameraId camera, SiteId site) implements CameraCommand {}

    record RemoveCamera(CameraId camera) implements CameraCommand {}

    record NameCameraPreset(CameraId camera, int preset, String name) implements CameraCommand {}

    record ForgetCameraPreset(CameraId camera, int preset) implements CameraCommand {}

    /** @param preset null for nowhere */
    record ChooseFloorPreset(CameraId camera, @Nullable Integer preset) implements CameraCommand {}

    /**
     * Where it goes when somebody of that office gets the floor.
     *
     * @param preset null for where it goes with everybody
     */
    record ChooseSeatPreset(
            CameraId camera, String seat, @Nullable Integer preset) implements CameraCommand {}

    record NoteCameraMove(CameraId camera) implements CameraCommand {}

    record NoteCameraStop(CameraId camera, String why) implements CameraCommand {}
}
