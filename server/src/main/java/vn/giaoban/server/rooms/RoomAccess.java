package vn.giaoban.server.rooms;

import java.util.Map;
import java.util.Set;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.meeting.views.SitesView;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.signaling.directory.ConferenceBook;
import vn.giaoban.store.views.Views;

/** Who looks after rooms and lines, and what a request names, for those who do. */
public final class RoomAccess {
    static final Allowed TECHNICIANS =
            Allowed.toRoles(Role.TECHNICIAN, Role.CHAIR, Role.SECRETARY, Role.OPERATOR, Role.ADMINISTRATOR);
    static final Allowed INSTALLERS = Allowed.toRoles(Role.TECHNICIAN, Role.ADMINISTRATOR);
    private static final Set<Role> ROLES =
            Set.of(Role.TECHNICIAN, Role.CHAIR, Role.SECRETARY, Role.OPERATOR, Role.ADMINISTRATOR);
    private static final Set<Role> INSTALLING = Set.of(Role.TECHNICIAN, Role.ADMINISTRATOR);

    private final Views views;
    private final Authority authority;
    private final ConferenceBook conferences;

    public RoomAccess(Views views, Authority authority, ConferenceBook conferences) {
        this.views = views;
        this.authority = authority;
        this.conferences = conferences;
    }

    /** The conference {@code id} of the path; a problem for who does not look after it. */
    ConferenceId conference(Call call) {
        ConferenceId id = new ConferenceId(call.id("id"));
        var row =
                views.query(c -> ConferencesView.find(c, id)).orElseThrow(() -> Problem.notFound("conference-unknown"));
        authority.require(call.caller(), ROLES, row.plan().organiser());
        return id;
    }

    /** The same with its sites, which it has as soon as it is scheduled. */
    ConferenceBook.Entry scheduled(Call call) {
        return conferences.find(conference(call)).orElseThrow(() -> new Problem(409, "not-scheduled"));
    }

    /** The site {@code site} of the path, which belongs to the conference. */
    SiteId site(Call call, ConferenceBook.Entry conference) {
        SiteId site = new SiteId(call.id("site"));
        if (!conference.generations().containsKey(site)) {
            throw Problem.notFound("site-unknown");
        }
        return site;
    }

    /** The site {@code site} of the path; a problem for who does not install devices there. */
    SiteId installed(Call call) {
        SiteId site = new SiteId(call.id("site"));
        SitesView.Site found = views.query(c -> SitesView.find(c, site))
                .orElseThrow(() -> new Problem(404, "site-unknown", Map.of("site", site.toString())));
        authority.require(call.caller(), INSTALLING, found.unit());
        return site;
    }
}
