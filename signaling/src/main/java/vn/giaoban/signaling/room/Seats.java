package vn.giaoban.signaling.room;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.KnockId;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.live.LiveRoom.SiteState;
import vn.giaoban.signaling.DeviceSessions.DeviceSession;
import vn.giaoban.signaling.protocol.ServerMessage.Seat;

/** Where a site's device belongs, as the room has it. Pure. */
final class Seats {
    /** How many may watch beside the seat of one site. */
    static final int WATCHERS = 2;

    private Seats() {}

    /** Where the device belongs; empty when it was refused at the door or its site is no part of the conference. */
    static Optional<Seat> of(LiveRoom room, DeviceSession session, boolean watching) {
        SiteState site = room.sites().get(session.site());
        KnockId knock = session.knock();
        if (site == null) {
            return Optional.empty();
        }
        if (knock != null && room.admitted().stream().noneMatch(k -> k.knock().equals(knock))) {
            return room.lobby().stream().anyMatch(k -> k.knock().equals(knock))
                    ? Optional.of(Seat.LOBBY)
                    : Optional.empty();
        }
        if (session.device().equals(site.device())) {
            return Optional.of(Seat.SEATED);
        }
        return Optional.of(watching ? Seat.WATCHING : Seat.CHOOSE);
    }

    /** Whether a device would get the seat at once: it is free, or a simulated site's and the device is real. */
    static boolean free(LiveRoom room, DeviceSession session) {
        SiteState site = room.sites().get(session.site());
        @Nullable DeviceId holder = site == null ? null : site.device();
        return site != null
                && (holder == null || holder.equals(session.device()) || (site.simulated() && !session.simulated()));
    }
}
