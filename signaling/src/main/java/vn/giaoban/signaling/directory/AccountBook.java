package vn.giaoban.signaling.directory;

import java.util.Optional;
import java.util.Set;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.account.AccountEvent.Grant;

/** The accounts that are open. Read for every request, so it answers from memory or a local index. */
public interface AccountBook {
    Optional<Entry> byId(AccountId account);

    /** {@code username} is compared without case. */
    Optional<Entry> byUsername(String username);

    /** An open account. */
    record Entry(AccountId account, PersonId person, String username, Set<Grant> grants) {
        public Entry {
            grants = Set.copyOf(grants);
        }
    }
}
