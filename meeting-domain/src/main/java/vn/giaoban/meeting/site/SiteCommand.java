package vn.giaoban.meeting.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.store.log.StreamId;

/** What may be asked of a site. */
public sealed interface SiteCommand extends MeetingCommand {
    SiteId site();

    @Override
    default StreamId target() {
        return new StreamId("site/" + site());
    }

    record RegisterSite(SiteId site, UnitId unit, @Nullable String name, int seats, PersonId contact)
            implements SiteCommand {}

    record NameContact(SiteId site, PersonId contact) implements SiteCommand {}

    /** Says where the site's room system is called; null takes the address away. */
    record NameRoom(SiteId site, @Nullable String address) implements SiteCommand {}

    record NameGroup(SiteId site, List<SiteId> standsFor) implements SiteCommand {
        public NameGroup {
            standsFor = List.copyOf(standsFor);
        }
    }
}
