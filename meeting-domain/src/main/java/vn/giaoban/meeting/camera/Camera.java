package vn.giaoban.meeting.camera;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.Rejected;
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
import vn.giaoban.meeting.camera.CameraEvent.CameraLineChanged;
import vn.giaoban.meeting.camera.CameraEvent.CameraMoveStarted;
import vn.giaoban.meeting.camera.CameraEvent.CameraMoveStopped;
import vn.giaoban.meeting.camera.CameraEvent.CameraPresetForgotten;
import vn.giaoban.meeting.camera.CameraEvent.CameraPresetNamed;
import vn.giaoban.meeting.camera.CameraEvent.CameraRemoved;
import vn.giaoban.meeting.camera.CameraEvent.CameraSeatPresetChosen;
import vn.giaoban.meeting.camera.CameraEvent.FarCameraFound;

/**
 * A camera.
 *
 * @param installed where it stands; null once it was removed, and for a room system's own
 * @param far the site whose room system it belongs to; null for one that is installed
 * @param floorPreset where it goes when its site gets the floor; null for nowhere
 * @param seats where it goes instead when somebody of that office gets it
 */
record Camera(
        @Nullable CameraInstalled installed,
        @Nullable SiteId far,
        Map<Integer, String> presets,
        @Nullable Integer floorPreset,
        Map<String, Integer> seats) {

    static List<CameraEvent> decide(@Nullable Camera camera, CameraCommand command) {
        if (command instanceof InstallCamera c) {
            var installed = new CameraInstalled(c.camera(), c.site(), c.name(), c.address(), c.profile());
            return camera != null && installed.equals(camera.installed) ? List.of() : List.of(installed);
        }
        if (command instanceof FindFarCamera c) {
            return camera != null && c.site().equals(camera.far)
                    ? List.of()
                    : List.of(new FarCameraFound(c.camera(), c.site()));
        }
        boolean moves = command instanceof NoteCameraMove || command instanceof NoteCameraStop;
        if (camera == null || camera.installed == null && !(moves && camera.far != null)) {
            throw new Rejected(
                    "camera-unknown", Map.of("camera", command.camera().toString()));
        }
        return switch (command) {
            case InstallCamera c -> List.of();
            case FindFarCamera c -> List.of();
            case RemoveCamera c -> List.of(new CameraRemoved(c.camera()));
            case NameCameraPreset c ->
                c.name().equals(camera.presets.get(c.preset()))
                        ? List.of()
                        : List.of(new CameraPresetNamed(c.camera(), c.preset(), c.name()));
            case ForgetCameraPreset c ->
                camera.presets.containsKey(c.preset())
                        ? List.of(new CameraPresetForgotten(c.camera(), c.preset()))
                        : List.of();
            case ChooseFloorPreset c -> {
                camera.known(c.preset());
                yield Objects.equals(c.preset(), camera.floorPreset)
                        ? List.of()
                        : List.of(new CameraFloorPresetChosen(c.camera(), c.preset()));
            }
            case ChooseSeatPreset c -> {
                camera.known(c.preset());
                yield Objects.equals(c.preset(), camera.seats.get(c.seat()))
                        ? List.of()
                        : List.of(new CameraSeatPresetChosen(c.camera(), c.seat(), c.preset()));
            }
            case NoteCameraMove c -> List.of(new CameraMoveStarted(c.camera()));
            case NoteCameraStop c -> List.of(new CameraMoveStopped(c.camera(), c.why()));
        };
    }

    private void known(@Nullable Integer preset) {
        if (preset != null && !presets.containsKey(preset)) {
            throw new Rejected("preset-unknown", Map.of("preset", preset.toString()));
        }
    }

    static Camera evolve(@Nullable Camera camera, CameraEvent event) {
        Map<Integer, String> presets = new TreeMap<>(camera == null ? Map.of() : camera.presets);
        Map<String, Integer> seats = new TreeMap<>(camera == null ? Map.of() : camera.seats);
        CameraInstalled installed = camera == null ? null : camera.installed;
        SiteId far = camera == null ? null : camera.far;
        Integer floorPreset = camera == null ? null : camera.floorPreset;
        switch (event) {
            case CameraInstalled e -> installed = e;
            case FarCameraFound e -> far = e.site();
            case CameraRemoved e -> {
                installed = null;
                presets.clear();
                seats.clear();
                floorPreset = null;
            }
            case CameraPresetNamed e -> presets.put(e.preset(), e.name());
            case CameraPresetForgotten e -> {
                presets.remove(e.preset());
                seats.values().removeIf(preset -> preset == e.preset());
                floorPreset = Objects.equals(floorPreset, e.preset()) ? null : floorPreset;
            }
            case CameraFloorPresetChosen e -> floorPreset = e.preset();
            case CameraSeatPresetChosen e -> {
                if (e.preset() == null) {
                    seats.remove(e.seat());
                } else {
                    seats.put(e.seat(), e.preset());
                }
            }
            case CameraLineChanged e -> {}
            case CameraMoveStarted e -> {}
            case CameraMoveStopped e -> {}
        }
        return new Camera(installed, far, Map.copyOf(presets), floorPreset, Map.copyOf(seats));
    }
}
