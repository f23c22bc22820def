package vn.giaoban.signaling.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.signaling.TestRoom.CHAIR;
import static vn.giaoban.signaling.TestRoom.CHAIR_PERSON;
import static vn.giaoban.signaling.TestRoom.CONFERENCE;
import static vn.giaoban.signaling.TestRoom.MAIN;
import static vn.giaoban.signaling.TestRoom.OPERATOR;
import static vn.giaoban.signaling.TestRoom.site;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.media.Audible;
import vn.giaoban.media.Slot;
import vn.giaoban.media.SourceId;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.live.LiveCommand;
import vn.giaoban.meeting.live.LiveEvent.NoteKind;
import vn.giaoban.meeting.live.LiveRoom;
import vn.giaoban.signaling.Access.May;
import vn.giaoban.signaling.TestRoom;
import vn.giaoban.signaling.protocol.ClientCommand;
import vn.giaoban.signaling.protocol.RoomView;
import vn.giaoban.signaling.protocol.ServerMessage;
import vn.giaoban.signaling.room.Stand.Page;
import vn.giaoban.store.vault.KeyNames;
import vn.giaoban.store.vault.SealedText;

class MeetingTest {
    private static final ClientCommand.Person BINH = new ClientCommand.Person("Trần Thị Bình", "Chủ tịch xã");
    private final Stand stand = new Stand(new TestRoom(3));

    @Test
    void aGrantPutsTheSiteOnEveryStageAndInEveryEar() {
        Page hall = stand.joined(0, 1);
        Page one = stand.joined(1, 2);
        Page two = stand.joined(2, 3);
        Page chair = stand.staff("chair");
        UUID id = chair.command(1, new ClientCommand.GrantFloor(site(1), null, null));
        assertThat(chair.done(id)).isTrue();
        for (Page page : List.of(hall, two, chair)) {
            assertThat(stand.media.shown(page.peer(), Slot.STAGE_VIDEO)).isEqualTo(SourceId.camera(one.peer()));
            assertThat(stand.media.shown(page.peer(), Slot.STAGE_AUDIO)).isEqualTo(SourceId.microphone(one.peer()));
        }
        assertThat(stand.media.shown(one.peer(), Slot.STAGE_VIDEO)).isEqualTo(SourceId.camera(hall.peer()));
        assertThat(stand.media.audible).isEqualTo(new Audible.Only(Set.of(one.peer(), hall.peer())));
        stand.pass(Duration.ofMillis(200));
        assertThat(meeting(two).stage()).isEqualTo(site(1));
        assertThat(Objects.requireNonNull(meeting(two).floor()).site()).isEqualTo(site(1));
    }

    @Test
    void onlyWhoseRolesAllowItCanBeNamedOperator() {
        Page chair = stand.staff("chair");
        AccountId technician = new AccountId(UUID.randomUUID());
        stand.rights.put(technician, Set.of(May.TECHNICIAN));
        UUID refused = chair.command(1, new ClientCommand.NameOperator(technician));
        assertThat(chair.refusal(refused)).isEqualTo("may-not-operate");
        assertThat(chair.done(chair.command(1, new ClientCommand.NameOperator(OPERATOR))))
                .isTrue();
        assertThat(stand.live.commands(LiveCommand.NameOperator.class)).hasSize(1);
    }

    @Test
    void aStaleEpochIsRefusedWithTheHoldersName() {
        Page chair = stand.staff("chair");
        stand.room.epoch = 4;
        stand.live.changed();
        UUID id = chair.command(3, new ClientCommand.GrantFloor(site(1), null, null));
        ServerMessage.Refused refused = chair.last(ServerMessage.Refused.class).orElseThrow();
        assertThat(refused.id()).isEqualTo(id);
        assertThat(refused.error().code()).isEqualTo("stale-epoch");
        assertThat(refused.error().params())
                .containsEntry("holder", "Lê Văn Cường")
                .containsEntry("epoch", "4");
    }

    @Test
    void onlyTheChairAndItsOperatorsLead() {
        Page operator = stand.staff("operator");
        UUID early = operator.command(1, new ClientCommand.GrantFloor(site(1), null, null));
        assertThat(operator.refusal(early)).isEqualTo("not-chair");
        assertThat(operator.refusal(operator.command(1, new ClientCommand.TakeChair())))
                .isEqualTo("not-allowed");
        stand.room.operators.add(OPERATOR);
        stand.live.changed();
        assertThat(operator.done(operator.command(1, new ClientCommand.GrantFloor(site(1), null, null))))
                .isTrue();
        Page commune = stand.joined(1, 1);
        assertThat(commune.refusal(commune.command(1, new ClientCommand.CloseMeeting())))
                .isEqualTo("not-allowed");
        assertThat(operator.refusal(operator.command(1, new ClientCommand.TakeChair())))
                .isEqualTo("chair-there");
        assertThat(operator.refusal(operator.command(1, new ClientCommand.Yield())))
                .isEqualTo("not-allowed");
    }

    @Test
    void aSiteSpeaksForItselfOnlyAndItsWordsAreSealed() {
        Page page = stand.joined(1, 1);
        RequestId request = new RequestId(UUID.randomUUID());
        assertThat(page.done(page.command(0, new ClientCommand.RegisterToSpeak(request, BINH, "Gia cố đê"))))
                .isTrue();
        LiveCommand.RegisterToSpeak asked =
                stand.live.commands(LiveCommand.RegisterToSpeak.class).getFirst();
        assertThat(asked.site()).isEqualTo(site(1));
        assertThat(asked.topic().key())
                .isEqualTo(KeyNames.ofPersonIn(asked.speaker().person().value(), CONFERENCE.value()));
        assertThat(asked.topic().envelope()).isEqualTo("sealed:Gia cố đê");
        assertThat(stand.vault
                        .person(asked.speaker().person().value())
                        .orElseThrow()
                        .name())
                .isEqualTo("Trần Thị Bình");
        stand.pass(Duration.ofMillis(200));
        RoomView.Request seen = Objects.requireNonNull(page.all(ServerMessage.Delta.class)
                        .filter(delta -> delta.queue() != null)
                        .reduce((a, b) -> b)
                        .orElseThrow()
                        .queue())
                .getFirst();
        assertThat(seen.speaker().name()).isEqualTo("Trần Thị Bình");
        assertThat(seen.topic()).isEqualTo("Gia cố đê");
    }

    @Test
    void whatTheStaffWriteFallsWithWhoWroteItAndACallForHelpWithTheSitesHead() {
        Page chair = stand.staff("chair");
        chair.command(1, new ClientCommand.WriteNote(new NoteId(UUID.randomUUID()), NoteKind.NOTE, "Chú ý"));
        chair.command(1, new ClientCommand.Decline(new RequestId(UUID.randomUUID()), "Hết giờ"));
        String chairs = KeyNames.ofPersonIn(CHAIR_PERSON.value(), CONFERENCE.value());
        assertThat(stand.live
                        .commands(LiveCommand.WriteNote.class)
                        .getFirst()
                        .text()
                        .key())
                .isEqualTo(chairs);
        assertThat(stand.live
                        .commands(LiveCommand.Decline.class)
                        .getFirst()
                        .reason()
                        .key())
                .isEqualTo(chairs);
        Page site = stand.joined(1, 1);
        site.command(0, new ClientCommand.CallTechnician("Mất tiếng"));
        SealedText words =
                stand.live.commands(LiveCommand.CallTechnician.class).getFirst().words();
        assertThat(words == null ? "" : words.key()).isEqualTo(KeyNames.ofConference(CONFERENCE.value()));
    }

    @Test
    void aPersonAlreadyKnownAtTheSiteIsTheSamePerson() {
        Page page = stand.joined(1, 1);
        page.command(0, new ClientCommand.RegisterToSpeak(new RequestId(UUID.randomUUID()), BINH, "Đê"));
        int people = stand.vault.people.size();
        page.command(0, new ClientCommand.ReportPresence(12, new ClientCommand.Person("  trần  thị bình ", "Bí thư")));
        LiveCommand.ReportPresence report =
                stand.live.commands(LiveCommand.ReportPresence.class).getFirst();
        assertThat(report.head())
                .isEqualTo(stand.live
                        .commands(LiveCommand.RegisterToSpeak.class)
                        .getFirst()
                        .speaker()
                        .person());
        assertThat(stand.vault.people).hasSize(people);
    }

    @Test
    void contactsChecksAndNotesAreForStaffOnly() {
        Page site = stand.joined(1, 1);
        Page chair = stand.staff("chair");
        chair.command(1, new ClientCommand.WriteNote(new NoteId(UUID.randomUUID()), NoteKind.NOTE, "Chú ý"));
        stand.room.notes.add(new LiveRoom.NoteState(
                new NoteId(UUID.randomUUID()), NoteKind.NOTE, TestRoom.sealed("Chú ý"), TestRoom.TIME, MAIN, 0));
        stand.vault.putPerson(new vn.giaoban.store.vault.Person(new UUID(4, 102), "Võ Văn Em", "0987", null));
        stand.live.changed();
        stand.joined(2, 2);
        stand.pass(Duration.ofMillis(200));
        assertThat(chair.all(ServerMessage.Delta.class).anyMatch(delta -> delta.notes() != null))
                .isTrue();
        assertThat(site.all(ServerMessage.Delta.class))
                .allMatch(delta -> delta.notes() == null && delta.lobby() == null && delta.staff() == null);
        assertThat(entries(chair)).anyMatch(entry -> entry.newDevice() != null);
        assertThat(entries(site))
                .isNotEmpty()
                .allMatch(entry -> entry.contact() == null && entry.newDevice() == null)
                .allMatch(entry -> entry.id().equals(site(1)) || entry.check() == null);
    }

    @Test
    void aThousandChangesInASecondAreTenDeltas() {
        Page page = stand.joined(1, 1);
        stand.pass(Duration.ofMillis(200));
        long before = page.all(ServerMessage.Delta.class).count();
        for (int tick = 0; tick < 20; tick++) {
            for (int change = 0; change < 50; change++) {
                stand.room.queue.clear();
                stand.room.asks(site(2));
                stand.live.changed();
            }
            stand.pass(Duration.ofMillis(50));
        }
        assertThat(page.all(ServerMessage.Delta.class).count() - before).isBetween(9L, 11L);
        assertThat(page.last(ServerMessage.Delta.class).orElseThrow().position())
                .isGreaterThan(1000);
    }

    @Test
    void aClientThatFellBehindGetsOneSnapshotWhenItsLineHasRoomAgain() {
        Page page = stand.joined(1, 1);
        page.waiting = 1024 * 1024;
        int before = page.heard.size();
        for (int i = 0; i < 10; i++) {
            stand.room.asks(site(2));
            stand.live.changed();
            stand.pass(Duration.ofMillis(200));
        }
        assertThat(page.heard).hasSize(before);
        page.waiting = 0;
        stand.pass(Duration.ofMillis(200));
        assertThat(page.heard).hasSize(before + 1);
        RoomView room = page.last(ServerMessage.Snapshot.class).orElseThrow().room();
        assertThat(Objects.requireNonNull(room.queue())).hasSize(10);
    }

    @Test
    void malformedAndUnknownMessagesAreAnsweredAndTheConferenceGoesOn() {
        Page page = stand.joined(1, 1);
        page.raw("{").raw("{\"type\":\"dance\"}").raw("[]");
        assertThat(page.all(ServerMessage.Error.class)).hasSize(3);
        assertThat(page.done(page.command(0, new ClientCommand.ReportPresence(3, null))))
                .isTrue();
        assertThat(page.closedWith).isNull();
    }

    @Test
    void afterTheCloseEverybodyFallsSilentAtOnceAndSitesAreSentHome() {
        Page hall = stand.joined(0, 1);
        Page chair = stand.staff("chair");
        chair.command(1, new ClientCommand.CloseMeeting());
        assertThat(stand.media.audible).isEqualTo(new Audible.Only(Set.of()));
        stand.pass(Duration.ofSeconds(6));
        assertThat(stand.media.closed).isTrue();
        assertThat(hall.bye()).isEqualTo("conference-over");
        assertThat(hall.closedWith).isEqualTo(1000);
        assertThat(chair.closedWith).isNull();
        assertThat(chair.welcome().you().account()).isEqualTo(CHAIR);
    }

    private static RoomView.Meeting meeting(Page page) {
        return Objects.requireNonNull(page.all(ServerMessage.Delta.class)
                .filter(delta -> delta.meeting() != null)
                .reduce((first, second) -> second)
                .orElseThrow()
                .meeting());
    }

    private static List<RoomView.Site> entries(Page page) {
        return page.all(ServerMessage.Delta.class)
                .filter(delta -> delta.sites() != null)
                .flatMap(delta -> Objects.requireNonNull(delta.sites()).stream())
                .toList();
    }
}
