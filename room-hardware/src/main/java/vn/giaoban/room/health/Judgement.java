package vn.giaoban.room.health;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.device.DeviceEvent;
import vn.giaoban.meeting.device.DeviceEvent.Trouble;
import vn.giaoban.room.camera.CameraView;
import vn.giaoban.room.camera.ViscaView;
import vn.giaoban.room.sip.RoomState;
import vn.giaoban.room.sip.pulse.Pulse;
import vn.giaoban.room.visca.link.LineState;

/**
 * How something is, and why.
 *
 * @param cause a stable code; {@code ""} when all is well
 */
public record Judgement(Level level, String cause) {
    static final Judgement GONE = new Judgement(Level.OFF, "gone");
    private static final Judgement WELL = new Judgement(Level.GOOD, "");
    private static final int SLOW_MILLIS = 400;
    private static final List<String> DEAF_OR_MUTE = List.of("room-not-heard", "room-hears-nothing");

    /** What was found of a site's line into a conference. */
    public enum Line {
        /** Nobody of the site has come yet. */
        ABSENT,
        LEFT,
        LOST,
        WEAK,
        /** Connected, and nothing to say against it. */
        FINE
    }

    public static Judgement of(CameraView camera) {
        if (camera.line() == LineState.OPENING) {
            return watch("opening");
        }
        if (camera.line() != LineState.READY) {
            String cause = camera.cause();
            return bad(cause == null ? "down" : cause);
        }
        ViscaView told = camera.visca();
        if (told != null && Boolean.FALSE.equals(told.power())) {
            return watch("standby");
        }
        return told != null && told.roundTripMillis() > SLOW_MILLIS ? watch("line-slow") : WELL;
    }

    public static Judgement of(RoomState room) {
        if (!room.stage().equals("seated")) {
            return new Judgement(Level.OFF, "room-" + room.stage());
        }
        if (room.trouble().isEmpty()) {
            return WELL;
        }
        String worst = room.trouble().getFirst();
        return DEAF_OR_MUTE.contains(worst) ? bad(worst) : watch(worst);
    }

    /** How much somebody waits for a room that has no call. */
    public enum Awaited {
        NOT,
        /** Its site may come to a conference that has not begun, and has not. */
        SOON,
        /** Its site is missing from a conference that is on. */
        NOW
    }

    /** A room without a call: that one is switched off is no trouble while nobody waits for it. */
    public static Judgement of(Pulse pulse, Awaited awaited) {
        return switch (pulse.state()) {
            case UNKNOWN -> new Judgement(Level.OFF, "room-unknown");
            case ANSWERS -> WELL;
            case BUSY -> awaited == Awaited.NOT ? new Judgement(Level.OFF, "room-busy") : watch("room-busy");
            case ABSENT -> missing("room-not-there", awaited);
            case SILENT -> missing(pulse.cause().startsWith("room-answered-") ? "room-silent" : pulse.cause(), awaited);
        };
    }

    private static Judgement missing(String cause, Awaited awaited) {
        return switch (awaited) {
            case NOT -> new Judgement(Level.OFF, cause);
            case SOON -> watch(cause);
            case NOW -> bad(cause);
        };
    }

    /**
     * A site's line; what the site found when it tested itself, and its call for help, count only while it is there.
     *
     * @param check {@code failed}, {@code degraded}, or null when it passed or was not made
     */
    public static Judgement of(Line line, boolean callsTechnician, @Nullable String check) {
        return switch (line) {
            case ABSENT -> new Judgement(Level.OFF, "absent");
            case LEFT -> new Judgement(Level.OFF, "left");
            case LOST -> bad("line-lost");
            case WEAK, FINE -> {
                if (callsTechnician) {
                    yield bad("technician-called");
                }
                if ("failed".equals(check)) {
                    yield bad("check-failed");
                }
                yield line == Line.WEAK
                        ? watch("line-weak")
                        : "degraded".equals(check) ? watch("check-degraded") : WELL;
            }
        };
    }

    private static Judgement watch(String cause) {
        return new Judgement(Level.WATCH, cause);
    }

    private static Judgement bad(String cause) {
        return new Judgement(Level.BAD, cause);
    }

    /** Null when there is none. */
    public @Nullable Trouble trouble() {
        return switch (level) {
            case OFF, GOOD -> null;
            case WATCH -> new Trouble(DeviceEvent.Level.WATCH, cause);
            case BAD -> new Trouble(DeviceEvent.Level.BAD, cause);
        };
    }
}
