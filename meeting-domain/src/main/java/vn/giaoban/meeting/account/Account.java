package vn.giaoban.meeting.account;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.account.AccountCommand.ChangeGrants;
import vn.giaoban.meeting.account.AccountCommand.CloseAccount;
import vn.giaoban.meeting.account.AccountCommand.OpenAccount;
import vn.giaoban.meeting.account.AccountEvent.AccountClosed;
import vn.giaoban.meeting.account.AccountEvent.AccountGrantsChanged;
import vn.giaoban.meeting.account.AccountEvent.AccountOpened;
import vn.giaoban.meeting.account.AccountEvent.Grant;

/** An account: closed once is closed for good. */
record Account(AccountOpened opened, Set<Grant> grants, boolean closed) {

    static List<AccountEvent> decide(@Nullable Account account, AccountCommand command) {
        return switch (command) {
            case OpenAccount c -> open(account, c);
            case ChangeGrants c -> {
                Account open = require(account);
                if (open.closed) {
                    throw new Rejected("account-closed");
                }
                yield open.grants.equals(c.grants())
                        ? List.of()
                        : List.of(new AccountGrantsChanged(c.account(), c.grants()));
            }
            case CloseAccount c -> require(account).closed ? List.of() : List.of(new AccountClosed(c.account()));
        };
    }

    private static List<AccountEvent> open(@Nullable Account account, OpenAccount c) {
        var opened = new AccountOpened(c.account(), c.person(), c.username(), c.grants());
        if (account == null) {
            return List.of(opened);
        }
        // The account follows from the username, which is sealed otherwise each time.
        if (account.opened.person().equals(c.person())
                && account.opened.grants().equals(c.grants())) {
            return List.of();
        }
        throw new Rejected("account-exists");
    }

    private static Account require(@Nullable Account account) {
        if (account == null) {
            throw new Rejected("account-unknown");
        }
        return account;
    }

    static Account evolve(@Nullable Account account, AccountEvent event) {
        return switch (event) {
            case AccountOpened e -> new Account(e, e.grants(), false);
            case AccountGrantsChanged e -> new Account(require(account).opened, e.grants(), false);
            case AccountClosed e -> new Account(require(account).opened, require(account).grants, true);
        };
    }
}
