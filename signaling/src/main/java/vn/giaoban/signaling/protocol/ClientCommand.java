package vn.giaoban.signaling.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.KnockId;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.NoteKind;
import vn.giaoban.meeting.live.SiteSessionEvent.SignalCheck;

/** What a client asks of the meeting (docs/protocol.md, section 4). */
public sealed interface ClientCommand {

    /** The chair and the operators; needs the chair's epoch. */
    sealed interface OfTheChair extends ClientCommand {}

    /** An account that may take the chair. */
    sealed interface OfAChairAccount extends ClientCommand {}

    /** A seated site, for itself. */
    sealed interface OfASeat extends ClientCommand {}

    /** Any device of a site. */
    sealed interface OfADevice extends ClientCommand {}

    /** A person as typed. */
    record Person(
            @Text(max = 200, blank = false) String name,
            @Text(max = 200) String position) {}

    record GrantFloor(
            SiteId site,
            @Nullable RequestId request,
            @Nullable Person speaker) implements OfTheChair {}

    record CallNext(SiteId site, @Nullable RequestId request) implements OfTheChair {}

    record RecallCall(SiteId site) implements OfTheChair {}

    record UndoGrant(int grant) implements OfTheChair {}

    record ExtendFloor(@Range(min = 1, max = 240) int minutes) implements OfTheChair {}

    record RevokeFloor() implements OfTheChair {}

    record ReturnToMain() implements OfTheChair {}

    record CloseMeeting() implements OfTheChair {}

    record HoldTalkKey() implements OfTheChair {}

    record ReleaseTalkKey() implements OfTheChair {}

    record PresentScreen() implements OfTheChair {}

    record EndScreen() implements OfTheChair {}

    record BeginRelay(SiteId site) implements OfTheChair {}

    record EndRelay() implements OfTheChair {}

    record Defer(RequestId request) implements OfTheChair {}

    record Decline(RequestId request, @Text(max = 500) String reason) implements OfTheChair {}

    record Reorder(List<RequestId> order) implements OfTheChair {
        public Reorder {
            order = List.copyOf(order);
        }
    }

    record CorrectSpeaker(int grant, Person speaker) implements OfTheChair {}

    record ChangeMode(Mode mode) implements OfTheChair {}

    record StartAgendaItem(@Range(min = 0, max = 1000) int item) implements OfTheChair {}

    record NameOperator(AccountId account) implements OfTheChair {}

    record DismissOperator(AccountId account) implements OfTheChair {}

    record WriteNote(
            NoteId note,
            NoteKind kind,
            @Text(max = 4000, blank = false) String text) implements OfTheChair {}

    record CorrectNote(
            NoteId note, @Text(max = 4000, blank = false) String text) implements OfTheChair {}

    record RemoveNote(NoteId note) implements OfTheChair {}

    record Admit(KnockId knock) implements OfTheChair {}

    record Refuse(KnockId knock) implements OfTheChair {}

    record AnswerTechnicianCall(SiteId site) implements OfTheChair {}

    record ConfirmPresence(SiteId site) implements OfTheChair {}

    record MarkAbsent(SiteId site) implements OfTheChair {}

    record OpenMeeting(@Nullable Mode mode) implements OfAChairAccount {}

    record TakeChair() implements OfAChairAccount {}

    record RegisterToSpeak(
            RequestId request,
            Person speaker,
            @Text(max = 500) String topic) implements OfASeat {}

    record Withdraw(RequestId request) implements OfASeat {}

    record Yield() implements OfASeat {}

    record ShareScreen() implements OfASeat {}

    record UnshareScreen() implements OfASeat {}

    record RecordSignalCheck(SignalCheck check) implements OfASeat {}

    record ReportPresence(
            @Range(min = 0, max = 100_000) int headcount,
            @Nullable Person head) implements OfASeat {}

    record CallTechnician(@Nullable @Text(max = 500) String words) implements OfASeat {}

    record TakeSeat() implements OfADevice {}

    record Watch() implements OfADevice {}

    record RefuseSeat() implements OfADevice {}

    record LeaveSeat() implements OfADevice {}
}
