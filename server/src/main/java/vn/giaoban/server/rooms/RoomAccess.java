package vn.giaoban.server.rooms;

import java.util.Set;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.signaling.api.Allowed;
import vn.giaoban.signaling.api.Authority;
import vn.giaoban.signaling.api.Call;
import vn.giaoban.signaling.api.Problem;
import vn.giaoban.store.views.Views;

/** Who looks after a conference's rooms and lines, and the conference that a request names, for those who do. */
public final class RoomAccess {
    static final Allowed TECHNICIANS =
            Allowed.toRoles(Role.TECHNICIAN, Role.CHAIR, Role.SECRETARY, Role.OPERATOR, Role.ADMINISTRATOR);
    private static final Set<Role> ROLES =
            Set.of(Role.TECHNICIAN, Role.CHAIR, Role.SECRETARY, Role.OPERATOR, Role.ADMINISTRATOR);

    private final Views views;
    private final Authority authority;

    public RoomAccess(Views views, Authority authority) {
        this.views = views;
        this.authority = authority;
    }

    /** The conference {@code id} of the path; a problem for who does not look after it. */
    ConferenceId conference(Call call) {
        ConferenceId id = new ConferenceId(call.id("id"));
        var row =
                views.query(c -> ConferencesView.find(c, id)).orElseThrow(() -> Problem.notFound("conference-unknown"));
        authority.require(call.caller(), ROLES, row.plan().organiser());
        return id;
    }
}
