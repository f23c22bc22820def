package vn.giaoban.server.cameras;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.camera.Act;
import vn.giaoban.room.camera.CameraView;
import vn.giaoban.room.camera.Wish;
import vn.giaoban.room.visca.ExposureMode;
import vn.giaoban.room.visca.Level;
import vn.giaoban.room.visca.Step;
import vn.giaoban.room.visca.WhiteBalanceMode;
import vn.giaoban.signaling.api.Problem;

/** What the routes of cameras take and answer. */
final class CameraBodies {
    private static final int LONGEST_NAME = 200;

    private CameraBodies() {}

    /** Where a camera stands and how it is reached; {@code profile} null lets it be found by asking. */
    record InstallBody(
            @Nullable UUID site,
            @Nullable String name,
            @Nullable String address,
            @Nullable String profile) {}

    /** How the pad is held; see {@link Wish}. */
    record DriveBody(
            @Nullable Integer pan,
            @Nullable Integer tilt,
            @Nullable Integer zoom,
            @Nullable Integer focus,
            @Nullable Long press) {
        Wish wish() {
            try {
                return new Wish(or0(pan), or0(tilt), or0(zoom), or0(focus));
            } catch (IllegalArgumentException e) {
                throw Problem.badField("pan");
            }
        }

        long number() {
            if (press == null || press < 1) {
                throw Problem.badField("press");
            }
            return press;
        }

        private static int or0(@Nullable Integer part) {
            return part == null ? 0 : part;
        }
    }

    record LockBody(@Nullable Boolean held) {}

    /** {@code preset} null for nowhere; {@code seat} null for everybody. */
    record FloorBody(@Nullable Integer preset, @Nullable String seat) {}

    /** One press; which of the fields it needs depends on {@code act}. */
    record ActBody(
            @Nullable String act,
            @Nullable Integer preset,
            @Nullable String name,
            @Nullable Integer percent,
            @Nullable Integer pan,
            @Nullable Integer tilt,
            @Nullable Boolean on,
            @Nullable String mode,
            @Nullable String level,
            @Nullable Integer value,
            @Nullable String step) {

        Act read() {
            return switch (needed("act", act)) {
                case "go-home" -> new Act.GoHome();
                case "go-to" -> new Act.GoTo(needed("pan", pan), needed("tilt", tilt));
                case "recall" -> new Act.Recall(needed("preset", preset));
                case "keep" -> new Act.Keep(needed("preset", preset));
                case "forget" -> new Act.Forget(needed("preset", preset));
                case "zoom-to" -> new Act.ZoomTo(wholePercent());
                case "focus-by-itself" -> new Act.FocusBy(needed("on", on));
                case "focus-once" -> new Act.FocusOnce();
                case "focus-to" -> new Act.FocusTo(wholePercent());
                case "expose" -> new Act.Expose(one("mode", ExposureMode.values(), mode));
                case "step-level" ->
                    new Act.StepLevel(one("level", Level.values(), level), one("step", Step.values(), step));
                case "set-level" -> new Act.SetLevel(one("level", Level.values(), level), needed("value", value));
                case "compensate" -> new Act.Compensate(needed("on", on));
                case "backlight" -> new Act.Backlight(needed("on", on));
                case "balance" -> new Act.Balance(one("mode", WhiteBalanceMode.values(), mode));
                case "balance-once" -> new Act.BalanceOnce();
                case "power" -> new Act.Power(needed("on", on));
                case "frame-itself" -> new Act.FrameItself(needed("on", on));
                default -> throw Problem.badField("act");
            };
        }

        private int wholePercent() {
            int value = needed("percent", percent);
            if (value < 0 || value > 100) {
                throw Problem.badField("percent");
            }
            return value;
        }
    }

    /** A JPEG in Base64. */
    record PictureBody(@Nullable String jpeg) {}

    /** A preset by its printed number, and whether there is a picture of it. */
    record PresetLine(int number, String name, boolean picture) {}

    /** Where it goes when somebody of an office gets the floor. */
    record SeatLine(String seat, int preset) {}

    /** A kind of camera that can be chosen. */
    record ProfileLine(String id, String name) {}

    /**
     * A camera, where it stands, and what is known of it now.
     *
     * @param conference where its site is now, so that its picture can be seen there
     * @param mayTake whether the camera gives way to the caller, whoever moves or keeps it
     * @param now null until its line was first tried
     */
    record CameraLine(
            UUID id,
            UUID site,
            String siteName,
            String name,
            String address,
            @Nullable String profile,
            List<PresetLine> presets,
            @Nullable Integer floorPreset,
            List<SeatLine> seats,
            @Nullable UUID conference,
            boolean mayTake,
            boolean mayInstall,
            @Nullable CameraView now) {}

    static <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw Problem.badField(field);
        }
        return value;
    }

    static String text(String field, @Nullable String value) {
        String text = needed(field, value).strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            throw Problem.badField(field);
        }
        return text;
    }

    private static <T extends Enum<T>> T one(String field, T[] all, @Nullable String name) {
        String wanted = needed(field, name).toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(all)
                .filter(v -> v.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Problem.badField(field));
    }
}
