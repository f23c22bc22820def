package vn.giaoban.meeting.site;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.site.SiteCommand.NameContact;
import vn.giaoban.meeting.site.SiteCommand.RegisterSite;
import vn.giaoban.meeting.site.SiteEvent.SiteContactNamed;
import vn.giaoban.meeting.site.SiteEvent.SiteRegistered;

/** A site; it always has one responsible contact. */
record Site(SiteRegistered registered, PersonId contact) {

    static List<SiteEvent> decide(@Nullable Site site, SiteCommand command) {
        return switch (command) {
            case RegisterSite c -> register(site, c);
            case NameContact c -> {
                if (site == null) {
                    throw new Rejected("site-unknown", Map.of("site", c.site().toString()));
                }
                yield site.contact.equals(c.contact())
                        ? List.of()
                        : List.of(new SiteContactNamed(c.site(), c.contact()));
            }
        };
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
            case SiteRegistered e -> new Site(e, e.contact());
            case SiteContactNamed e -> {
                if (site == null) {
                    throw new IllegalStateException("site/" + e.site() + " does not begin with its registration");
                }
                yield new Site(site.registered, e.contact());
            }
        };
    }
}
