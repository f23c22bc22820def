package vn.giaoban.room.visca.link;

import java.time.Duration;
import vn.giaoban.room.visca.FocusMode;
import vn.giaoban.room.visca.PresetAct;
import vn.giaoban.room.visca.ViscaCommand;

/** What must be known of a command to send it over a line that may lose it. */
final class Nature {
    private static final long QUICK = Duration.ofSeconds(5).toMillis();
    private static final long SLOW = Duration.ofSeconds(30).toMillis();

    private Nature() {}

    /** Goes on until it is told to stop. */
    static boolean isDrive(ViscaCommand command) {
        return command instanceof ViscaCommand.PanTiltDrive
                || command instanceof ViscaCommand.ZoomDrive
                || command instanceof ViscaCommand.FocusDrive;
    }

    /**
     * Whether it may be sent again when nothing was answered: where doing it twice is the same as doing it once, or where
     * the camera counts. A place is kept and gone to once: what is late is not to keep where the camera has gone since. A
     * drive that got no answer is stopped, not repeated.
     *
     * @param counted whether the camera knows a repetition by its number
     */
    static boolean repeatable(ViscaCommand command, boolean counted) {
        return switch (command) {
            case ViscaCommand.Preset c -> counted;
            case ViscaCommand.PanTiltBy c -> false;
            case ViscaCommand.LevelStep c -> false;
            case ViscaCommand.MenuToggle c -> false;
            case ViscaCommand.Focus c -> c.mode() != FocusMode.TOGGLE;
            default -> !isDrive(command);
        };
    }

    /** How long it may take from its acknowledgement to its completion, in milliseconds. */
    static long patience(ViscaCommand command) {
        return switch (command) {
            case ViscaCommand.Power c -> SLOW;
            case ViscaCommand.PanTiltTo c -> SLOW;
            case ViscaCommand.PanTiltBy c -> SLOW;
            case ViscaCommand.Home c -> SLOW;
            case ViscaCommand.PanTiltReset c -> SLOW;
            case ViscaCommand.Preset c when c.act() == PresetAct.RECALL -> SLOW;
            default -> QUICK;
        };
    }
}
