package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountEvent;
import vn.giaoban.meeting.account.AccountEvent.Grant;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.vault.SealedText;
import vn.giaoban.store.views.View;

/** The accounts with what they may do. */
public final class AccountsView implements View {
    private final MeetingEvents events;

    public AccountsView(MeetingEvents events) {
        this.events = events;
    }

    /** An account; a closed one may do nothing. */
    public record Account(AccountId id, PersonId person, SealedText username, boolean closed, Set<Grant> grants) {
        public Account {
            grants = Set.copyOf(grants);
        }
    }

    /** Every account in the order of opening. */
    public static List<Account> all(Connection connection) throws SQLException {
        return Sql.list(connection, row -> account(connection, row), "select * from account_account order by rank");
    }

    public static Optional<Account> find(Connection connection, AccountId account) throws SQLException {
        return Sql.first(
                connection, row -> account(connection, row), "select * from account_account where id = ?", account);
    }

    /** The open account of that name, upper and lower case alike. */
    public static Optional<Account> byUsername(Connection connection, String username) throws SQLException {
        return find(connection, AccountId.of(username)).filter(account -> !account.closed());
    }

    /** The accounts of a person, the closed ones too. */
    public static List<Account> of(Connection connection, PersonId person) throws SQLException {
        return Sql.list(
                connection,
                row -> account(connection, row),
                "select * from account_account where person = ? order by rank",
                person);
    }

    private static Account account(Connection connection, Sql.Row row) throws SQLException {
        Set<Grant> grants = new HashSet<>(Sql.list(
                connection,
                grant -> new Grant(Role.valueOf(grant.text("role")), new UnitId(grant.id("unit"))),
                "select role, unit from account_grant where account = ?",
                row.text("id")));
        return new Account(
                new AccountId(row.id("id")),
                new PersonId(row.id("person")),
                new SealedText(row.text("username_key"), row.text("username")),
                row.flag("closed"),
                grants);
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        Sql.script(connection, """
                create table account_account (rank integer primary key, id text unique not null, person text not null,
                  username_key text not null, username text not null, closed integer not null default 0);
                create index account_person on account_account (person);
                create table account_grant (account text not null, role text not null, unit text not null,
                  primary key (account, role, unit)) without rowid""");
    }

    @Override
    public void apply(Connection connection, StoredCommit commit) throws SQLException {
        for (Placed<AccountEvent> placed : events.of(commit, AccountEvent.class)) {
            switch (placed.event()) {
                case AccountEvent.AccountOpened e -> {
                    Sql.update(
                            connection,
                            "insert into account_account (id, person, username_key, username) values (?, ?, ?, ?)",
                            e.account(),
                            e.person(),
                            e.username().key(),
                            e.username().envelope());
                    grant(connection, e.account(), e.grants());
                }
                case AccountEvent.AccountGrantsChanged e -> grant(connection, e.account(), e.grants());
                case AccountEvent.AccountClosed e ->
                    Sql.update(connection, "update account_account set closed = 1 where id = ?", e.account());
            }
        }
    }

    private static void grant(Connection connection, AccountId account, Set<Grant> grants) throws SQLException {
        Sql.update(connection, "delete from account_grant where account = ?", account);
        for (Grant grant : grants) {
            Sql.update(
                    connection,
                    "insert into account_grant (account, role, unit) values (?, ?, ?)",
                    account,
                    grant.role(),
                    grant.unit());
        }
    }
}
