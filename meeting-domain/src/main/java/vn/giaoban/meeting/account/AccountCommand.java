package vn.giaoban.meeting.account;

import java.util.Set;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.account.AccountEvent.Grant;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.vault.SealedText;

/** What may be asked of an account. */
public sealed interface AccountCommand extends MeetingCommand {
    AccountId account();

    @Override
    default StreamId target() {
        return new StreamId("account/" + account());
    }

    /** The account is that of the username, see {@link AccountId#of}. */
    record OpenAccount(AccountId account, PersonId person, SealedText username, Set<Grant> grants)
            implements AccountCommand {
        public OpenAccount {
            grants = Set.copyOf(grants);
        }
    }

    record ChangeGrants(AccountId account, Set<Grant> grants) implements AccountCommand {
        public ChangeGrants {
            grants = Set.copyOf(grants);
        }
    }

    record CloseAccount(AccountId account) implements AccountCommand {}
}
