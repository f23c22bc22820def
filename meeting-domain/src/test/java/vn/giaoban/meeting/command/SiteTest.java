package vn.giaoban.meeting.command;

import static vn.giaoban.meeting.command.CommandSpec.id;

import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.site.SiteCommand.NameRoom;
import vn.giaoban.meeting.site.SiteCommand.RegisterSite;
import vn.giaoban.meeting.site.SiteEvent.SiteRoomNamed;

final class SiteTest {
    private static final SiteId HALL = new SiteId(id("hall"));
    private static final String ADDRESS = "sip:hall@10.1.2.3";

    private final CommandSpec spec = new CommandSpec();

    @Test
    void theAddressOfASitesRoomIsKeptOnceAndTakenAway() {
        spec.given(new RegisterSite(HALL, new UnitId(id("office")), null, 20, new PersonId(id("contact"))))
                .when(new NameRoom(HALL, null))
                .then()
                .when(new NameRoom(HALL, ADDRESS))
                .then(new SiteRoomNamed(HALL, ADDRESS))
                .when(new NameRoom(HALL, ADDRESS))
                .then()
                .when(new NameRoom(HALL, null))
                .then(new SiteRoomNamed(HALL, null));
    }

    @Test
    void theRoomOfAnUnknownSiteIsRefused() {
        spec.when(new NameRoom(HALL, ADDRESS)).thenRefused("site-unknown");
    }
}
