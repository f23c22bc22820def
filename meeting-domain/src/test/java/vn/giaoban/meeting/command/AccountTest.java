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

final class AccountTest {
    private static final PersonId LAN = new PersonId(id("Lan"));
    private static final PersonId BINH = new PersonId(id("Bình"));
    private static final Set<Grant> GRANTS = Set.of(new Grant(Role.SECRETARY, new UnitId(id("province"))));

    private final CommandSpec spec = new CommandSpec();

    @Test
    void aUsernameHasOneAccountWhateverItsCase() {
        spec.when(new OpenAccount(LAN, "thu-ky", GRANTS))
                .then(new AccountOpened(AccountId.of("thu-ky"), LAN, "thu-ky", GRANTS))
                .when(new OpenAccount(LAN, "thu-ky", GRANTS))
                .then()
                .when(new OpenAccount(BINH, "Thu-Ky", GRANTS))
                .thenRefused("account-exists");
    }

    @Test
    void theNameOfAClosedAccountIsNotGivenToSomebodyElse() {
        spec.given(new OpenAccount(LAN, "thu-ky", GRANTS))
                .given(new CloseAccount(AccountId.of("thu-ky")))
                .when(new OpenAccount(BINH, "thu-ky", GRANTS))
                .thenRefused("account-exists");
    }
}
