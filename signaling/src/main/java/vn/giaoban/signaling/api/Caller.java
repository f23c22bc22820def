package vn.giaoban.signaling.api;

import java.util.Set;
import java.util.UUID;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountEvent.Grant;

/** Who sends a request. */
public sealed interface Caller {
    /** As in the commit's header; also the scope of idempotency keys. */
    String actor();

    /** Nobody known. */
    record Anyone() implements Caller {
        @Override
        public String actor() {
            return "anyone";
        }
    }

    /**
     * Somebody signed in.
     *
     * @param session public id of the session
     */
    record Staff(AccountId account, String session, Set<Grant> grants) implements Caller {
        public Staff {
            grants = Set.copyOf(grants);
        }

        @Override
        public String actor() {
            return "account:" + account;
        }
    }

    /**
     * Another program, by service token.
     *
     * @param units over which its scopes hold: those that its maker administered
     */
    record Service(UUID id, Set<Scope> scopes, Set<UnitId> units) implements Caller {
        public Service {
            scopes = Set.copyOf(scopes);
            units = Set.copyOf(units);
        }

        @Override
        public String actor() {
            return "service:" + id;
        }
    }

    /**
     * A site's device, by the session it was given for a link.
     *
     * @param token its secret; the handler asks with it whether the room may be entered now
     * @param open whether it came by a link whose time it is; who waits in the lobby, or came too early, sees no plan
     */
    record Device(String token, ConferenceId conference, SiteId site, DeviceId device, boolean open) implements Caller {
        @Override
        public String actor() {
            return "site:" + site;
        }
    }

    /** Whoever owns the data folder, on a command line of the same machine. */
    record Terminal() implements Caller {
        @Override
        public String actor() {
            return "system:terminal";
        }
    }

    /** The simulators' process of this server. */
    record Simulators() implements Caller {
        @Override
        public String actor() {
            return "system:simulators";
        }
    }
}
