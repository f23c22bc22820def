package vn.giaoban.room.camera;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.PanTilt;
import vn.giaoban.room.visca.ViscaAnswer;
import vn.giaoban.room.visca.ViscaInquiry;
import vn.giaoban.room.visca.link.LineState;

/** A camera as others see it. */
record Portrait(UUID id, String name, Profile profile, ViscaAnswer.@Nullable Version version, Known known) {

    CameraView view(
            LineState line,
            LineHealth health,
            long roundTrip,
            Hands hands,
            boolean lit,
            @Nullable String lastAct,
            @Nullable String lastOutcome) {
        PanTilt at = known.place();
        Integer zoom = known.zoom();
        ViscaView told = new ViscaView(
                health.losses(),
                roundTrip,
                profile.name(),
                profile.presets(),
                profile.framing() != Profile.Framing.NONE,
                version == null ? null : version.vendor(),
                version == null ? null : version.model(),
                known.isOn(ViscaInquiry.POWER),
                at == null ? null : at.pan(),
                at == null ? null : at.tilt(),
                profile.unitsPerDegree() == 0 ? null : profile.unitsPerDegree(),
                zoom == null ? null : Math.clamp(Math.round(100.0 * zoom / profile.mostZoom()), 0, 100),
                known.autoFocus(),
                known.exposure(),
                known.whiteBalance(),
                known.isOn(ViscaInquiry.BACKLIGHT),
                known.focus(),
                known.isOn(ViscaInquiry.COMPENSATION_ON),
                known.level(ViscaInquiry.COMPENSATION),
                known.level(ViscaInquiry.RED),
                known.level(ViscaInquiry.BLUE),
                known.isOn(ViscaInquiry.AUTO_FRAMING),
                lit,
                lastAct,
                lastOutcome);
        return hands.view(id, name, line, health.cause(), told);
    }
}
