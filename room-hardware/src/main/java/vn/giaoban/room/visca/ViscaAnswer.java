package vn.giaoban.room.visca;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a camera answered to an inquiry. */
public sealed interface ViscaAnswer {
    record Switched(boolean on) implements ViscaAnswer {}

    /** Zoom or focus position, 0 to FFFF. */
    record Position(int value) implements ViscaAnswer {}

    /** A level of 0 to 255. */
    record LevelIs(int value) implements ViscaAnswer {}

    record FocusIs(FocusMode mode) implements ViscaAnswer {}

    record ExposureIs(ExposureMode mode) implements ViscaAnswer {}

    record WhiteBalanceIs(WhiteBalanceMode mode) implements ViscaAnswer {}

    record PanTiltIs(PanTilt position) implements ViscaAnswer {}

    record StatusIs(PanTiltStatus status) implements ViscaAnswer {}

    /** The greatest speeds of a drive. */
    record MaxSpeeds(int pan, int tilt) implements ViscaAnswer {}

    /** The preset recalled last, if any was. */
    record LastPreset(OptionalInt number) implements ViscaAnswer {}

    /** Who made the camera, which model and which ROM it has, and how many commands it runs at once. */
    record Version(int vendor, int model, int rom, int sockets) implements ViscaAnswer {}

    /** Many values at once, as the model packs them. */
    record Block(Octets data) implements ViscaAnswer {}

    /** Not an answer to that question, or one no manual describes. */
    record Unreadable(Octets data) implements ViscaAnswer {}

    /** Reads the data between {@code y0 50} and {@code FF}; never throws. */
    static ViscaAnswer read(ViscaInquiry asked, Octets data) {
        ViscaAnswer answer = switch (asked.shape) {
            case SWITCH -> one(data, 2, 3) ? new Switched(data.at(0) == 2) : null;
            case FRAMING -> one(data, 0, 1) ? new Switched(data.at(0) == 1) : null;
            case POSITION -> data.size() == 4 ? new Position(data.nibbles(0, 4)) : null;
            case LEVEL -> data.size() == 4 ? new LevelIs(data.nibbles(2, 2)) : null;
            case FOCUS_MODE ->
                one(data, 2, 3) ? new FocusIs(data.at(0) == 2 ? FocusMode.AUTO : FocusMode.MANUAL) : null;
            case EXPOSURE -> exposure(data);
            case WHITE_BALANCE -> whiteBalance(data);
            case PAN_TILT -> panTilt(data);
            case STATUS -> data.size() == 2 ? new StatusIs(new PanTiltStatus(data.at(0) << 8 | data.at(1))) : null;
            case SPEEDS -> data.size() == 2 ? new MaxSpeeds(data.at(0), data.at(1)) : null;
            case PRESET -> data.size() == 1 ? new LastPreset(preset(data.at(0))) : null;
            case VERSION -> version(data);
            case BLOCK -> data.size() == 13 ? new Block(data) : null;
        };
        return answer == null ? new Unreadable(data) : answer;
    }

    private static boolean one(Octets data, int least, int most) {
        return data.size() == 1 && data.at(0) >= least && data.at(0) <= most;
    }

    private static @Nullable ViscaAnswer exposure(Octets data) {
        for (ExposureMode mode : ExposureMode.values()) {
            if (data.size() == 1 && data.at(0) == mode.code) {
                return new ExposureIs(mode);
            }
        }
        return null;
    }

    private static @Nullable ViscaAnswer whiteBalance(Octets data) {
        for (WhiteBalanceMode mode : WhiteBalanceMode.values()) {
            if (data.size() == 1 && data.at(0) == mode.code) {
                return new WhiteBalanceIs(mode);
            }
        }
        return null;
    }

    private static @Nullable ViscaAnswer panTilt(Octets data) {
        for (PanTilt.Widths widths : PanTilt.Widths.values()) {
            if (data.size() == widths.pan + widths.tilt) {
                return new PanTiltIs(new PanTilt(
                        data.signedNibbles(0, widths.pan), data.signedNibbles(widths.pan, widths.tilt), widths));
            }
        }
        return null;
    }

    private static OptionalInt preset(int number) {
        return number == 0x7F ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static @Nullable ViscaAnswer version(Octets data) {
        return data.size() == 7
                ? new Version(
                        data.at(0) << 8 | data.at(1),
                        data.at(2) << 8 | data.at(3),
                        data.at(4) << 8 | data.at(5),
                        data.at(6))
                : null;
    }
}
