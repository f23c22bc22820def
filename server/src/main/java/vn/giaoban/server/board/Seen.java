package vn.giaoban.server.board;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.media.MediaEvent;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.device.DeviceEvent.Kind;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.Presence;
import vn.giaoban.meeting.live.SiteSessionEvent.SignalCheck;
import vn.giaoban.meeting.views.CamerasView.Installed;
import vn.giaoban.room.camera.CameraView;
import vn.giaoban.room.camera.ViscaView;
import vn.giaoban.room.health.Judgement;
import vn.giaoban.room.health.Watched;
import vn.giaoban.room.sip.RoomState;
import vn.giaoban.room.sip.media.CallHealth;
import vn.giaoban.room.sip.pulse.Pulse;
import vn.giaoban.room.visca.link.LineState;
import vn.giaoban.signaling.protocol.RoomView;
import vn.giaoban.signaling.room.PeerLine;

/** What is seen of a device at one moment, and how it is judged. */
record Seen(Watched device, Judgement judgement, String name, boolean inUse, Figures figures) {

    /**
     * What was measured; null is what was not.
     *
     * @param loss in percent, of the worse direction
     * @param jitterMillis of a room's sound
     * @param keyFrameSeconds since a room's last key frame
     * @param losses how often the line was lost
     * @param facts model or codec
     */
    record Figures(
            @Nullable Integer roundTripMillis,
            @Nullable Double loss,
            @Nullable Integer upKbit,
            @Nullable Integer downKbit,
            @Nullable Integer losses,
            @Nullable String facts,
            @Nullable Integer jitterMillis,
            @Nullable Integer keyFrameSeconds) {
        private static final Figures NONE = new Figures(null, null, null, null, null, null, null, null);
    }

    static Seen of(Installed camera, CameraView now) {
        ViscaView told = now.visca();
        return new Seen(
                new Watched(Kind.CAMERA, camera.id().value(), camera.site()),
                Judgement.of(now),
                camera.name(),
                now.mover() != null || told != null && told.tally(),
                new Figures(
                        told != null && now.line() == LineState.READY ? (int) told.roundTripMillis() : null,
                        null,
                        null,
                        null,
                        told == null ? null : told.losses(),
                        told == null ? null : told.profile(),
                        null,
                        null));
    }

    /** @param site where the room sits */
    static Seen of(RoomState room, UUID site) {
        CallHealth health = room.health();
        return new Seen(
                new Watched(Kind.ROOM, site, new SiteId(site)),
                Judgement.of(room),
                room.display().isBlank() ? room.caller() : room.display(),
                room.stage().equals("seated"),
                new Figures(
                        health == null || health.roundTripMillis() < 0 ? null : health.roundTripMillis(),
                        health == null ? null : percent(Math.max(health.lossHere(), health.lossAway())),
                        null,
                        null,
                        null,
                        health == null ? room.agent() : (room.agent() + " " + health.codec()).strip(),
                        health == null ? null : health.jitterMillis(),
                        health == null || health.keyFrameAgeMillis() < 0
                                ? null
                                : (int) (health.keyFrameAgeMillis() / 1000)));
    }

    /** A room without a call, as it answers. */
    static Seen of(Pulse pulse, SiteId site, Judgement.Awaited awaited) {
        int trip = pulse.roundTripMillis();
        boolean answers = pulse.state() != Pulse.State.SILENT && trip >= 0;
        return new Seen(
                new Watched(Kind.ROOM, site.value(), site),
                Judgement.of(pulse, awaited),
                pulse.address(),
                pulse.state() == Pulse.State.BUSY,
                new Figures(answers ? trip : null, null, null, null, null, null, null, null));
    }

    /** @param now null while no device of the site sits in the room */
    static Seen of(LiveRoom.SiteState site, @Nullable PeerLine now) {
        MediaEvent.Stats measured = now == null ? null : now.measured();
        return new Seen(
                new Watched(Kind.LINE, site.site().value(), site.site()),
                Judgement.of(
                        site.through() == null ? line(site.link(), now) : Judgement.Line.FINE,
                        site.technicianCalled() != null,
                        check(site.check())),
                "",
                site.link() == Link.CONNECTED,
                measured == null
                        ? Figures.NONE
                        : new Figures(
                                measured.roundTripMillis(),
                                percent(Math.max(
                                        measured.up().loss(), measured.down().loss())),
                                (int) (measured.up().bits() / 1000),
                                (int) (measured.down().bits() / 1000),
                                null,
                                null,
                                null,
                                null));
    }

    private static Judgement.Line line(Link link, @Nullable PeerLine now) {
        return switch (link) {
            case OFFLINE -> Judgement.Line.ABSENT;
            case LEFT -> Judgement.Line.LEFT;
            case INTERRUPTED -> Judgement.Line.LOST;
            case CONNECTED ->
                now == null || now.word() == RoomView.Quality.LOST
                        ? Judgement.Line.LOST
                        : now.word() == RoomView.Quality.WEAK ? Judgement.Line.WEAK : Judgement.Line.FINE;
        };
    }

    private static @Nullable String check(@Nullable SignalCheck check) {
        Presence result = check == null ? null : check.result();
        return result == Presence.SIGNAL_FAILED ? "failed" : result == Presence.SIGNAL_DEGRADED ? "degraded" : null;
    }

    private static double percent(double part) {
        return Math.round(part * 1_000) / 10.0;
    }
}
