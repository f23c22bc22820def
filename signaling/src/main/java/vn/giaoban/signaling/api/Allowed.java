package vn.giaoban.signaling.api;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.account.AccountEvent.Role;

/**
 * Who may call a route at all. What they may see behind it (their units, their conference) is the handler's to check.
 *
 * @param anyone with or without credentials
 * @param roles one of which the signed-in caller must hold over some unit
 * @param scope that a service token needs; null refuses service tokens
 * @param device whether a site's device may call
 * @param simulators whether the simulators' process may call
 * @param password whether name and password (RFC 7617) do instead of a session, for programs without a browser
 * @param terminal whether the owner of the data folder may call, from a command line of the same machine
 */
public record Allowed(
        boolean anyone,
        Set<Role> roles,
        @Nullable Scope scope,
        boolean device,
        boolean simulators,
        boolean password,
        boolean terminal) {
    public Allowed {
        roles = Set.copyOf(roles);
    }

    public static Allowed toAnyone() {
        return new Allowed(true, Set.of(), null, false, false, false, false);
    }

    /** Everybody who is signed in. */
    public static Allowed toStaff() {
        return new Allowed(false, EnumSet.allOf(Role.class), null, false, false, false, false);
    }

    public static Allowed toRoles(Role first, Role... others) {
        return new Allowed(false, EnumSet.of(first, others), null, false, false, false, false);
    }

    public static Allowed toDevices() {
        return new Allowed(false, Set.of(), null, true, false, false, false);
    }

    public static Allowed toSimulators() {
        return new Allowed(false, Set.of(), null, false, true, false, false);
    }

    public Allowed orService(Scope needed) {
        return new Allowed(anyone, roles, needed, device, simulators, password, terminal);
    }

    public Allowed orDevice() {
        return new Allowed(anyone, roles, scope, true, simulators, password, terminal);
    }

    public Allowed orPassword() {
        return new Allowed(anyone, roles, scope, device, simulators, true, terminal);
    }

    public Allowed orTerminal() {
        return new Allowed(anyone, roles, scope, device, simulators, password, true);
    }

    /** Refuses a caller who may not: 401 when nobody is known, else 403 with what would be needed. */
    public void check(Caller caller) {
        if (anyone) {
            return;
        }
        boolean granted = switch (caller) {
            case Caller.Anyone() -> throw new Problem(401, "unauthorized");
            case Caller.Staff staff -> staff.grants().stream().anyMatch(g -> roles.contains(g.role()));
            case Caller.Service service -> scope != null && service.scopes().contains(scope);
            case Caller.Device d -> device;
            case Caller.Simulators() -> simulators;
            case Caller.Terminal() -> terminal;
        };
        if (!granted) {
            throw Problem.notAllowed(needed(caller));
        }
    }

    private String needed(Caller caller) {
        if (caller instanceof Caller.Service && scope != null) {
            return scope.text();
        }
        return roles.isEmpty()
                ? device ? "site" : simulators ? "simulators" : "account"
                : String.join(" ", roles.stream().map(Role::name).sorted().toList());
    }
}
