package vn.giaoban.meeting.site;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.site.SiteCommand.NameContact;
import vn.giaoban.meeting.site.SiteCommand.NameGroup;
import vn.giaoban.meeting.site.SiteCommand.NameRoom;
import vn.giaoban.meeting.site.SiteCommand.RegisterSite;
import vn.giaoban.meeting.site.SiteEvent.SiteContactNamed;
import vn.giaoban.meeting.site.SiteEvent.SiteGroupNamed;
import vn.giaoban.meeting.site.SiteEvent.SiteRegistered;
import vn.giaoban.meeting.site.SiteEvent.SiteRoomNamed;

/** A site; it always has one responsible contact. */
record Site(
        SiteRegistered registered,
        PersonId contact,
        List<SiteId> standsFor,
        @Nullable String room) {

    static List<SiteEvent> decide(@Nullable Site site, SiteCommand command) {
        return switch (command) {
            case RegisterSite c -> register(site, c);
            case NameContact c ->
                known(site, c.site()).contact.equals(c.contact())
                        ? List.of()
                        : List.of(new SiteContactNamed(c.site(), c.contact()));
            case NameGroup c ->
                known(site, c.site()).standsFor.equals(c.standsFor())
                        ? List.of()
                        : List.of(new SiteGroupNamed(c.site(), c.standsFor()));
            case NameRoom c ->
                Objects.equals(known(site, c.site()).room, c.address())
                        ? List.of()
                        : List.of(new SiteRoomNamed(c.site(), c.address()));
        };
    }

    private static Site known(@Nullable Site site, SiteId id) {
        if (site == null) {
            throw new Rejected("site-unknown", Map.of("site", id.toString()));
        }
        return site;
    }

    private static List<SiteEvent> register(@Nullable Site site, RegisterSite c) {
        var registered = new SiteRegistered(c.site(), c.unit(), c.name(), c.seats(), c.contact());
        if (site == null) {
            return List.of(registered);
        }
        if (site.registered.equals(registered)) {
            return List.of();
        }
        throw new Rejected("site-exists", Map.of("site", c.site().toString()));
    }

    static Site evolve(@Nullable Site site, SiteEvent event) {
        return switch (event) {
            case SiteRegistered e -> new Site(e, e.contact(), List.of(), null);
            case SiteContactNamed e -> {
                Site before = begun(site, e.site());
                yield new Site(before.registered, e.contact(), before.standsFor, before.room);
            }
            case SiteGroupNamed e -> {
                Site before = begun(site, e.site());
                yield new Site(before.registered, before.contact, e.standsFor(), before.room);
            }
            case SiteRoomNamed e -> {
                Site before = begun(site, e.site());
                yield new Site(before.registered, before.contact, before.standsFor, e.address());
            }
        };
    }

    private static Site begun(@Nullable Site site, SiteId id) {
        if (site == null) {
            throw new IllegalStateException("site/" + id + " does not begin with its registration");
        }
        return site;
    }
}
