package vn.giaoban.meeting.account;

import java.util.Set;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.account.AccountEvent.Grant;
import vn.giaoban.store.log.StreamId;

/** What may be asked of an account. */
public sealed interface AccountCommand extends MeetingCommand {
    AccountId account();

    @Override
    default StreamId target() {
        return new StreamId("account/" + account());
    }

    record OpenAccount(PersonId person, String username, Set<Grant> grants) implements AccountCommand {
        public OpenAccount {
            grants = Set.copyOf(grants);
        }

        @Override
        public AccountId account() {
            return AccountId.of(username);
        }
    }

    record ChangeGrants(AccountId account, Set<Grant> grants) implements AccountCommand {
        public ChangeGrants {
            grants = Set.copyOf(grants);
        }
    }

    record CloseAccount(AccountId account) implements AccountCommand {}
}
