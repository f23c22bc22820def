package vn.giaoban.meeting.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;

/** What happened to a site. Stream {@code site/<id>}. */
public sealed interface SiteEvent extends MeetingEvent {
    SiteId site();

    /**
     * A site begins.
     *
     * @param name of the room; null when the unit's name is enough
     * @param seats places in the room, 0 when unknown
     */
    record SiteRegistered(
            SiteId site, UnitId unit, @Nullable String name, int seats, PersonId contact) implements SiteEvent {}

    record SiteContactNamed(SiteId site, PersonId contact) implements SiteEvent {}

    /**
     * Where the site's room system is called.
     *
     * @param address such as {@code sip:room@10.1.2.3}; null when it is known no longer
     */
    record SiteRoomNamed(SiteId site, @Nullable String address) implements SiteEvent {}

    /** Điểm cầu gộp: for which other sites the call from here stands, from one meeting to the next. */
    record SiteGroupNamed(SiteId site, List<SiteId> standsFor) implements SiteEvent {
        public SiteGroupNamed {
            standsFor = List.copyOf(standsFor);
        }
    }
}
