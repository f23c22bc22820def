package vn.giaoban.meeting.command;

import static vn.giaoban.meeting.command.CommandSpec.id;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountCommand.CloseAccount;
import vn.giaoban.meeting.account.AccountCommand.OpenAccount;
import vn.giaoban.meeting.account.AccountEvent.AccountOpened;
import vn.giaoban.meeting.account.AccountEvent.Grant;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.store.vault.SealedText;

final class AccountTest {
    private static final PersonId LAN = new PersonId(id("Lan"));
    private static final PersonId BINH = new PersonId(id("Bình"));
    private static final Set<Grant> GRANTS = Set.of(new Grant(Role.SECRETARY, new UnitId(id("province"))));

    private final CommandSpec spec = new CommandSpec();

    @Test
    void aUsernameHasOneAccountWhateverItsCase() {
        spec.when(open(LAN, "thu-ky"))
                .then(new AccountOpened(AccountId.of("thu-ky"), LAN, SealedText.inTheOpen("thu-ky"), GRANTS))
                .when(open(LAN, "thu-ky"))
                .then()
                .when(open(BINH, "Thu-Ky"))
                .thenRefused("account-exists");
    }

    @Test
    void theNameOfAClosedAccountIsNotGivenToSomebodyElse() {
        spec.given(open(LAN, "thu-ky"))
                .given(new CloseAccount(AccountId.of("thu-ky")))
                .when(open(BINH, "thu-ky"))
                .thenRefused("account-exists");
    }

    private static OpenAccount open(PersonId person, String username) {
        return new OpenAccount(AccountId.of(username), person, SealedText.inTheOpen(username), GRANTS);
    }
}
