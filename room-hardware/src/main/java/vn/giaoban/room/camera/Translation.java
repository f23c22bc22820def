package vn.giaoban.room.camera;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.FocusMode;
import vn.giaoban.room.visca.Focusing;
import vn.giaoban.room.visca.Level;
import vn.giaoban.room.visca.Pan;
import vn.giaoban.room.visca.PanTilt;
import vn.giaoban.room.visca.PresetAct;
import vn.giaoban.room.visca.Tilt;
import vn.giaoban.room.visca.ViscaCommand;
import vn.giaoban.room.visca.Zoom;
import vn.giaoban.room.visca.link.Mover;

/** What a wish or an act is in the words of a camera of some profile. */
final class Translation {
    private static final int LENS_SPEEDS = 8;

    /** Far to near, of every model whose manual names it. */
    static final Profile.Span FOCUS = new Profile.Span(0x1000, 0xF000);

    private static final Profile.Span COMPENSATION = new Profile.Span(0, 14);
    private static final Profile.Span COLOUR = new Profile.Span(0, 255);

    private Translation() {}

    /** What a level may be set to; null where models differ so much that it only goes step by step. */
    static Profile.@Nullable Span range(Level level) {
        return switch (level) {
            case COMPENSATION -> COMPENSATION;
            case RED, BLUE -> COLOUR;
            case SHUTTER, IRIS, GAIN, BRIGHT -> null;
        };
    }

    /** The drive that a wish is for one mover; nothing when it is to stand still. */
    static Optional<ViscaCommand> drive(Profile profile, Mover mover, Wish wish) {
        return switch (mover) {
            case PAN_TILT -> wish.pan() == 0 && wish.tilt() == 0 ? Optional.empty() : Optional.of(head(profile, wish));
            case ZOOM ->
                wish.zoom() == 0
                        ? Optional.empty()
                        : Optional.of(
                                new ViscaCommand.ZoomDrive(wish.zoom() > 0 ? Zoom.TELE : Zoom.WIDE, lens(wish.zoom())));
            case FOCUS ->
                wish.focus() == 0
                        ? Optional.empty()
                        : Optional.of(new ViscaCommand.FocusDrive(
                                wish.focus() > 0 ? Focusing.NEAR : Focusing.FAR, lens(wish.focus())));
        };
    }

    private static ViscaCommand head(Profile profile, Wish wish) {
        return new ViscaCommand.PanTiltDrive(
                wish.pan() == 0 ? Pan.NONE : wish.pan() < 0 ? Pan.LEFT : Pan.RIGHT,
                speed(wish.pan(), profile.head().panSpeeds()),
                wish.tilt() == 0 ? Tilt.NONE : wish.tilt() < 0 ? Tilt.DOWN : Tilt.UP,
                speed(wish.tilt(), profile.head().tiltSpeeds()));
    }

    private static int speed(int percent, int most) {
        return Math.max(1, Math.ceilDiv(Math.abs(percent) * most, 100));
    }

    private static int lens(int percent) {
        return Math.ceilDiv(Math.abs(percent) * LENS_SPEEDS, 100) - 1;
    }

    /** @throws CameraRefused when such a camera cannot do it */
    static ViscaCommand act(Profile profile, Act act) {
        return switch (act) {
            case Act.GoHome a -> new ViscaCommand.Home();
            case Act.GoTo a -> absolute(profile, a.pan(), a.tilt());
            case Act.Recall a -> new ViscaCommand.Preset(PresetAct.RECALL, preset(profile, a.preset()));
            case Act.Keep a -> new ViscaCommand.Preset(PresetAct.SET, preset(profile, a.preset()));
            case Act.Forget a -> new ViscaCommand.Preset(PresetAct.RESET, preset(profile, a.preset()));
            case Act.ZoomTo a -> new ViscaCommand.ZoomTo(profile.mostZoom() * a.percent() / 100);
            case Act.FocusBy a -> new ViscaCommand.Focus(a.camera() ? FocusMode.AUTO : FocusMode.MANUAL);
            case Act.FocusOnce a -> new ViscaCommand.FocusOnce();
            case Act.FocusTo a ->
                new ViscaCommand.FocusTo(FOCUS.least() + (FOCUS.most() - FOCUS.least()) * a.percent() / 100);
            case Act.Expose a -> new ViscaCommand.Exposure(a.mode());
            case Act.StepLevel a -> new ViscaCommand.LevelStep(a.level(), a.step());
            case Act.SetLevel a -> {
                Profile.Span range = range(a.level());
                if (range == null || !range.contains(a.value())) {
                    throw new CameraRefused("camera-cannot", Map.of("act", name(act)));
                }
                yield new ViscaCommand.LevelTo(a.level(), a.value());
            }
            case Act.Compensate a -> new ViscaCommand.ExposureCompensation(a.on());
            case Act.Backlight a -> new ViscaCommand.Backlight(a.on());
            case Act.Balance a -> new ViscaCommand.WhiteBalance(a.mode());
            case Act.BalanceOnce a -> new ViscaCommand.WhiteBalanceOnce();
            case Act.Power a -> new ViscaCommand.Power(a.on());
            case Act.FrameItself a ->
                switch (profile.framing()) {
                    case SONY -> new ViscaCommand.AutoFraming(a.on());
                    case OPTICS -> new ViscaCommand.OpticsTracking(a.on());
                    case NONE -> throw new CameraRefused("camera-cannot", Map.of("act", name(act)));
                };
        };
    }

    private static ViscaCommand absolute(Profile profile, int pan, int tilt) {
        Profile.Head head = profile.head();
        var where = PanTilt.nearest(
                Profile.Span.nearest(profile.pan(), pan), Profile.Span.nearest(profile.tilt(), tilt), head.widths());
        return new ViscaCommand.PanTiltTo(
                where, head.panSpeeds(), profile.tiltSpeedInAbsolute() ? head.tiltSpeeds() : 0);
    }

    private static int preset(Profile profile, int number) {
        return profile.preset(number)
                .orElseThrow(() -> new CameraRefused("preset-unknown", Map.of("preset", Integer.toString(number))));
    }

    /** Whether it sets the camera in motion towards some place. */
    static boolean moves(Act act) {
        return act instanceof Act.GoHome
                || act instanceof Act.GoTo
                || act instanceof Act.Recall
                || act instanceof Act.ZoomTo;
    }

    static String name(Act act) {
        return act.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
