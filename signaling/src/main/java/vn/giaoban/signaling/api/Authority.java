package vn.giaoban.signaling.api;

import java.util.EnumSet;
import java.util.Set;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountEvent.Grant;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.signaling.Access;
import vn.giaoban.signaling.directory.AccountBook;
import vn.giaoban.signaling.directory.Directory;
import vn.giaoban.store.views.Views;

/** Who may do what where: a role holds over its unit and everything under it; a conference belongs to its organiser. */
public final class Authority implements Access {
    private final Directory directory;
    private final AccountBook accounts;
    private final Views views;

    public Authority(Directory directory, Views views) {
        this.directory = directory;
        this.accounts = directory;
        this.views = views;
    }

    @Override
    public Set<May> may(AccountId account, ConferenceId conference) {
        Set<Grant> grants =
                accounts.byId(account).map(AccountBook.Entry::grants).orElse(Set.of());
        var may = EnumSet.noneOf(May.class);
        views.query(c -> ConferencesView.find(c, conference)).ifPresent(row -> {
            for (Grant grant : grants) {
                if (directory.isWithin(row.plan().organiser(), grant.unit())) {
                    switch (grant.role()) {
                        case CHAIR -> may.addAll(Set.of(May.CHAIR, May.OPERATE, May.TECHNICIAN, May.ARCHIVE));
                        case SECRETARY -> may.addAll(Set.of(May.OPERATE, May.TECHNICIAN, May.ARCHIVE));
                        case OPERATOR -> may.addAll(Set.of(May.OPERATE, May.TECHNICIAN));
                        case TECHNICIAN, ADMINISTRATOR -> may.add(May.TECHNICIAN);
                        case ARCHIVIST -> may.add(May.ARCHIVE);
                    }
                }
            }
        });
        return may;
    }

    /** Whether the caller holds one of the roles over a unit. A service token that its scope let through holds
     * them over its units. */
    public boolean holds(Caller caller, Set<Role> roles, UnitId over) {
        return switch (caller) {
            case Caller.Staff staff ->
                staff.grants().stream().anyMatch(g -> roles.contains(g.role()) && directory.isWithin(over, g.unit()));
            case Caller.Service service -> service.units().stream().anyMatch(unit -> directory.isWithin(over, unit));
            case Caller.Anyone a -> false;
            case Caller.Device d -> false;
            case Caller.Simulators s -> false;
            case Caller.Terminal t -> false;
        };
    }

    /** Refuses a caller who holds none of the roles over a unit. */
    public void require(Caller caller, Set<Role> roles, UnitId over) {
        if (!holds(caller, roles, over)) {
            throw Problem.notAllowed(
                    String.join(" ", roles.stream().map(Role::name).sorted().toList()));
        }
    }
}
