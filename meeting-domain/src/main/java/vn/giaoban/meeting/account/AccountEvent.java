package vn.giaoban.meeting.account;

import java.util.Set;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.store.vault.SealedText;

/** What happened to an account. Stream {@code account/<id>}; passwords are in the vault. */
public sealed interface AccountEvent extends MeetingEvent {
    AccountId account();

    /** What an account may do, within a unit and everything under it. */
    enum Role {
        SECRETARY,
        CHAIR,
        OPERATOR,
        TECHNICIAN,
        ARCHIVIST,
        ADMINISTRATOR
    }

    /** A role held over a unit and everything under it. */
    record Grant(Role role, UnitId unit) {}

    /** The username is sealed for the person: it is often made of the name. */
    record AccountOpened(AccountId account, PersonId person, SealedText username, Set<Grant> grants)
            implements AccountEvent {
        public AccountOpened {
            grants = Set.copyOf(grants);
        }
    }

    record AccountGrantsChanged(AccountId account, Set<Grant> grants) implements AccountEvent {
        public AccountGrantsChanged {
            grants = Set.copyOf(grants);
        }
    }

    record AccountClosed(AccountId account) implements AccountEvent {}
}
