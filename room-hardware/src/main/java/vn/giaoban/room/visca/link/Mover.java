package vn.giaoban.room.visca.link;

import java.util.Set;
import vn.giaoban.room.visca.PresetAct;
import vn.giaoban.room.visca.ViscaCommand;

/** What can move in a camera, each with a stop of its own. */
public enum Mover {
    PAN_TILT(new ViscaCommand.PanTiltStop()),
    ZOOM(new ViscaCommand.ZoomStop()),
    FOCUS(new ViscaCommand.FocusStop());

    public static final Set<Mover> ALL = Set.of(values());

    final ViscaCommand stop;

    Mover(ViscaCommand stop) {
        this.stop = stop;
    }

    /** What a command sets in motion. */
    static Set<Mover> of(ViscaCommand command) {
        return switch (command) {
            case ViscaCommand.PanTiltDrive c -> Set.of(PAN_TILT);
            case ViscaCommand.PanTiltTo c -> Set.of(PAN_TILT);
            case ViscaCommand.PanTiltBy c -> Set.of(PAN_TILT);
            case ViscaCommand.Home c -> Set.of(PAN_TILT);
            case ViscaCommand.PanTiltReset c -> Set.of(PAN_TILT);
            case ViscaCommand.ZoomDrive c -> Set.of(ZOOM);
            case ViscaCommand.ZoomTo c -> Set.of(ZOOM);
            case ViscaCommand.FocusDrive c -> Set.of(FOCUS);
            case ViscaCommand.FocusTo c -> Set.of(FOCUS);
            case ViscaCommand.FocusOnce c -> Set.of(FOCUS);
            case ViscaCommand.FocusInfinity c -> Set.of(FOCUS);
            case ViscaCommand.ZoomAndFocusTo c -> Set.of(ZOOM, FOCUS);
            case ViscaCommand.Preset c when c.act() == PresetAct.RECALL -> ALL;
            default -> Set.of();
        };
    }
}
