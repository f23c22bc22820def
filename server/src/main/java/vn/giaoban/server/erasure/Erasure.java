package vn.giaoban.server.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.account.AccountCommand.CloseAccount;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.meeting.command.MeetingCommands;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.meeting.views.AccountsView;
import vn.giaoban.meeting.views.PersonTraces;
import vn.giaoban.server.access.Passwords;
import vn.giaoban.server.access.StaffSessions;
import vn.giaoban.signaling.directory.Office;
import vn.giaoban.signaling.directory.Offices;
import vn.giaoban.store.vault.Person;
import vn.giaoban.store.vault.Vault;
import vn.giaoban.store.views.Views;

/**
 * Erases people: closes their accounts, forgets passwords, sessions and office, erases row and key in the vault, and
 * makes the views anew without them. The log keeps its bytes; what was sealed for the person in it nobody can open. An
 * erasure that a crash cut short is finished at the next start.
 */
public final class Erasure {
    private static final String UNDER_WAY = "erasing/";

    private final Vault vault;
    private final Views views;
    private final MeetingCommands commands;
    private final StaffSessions sessions;
    private final Passwords passwords;
    private final Offices offices;
    private final Supplier<List<LiveRoom>> rooms;

    /** @param rooms that are open now: who chairs one of them is not erased in the midst */
    public Erasure(
            Vault vault,
            Views views,
            MeetingCommands commands,
            StaffSessions sessions,
            Passwords passwords,
            Offices offices,
            Supplier<List<LiveRoom>> rooms) {
        this.vault = vault;
        this.views = views;
        this.commands = commands;
        this.sessions = sessions;
        this.passwords = passwords;
        this.offices = offices;
        this.rooms = rooms;
    }

    /** Finishes what an earlier run began. Returns at once. */
    public Erasure resumed() {
        List<String> left = vault.secretNames(UNDER_WAY);
        for (String name : left) {
            forget(new PersonId(UUID.fromString(name.substring(UNDER_WAY.length()))));
        }
        if (!left.isEmpty()) {
            rebuild(left);
        }
        return this;
    }

    /** Empty when nobody of that id is in the vault. */
    Optional<Belongings> of(PersonId person) {
        return vault.person(person.value()).map(this::belongings);
    }

    private Belongings belongings(Person person) {
        PersonId id = new PersonId(person.id());
        return new Belongings(
                person,
                offices.of(id).map(Offices.Held::position).orElse(null),
                views.query(c -> AccountsView.of(c, id)).stream()
                        .filter(account -> !account.closed())
                        .map(AccountsView.Account::id)
                        .toList(),
                views.query(c -> PersonTraces.of(c, id)));
    }

    /** Whether the views are still being made without the person. */
    boolean underWay(PersonId person) {
        return vault.secret(UNDER_WAY + person).isPresent();
    }

    /**
     * Erases a person. When it returns nothing that was sealed for them can be opened any more.
     *
     * @param actor who asks for it, as in a commit's header
     * @param by the account that asks; null on the command line
     * @return completes when the views are made anew and no old one is left on disk
     * @throws Rejected {@code person-unknown}, {@code erase-yourself}, {@code last-administrator},
     *     {@code person-chairs-now}
     */
    CompletableFuture<@Nullable Void> erase(
            PersonId person, String actor, @Nullable AccountId by, UUID commandId, Instant now) {
        Belongings all = of(person).orElseThrow(() -> new Rejected("person-unknown"));
        check(all, by);
        for (AccountId account : all.accounts()) {
            UUID id = UUID.nameUUIDFromBytes((commandId + "/" + account).getBytes(UTF_8));
            commands.send(new CloseAccount(account), CommandContext.by(actor, id, now))
                    .join();
        }
        String marker = UNDER_WAY + person;
        vault.putSecret(marker, now.toString().getBytes(UTF_8));
        forget(person);
        return rebuild(List.of(marker));
    }

    private void check(Belongings all, @Nullable AccountId by) {
        Set<AccountId> own = new HashSet<>(all.accounts());
        if (by != null && own.contains(by)) {
            throw new Rejected("erase-yourself");
        }
        List<AccountsView.Account> accounts = views.query(AccountsView::all);
        if (accounts.stream().anyMatch(a -> own.contains(a.id()) && administers(a))
                && accounts.stream().noneMatch(a -> !own.contains(a.id()) && administers(a))) {
            throw new Rejected("last-administrator");
        }
        for (LiveRoom room : rooms.get()) {
            LiveRoom.Chair chair = room.chair();
            if (room.status() == LiveRoom.Status.LIVE && chair != null && own.contains(chair.account())) {
                throw new Rejected(
                        "person-chairs-now", Map.of("title", room.plan().title()));
            }
        }
    }

    private static boolean administers(AccountsView.Account account) {
        return !account.closed() && account.grants().stream().anyMatch(grant -> grant.role() == Role.ADMINISTRATOR);
    }

    /** In an order in which it can be done once more after it was cut short: who it is about goes last. */
    private void forget(PersonId person) {
        for (AccountsView.Account account : views.query(c -> AccountsView.of(c, person))) {
            sessions.endAll(account.id());
            passwords.forget(account.id());
        }
        offices.forget(person);
        String phone = vault.person(person.value()).map(Person::phone).orElse(null);
        if (phone != null) {
            Office.read(vault)
                    .filter(office -> phone.equals(office.technicianPhone()))
                    .ifPresent(office -> new Office(office.name(), null, office.sample()).write(vault));
        }
        vault.deletePerson(person.value());
    }

    private CompletableFuture<@Nullable Void> rebuild(List<String> markers) {
        return views.rebuild(Set.of()).thenApply(made -> {
            markers.forEach(vault::deleteSecret);
            return made;
        });
    }
}
