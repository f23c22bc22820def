package vn.giaoban.meeting.camera;

import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.CameraId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.SiteId;

/** What happened to a camera; who did it stands with the commit. Stream {@code camera/<id>}. */
public sealed interface CameraEvent extends MeetingEvent {
    CameraId camera();

    /**
     * A camera stands there from now on, or is reached otherwise than before.
     *
     * @param address such as {@code sony://192.0.2.7:52381}
     * @param profile its id; null when the camera is asked what it is
     */
    record CameraInstalled(
            CameraId camera,
            SiteId site,
            String name,
            String address,
            @Nullable String profile) implements CameraEvent {}

    /** A room system's own camera was moved for the first time, through a call of that site's room. */
    record FarCameraFound(CameraId camera, SiteId site) implements CameraEvent {}

    record CameraRemoved(CameraId camera) implements CameraEvent {}

    /** @param preset as it is printed, from 1 */
    record CameraPresetNamed(CameraId camera, int preset, String name) implements CameraEvent {}

    record CameraPresetForgotten(CameraId camera, int preset) implements CameraEvent {}

    /** Where it goes by itself when its site gets the floor; null for nowhere. */
    record CameraFloorPresetChosen(
            CameraId camera, @Nullable Integer preset) implements CameraEvent {}

    /**
     * Where it goes by itself when somebody of that office gets the floor; null for where it goes with everybody.
     *
     * @param seat an office as it stands on the nameplate, such as {@code Chủ tịch UBND xã}; not a person's name
     */
    record CameraSeatPresetChosen(
            CameraId camera, String seat, @Nullable Integer preset) implements CameraEvent {}

    /** Somebody began to move it; each step of the way is not kept. */
    record CameraMoveStarted(CameraId camera) implements CameraEvent {}

    /** @param why {@code released}, {@code not-renewed}, {@code stop-pressed}, {@code taken-over}, {@code line-lost}, {@code arrived} */
    record CameraMoveStopped(CameraId camera, String why) implements CameraEvent {}

    /** How its line was, in old logs; now a {@link vn.giaoban.meeting.device.DeviceEvent} says it. */
    record CameraLineChanged(CameraId camera, String line) implements CameraEvent {}
}
