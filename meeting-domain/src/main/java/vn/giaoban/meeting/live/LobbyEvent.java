package vn.giaoban.meeting.live;

import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.KnockId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;

/** What happened in the lobby (Phòng chờ). Stream {@code lobby/<conference>}. */
public sealed interface LobbyEvent extends MeetingEvent {
    KnockId knock();

    /** Why somebody waits. */
    enum Why {
        UNKNOWN_DEVICE,
        DELEGATE,
        LOST_LINK
    }

    record Knocked(
            KnockId knock,
            Why why,
            DeviceId device,
            SiteId site,
            @Nullable PersonId person,
            String position) implements LobbyEvent {}

    record Admitted(KnockId knock) implements LobbyEvent {}

    record Refused(KnockId knock) implements LobbyEvent {}

    record GaveUp(KnockId knock) implements LobbyEvent {}
}
