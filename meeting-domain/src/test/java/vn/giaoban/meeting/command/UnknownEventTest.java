package vn.giaoban.meeting.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static vn.giaoban.meeting.command.CommandSpec.NOW;
import static vn.giaoban.meeting.command.CommandSpec.id;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.account.AccountCommand.CloseAccount;
import vn.giaoban.meeting.account.AccountCommand.OpenAccount;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.live.CommandContext;
import vn.giaoban.meeting.live.LiveCommand.OpenMeeting;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveMailboxes;
import vn.giaoban.meeting.unit.UnitCommand;
import vn.giaoban.meeting.unit.UnitCommand.RenameUnit;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.vault.SealedText;

/** A newer version wrote into the log, and this one runs on it again. */
class UnknownEventTest {
    private final CommandSpec spec = new CommandSpec();

    @AfterEach
    void close() {
        spec.close();
    }

    private void newerVersionWrites(StreamId stream, long sequence, String name, int version, Set<String> scopes) {
        spec.log()
                .append(new Commit(
                        UUID.randomUUID(),
                        CommitHeader.by("account:newer", NOW),
                        scopes,
                        Map.of(stream, sequence - 1),
                        List.of(new NewEvent(stream, sequence, name, version, "{}".getBytes(UTF_8)))))
                .join();
    }

    @Test
    void commandsOnThatAggregateAreRefusedAndOthersAreNot() {
        PersonId lan = new PersonId(id("Lan"));
        AccountId account = AccountId.of("thu-ky");
        spec.given(new OpenAccount(AccountId.of("thu-ky"), lan, SealedText.inTheOpen("thu-ky"), Set.of()));
        newerVersionWrites(new StreamId("account/" + account), 2, "account-frozen", 1, Set.of());
        spec.when(new CloseAccount(account)).thenRefused("event-unknown");
        spec.given(new OpenAccount(AccountId.of("khac"), lan, SealedText.inTheOpen("khac"), Set.of()));
    }

    @Test
    void aNewerShapeOfAKnownEventIsRefusedAsWellAndNamed() {
        newerVersionWrites(UnitCommand.REGISTRY, 1, "unit-renamed", 2, Set.of());
        spec.when(new RenameUnit(new UnitId(id("u")), "xã", "Kỳ Thượng", LocalDate.of(2026, 1, 1)))
                .thenRefused("event-unknown");
        assertThat(spec.refusal().parameters())
                .containsEntry("event", "unit-renamed")
                .containsEntry("version", "2");
    }

    @Test
    void aLiveConferenceInWhichItStandsTakesNoCommands() {
        ConferenceId conference = new ConferenceId(id("briefing"));
        newerVersionWrites(new StreamId("live/" + conference), 1, "ballot-cast", 1, Set.of(conference.toString()));
        try (LiveMailboxes live = LiveMailboxes.on(spec.log(), new MeetingEvents(), Clock.fixed(NOW, ZoneOffset.UTC))) {
            Throwable thrown = catchThrowable(() -> live.submit(
                            conference,
                            new OpenMeeting(AccountId.of("chair"), new PersonId(id("chair")), Mode.MODERATED),
                            CommandContext.by("account:chair", UUID.randomUUID(), NOW))
                    .join());
            assertThat(thrown.getCause())
                    .isInstanceOfSatisfying(
                            Rejected.class, e -> assertThat(e.code()).isEqualTo("event-unknown"));
        }
    }
}
