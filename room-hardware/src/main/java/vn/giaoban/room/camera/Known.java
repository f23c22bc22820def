package vn.giaoban.room.camera;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.FocusMode;
import vn.giaoban.room.visca.PanTilt;
import vn.giaoban.room.visca.PanTilt.Widths;
import vn.giaoban.room.visca.ViscaAnswer;
import vn.giaoban.room.visca.ViscaInquiry;

/** What the camera has said of itself. */
final class Known {
    static final List<ViscaInquiry> PLACE = List.of(ViscaInquiry.PAN_TILT, ViscaInquiry.ZOOM);
    static final List<ViscaInquiry> ALL = List.of(
            ViscaInquiry.POWER,
            ViscaInquiry.MAX_SPEEDS,
            ViscaInquiry.PAN_TILT,
            ViscaInquiry.ZOOM,
            ViscaInquiry.FOCUS_MODE,
            ViscaInquiry.EXPOSURE,
            ViscaInquiry.WHITE_BALANCE,
            ViscaInquiry.BACKLIGHT,
            ViscaInquiry.FOCUS,
            ViscaInquiry.COMPENSATION_ON,
            ViscaInquiry.COMPENSATION,
            ViscaInquiry.RED,
            ViscaInquiry.BLUE,
            ViscaInquiry.AUTO_FRAMING);

    private static final Profile.Span SPEEDS = new Profile.Span(1, 0x7F);

    private final Map<ViscaInquiry, ViscaAnswer> answers = new EnumMap<>(ViscaInquiry.class);

    void learn(ViscaInquiry inquiry, ViscaAnswer answer) {
        if (!(answer instanceof ViscaAnswer.Unreadable)) {
            answers.put(inquiry, answer);
        }
    }

    void forget() {
        answers.clear();
    }

    @Nullable
    Boolean isOn(ViscaInquiry inquiry) {
        return answers.get(inquiry) instanceof ViscaAnswer.Switched(boolean on) ? on : null;
    }

    @Nullable
    PanTilt place() {
        return answers.get(ViscaInquiry.PAN_TILT) instanceof ViscaAnswer.PanTiltIs(PanTilt at) ? at : null;
    }

    @Nullable
    Integer zoom() {
        return answers.get(ViscaInquiry.ZOOM) instanceof ViscaAnswer.Position(int at) ? at : null;
    }

    /** From 0, far, to 100, near. */
    @Nullable
    Integer focus() {
        return answers.get(ViscaInquiry.FOCUS) instanceof ViscaAnswer.Position(int at)
                ? Math.clamp(
                        100L
                                * (at - Translation.FOCUS.least())
                                / (Translation.FOCUS.most() - Translation.FOCUS.least()),
                        0,
                        100)
                : null;
    }

    @Nullable
    Integer level(ViscaInquiry inquiry) {
        return answers.get(inquiry) instanceof ViscaAnswer.LevelIs(int value) ? value : null;
    }

    @Nullable
    Boolean autoFocus() {
        return answers.get(ViscaInquiry.FOCUS_MODE) instanceof ViscaAnswer.FocusIs(FocusMode mode)
                ? mode == FocusMode.AUTO
                : null;
    }

    @Nullable
    String exposure() {
        return answers.get(ViscaInquiry.EXPOSURE) instanceof ViscaAnswer.ExposureIs is
                ? is.mode().name()
                : null;
    }

    @Nullable
    String whiteBalance() {
        return answers.get(ViscaInquiry.WHITE_BALANCE) instanceof ViscaAnswer.WhiteBalanceIs is
                ? is.mode().name()
                : null;
    }

    /** A profile with what the camera itself says of speeds and digits. */
    Profile refine(Profile profile) {
        Profile.Head head = profile.head();
        PanTilt at = place();
        Widths widths = at == null ? head.widths() : at.widths();
        return profile.with(
                answers.get(ViscaInquiry.MAX_SPEEDS) instanceof ViscaAnswer.MaxSpeeds(int pan, int tilt)
                                && SPEEDS.contains(pan)
                                && SPEEDS.contains(tilt)
                        ? new Profile.Head(widths, pan, tilt)
                        : new Profile.Head(widths, head.panSpeeds(), head.tiltSpeeds()));
    }
}
