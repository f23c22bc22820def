package vn.giaoban.meeting.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.store.vault.SealedText;

/**
 * What happened to one site in one conference. Stream {@code site-session/<conference>/<site>}. Link and presence are
 * two state machines and are never merged: a line that drops does not make anybody absent.
 */
public sealed interface SiteSessionEvent extends MeetingEvent {
    SiteId site();

    /** The state of the line. */
    enum Link {
        OFFLINE,
        CONNECTED,
        INTERRUPTED,
        LEFT
    }

    /** Whether the site takes part. */
    enum Presence {
        EXPECTED,
        SIGNAL_OK,
        SIGNAL_DEGRADED,
        SIGNAL_FAILED,
        PRESENT,
        DOUBTFUL,
        COMPLETED,
        ABSENT
    }

    /** What a device found when it tested itself. */
    record SignalCheck(boolean picture, boolean microphone, boolean loudspeaker, int upKbit, int downKbit) {
        private static final int ENOUGH_UP = 300;
        private static final int ENOUGH_DOWN = 500;

        /** Without voice it fails; without picture, or on a line thinner than one small picture, it is degraded. */
        public Presence result() {
            if (!microphone || !loudspeaker) {
                return Presence.SIGNAL_FAILED;
            }
            boolean good = picture && upKbit >= ENOUGH_UP && downKbit >= ENOUGH_DOWN;
            return good ? Presence.SIGNAL_OK : Presence.SIGNAL_DEGRADED;
        }
    }

    /**
     * A device has the seat: one seat, one microphone.
     *
     * @param known whether this device has sat here before
     * @param simulated whether it is a simulated site, which makes room for a person at once
     */
    record SeatTaken(SiteId site, DeviceId device, boolean known, boolean simulated) implements SiteSessionEvent {}

    /** Another device asks for the seat; the seated one may refuse until then. */
    record SeatRequested(SiteId site, DeviceId device, Instant refusableUntil) implements SiteSessionEvent {}

    record SeatRefused(SiteId site, DeviceId device) implements SiteSessionEvent {}

    record SeatLeft(SiteId site, DeviceId device) implements SiteSessionEvent {}

    record LinkChanged(SiteId site, Link link, @Nullable String cause) implements SiteSessionEvent {}

    /** The site is connected by the call at {@code line}, which stands for several; any change of its link ends that. */
    record LinkCarried(SiteId site, SiteId line) implements SiteSessionEvent {}

    record SignalChecked(SiteId site, SignalCheck check, Presence result) implements SiteSessionEvent {}

    /** Báo có mặt. */
    record PresenceReported(
            SiteId site,
            int headcount,
            @Nullable PersonId head,
            @Nullable String position) implements SiteSessionEvent {}

    /** The meeting closed while the site was present. */
    record PresenceCompleted(SiteId site) implements SiteSessionEvent {}

    record PresenceDoubted(SiteId site) implements SiteSessionEvent {}

    /** The secretary knows that the site is there, whatever its line says. */
    record PresenceConfirmed(SiteId site) implements SiteSessionEvent {}

    /** The secretary knows that nobody is there, whatever its line says. */
    record AbsenceMarked(SiteId site) implements SiteSessionEvent {}

    record TechnicianCalled(SiteId site, @Nullable SealedText words) implements SiteSessionEvent {}

    record TechnicianAnswered(SiteId site) implements SiteSessionEvent {}
}
