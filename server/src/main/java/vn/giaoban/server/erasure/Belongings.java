package vn.giaoban.server.erasure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.views.PersonTraces;
import vn.giaoban.store.vault.Person;

/**
 * All that is known of a person, which an erasure takes or leaves nameless.
 *
 * @param position of the office held; null when none is known
 * @param accounts that are open, with which the person signs in
 * @param traces where only a number will stand for the person
 */
record Belongings(Person person, @Nullable String position, List<AccountId> accounts, PersonTraces traces) {
    Belongings {
        accounts = List.copyOf(accounts);
    }
}
