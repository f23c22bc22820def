package vn.giaoban.meeting.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.KnockId;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.NoteKind;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.SignalCheck;
import vn.giaoban.store.vault.SealedText;

/** What may be asked of a conference while it is held, or in the day around it. Decided in its mailbox. */
public sealed interface LiveCommand {

    /** What the chair and the operators do; refused with {@code stale-epoch} unless it carries the chair's epoch. */
    sealed interface ChairCommand extends LiveCommand {}

    /** What a seated site does for itself. */
    sealed interface SiteCommand extends LiveCommand {
        SiteId site();
    }

    /** What the server itself observed. */
    sealed interface ServerCommand extends LiveCommand {}

    /** Opens the meeting with its planned chair; the first epoch is 1. */
    record OpenMeeting(AccountId chair, PersonId person, Mode mode) implements ServerCommand {}

    /**
     * The account takes the chair with the next epoch: the planned chair, whoever opened the meeting and whoever the
     * chair stands in for at any time, others once the chair was lost for {@link Chairmanship#OFFERED_AFTER}.
     */
    record TakeChair(AccountId account, PersonId person) implements ServerCommand {}

    record CloseMeeting() implements ChairCommand {}

    record ChangeMode(Mode mode) implements ChairCommand {}

    record StartAgendaItem(int item) implements ChairCommand {}

    record NameOperator(AccountId operator) implements ChairCommand {}

    record DismissOperator(AccountId operator) implements ChairCommand {}

    record HoldTalkKey() implements ChairCommand {}

    record ReleaseTalkKey() implements ChairCommand {}

    /** Trình chiếu: everybody sees the screen of this page of the chair's or an operator's. */
    record PresentScreen() implements ChairCommand {}

    /** Nobody's screen is seen any more, whoever showed it. */
    record EndScreen() implements ChairCommand {}

    /** Tiếp sóng: this site, through which another conference comes in, is seen and heard by all until it ends. */
    record BeginRelay(SiteId site) implements ChairCommand {}

    record EndRelay() implements ChairCommand {}

    /** Mời chuẩn bị. */
    record CallNext(SiteId site, @Nullable RequestId request) implements ChairCommand {}

    record RecallCall(SiteId site) implements ChairCommand {}

    /** Mời phát biểu; the speaker is the request's, unless named here. */
    record GrantFloor(
            SiteId site,
            @Nullable RequestId request,
            @Nullable Speaker speaker) implements ChairCommand {}

    /** Hoàn tác, within ten seconds of that grant. */
    record UndoGrant(int grant) implements ChairCommand {}

    record ExtendFloor(int minutes) implements ChairCommand {}

    /** Mời dừng phát biểu. */
    record RevokeFloor() implements ChairCommand {}

    /** Về điểm cầu trung tâm. */
    record ReturnToMain() implements ChairCommand {}

    record Defer(RequestId request) implements ChairCommand {}

    record Decline(RequestId request, SealedText reason) implements ChairCommand {}

    record Reorder(List<RequestId> order) implements ChairCommand {
        public Reorder {
            order = List.copyOf(order);
        }
    }

    record CorrectSpeaker(int grant, Speaker speaker) implements ChairCommand {}

    record WriteNote(NoteId note, NoteKind kind, SealedText text) implements ChairCommand {}

    record CorrectNote(NoteId note, SealedText text) implements ChairCommand {}

    record RemoveNote(NoteId note) implements ChairCommand {}

    record Admit(KnockId knock) implements ChairCommand {}

    record Refuse(KnockId knock) implements ChairCommand {}

    record AnswerTechnicianCall(SiteId site) implements ChairCommand {}

    /** The site is there, whether it said so itself or not. */
    record ConfirmPresence(SiteId site) implements ChairCommand {}

    /** Vắng: nobody is there, although the line may stand. */
    record MarkAbsent(SiteId site) implements ChairCommand {}

    record RegisterToSpeak(RequestId request, SiteId site, Speaker speaker, SealedText topic) implements SiteCommand {}

    record Withdraw(SiteId site, RequestId request) implements SiteCommand {}

    /** Phát biểu xong. */
    record Yield(SiteId site) implements SiteCommand {}

    /** Trình chiếu: whoever has the floor, and the main site. */
    record ShareScreen(SiteId site) implements SiteCommand {}

    record UnshareScreen(SiteId site) implements SiteCommand {}

    record RecordSignalCheck(SiteId site, SignalCheck check) implements SiteCommand {}

    /** Báo có mặt. */
    record ReportPresence(
            SiteId site,
            int headcount,
            @Nullable PersonId head,
            @Nullable String position) implements SiteCommand {}

    record CallTechnician(SiteId site, @Nullable SealedText words) implements SiteCommand {}

    /**
     * A device sits down. Free seat, the seat's own device, or a seat held by a simulated device: at once. Otherwise it
     * asks, and {@link GrantSeat} follows when the seated device has not refused in 20 s.
     */
    record TakeSeat(SiteId site, DeviceId device, boolean simulated) implements SiteCommand {}

    /** The seated device, named here, keeps its seat. */
    record RefuseSeat(SiteId site, DeviceId device) implements SiteCommand {}

    record LeaveSeat(SiteId site, DeviceId device) implements SiteCommand {}

    record Knock(LobbyEvent.Knocked knocked) implements ServerCommand {}

    record GiveUp(KnockId knock) implements ServerCommand {}

    record GrantSeat(SiteId site, DeviceId device) implements ServerCommand {}

    record ChangeLink(SiteId site, Link link, @Nullable String cause) implements ServerCommand {}

    /** Điểm cầu gộp: what the technician says of the call at {@code line}; replaces what was said before. */
    record GroupSites(SiteId line, List<SiteId> sites) implements ServerCommand {
        public GroupSites {
            sites = List.copyOf(sites);
        }
    }

    /** Whether a page of the chair's account is open; {@code lostSince} is null when one is. */
    record ChangeChairLine(AccountId chair, @Nullable Instant lostSince) implements ServerCommand {}

    /** Frees the talk key of somebody who has no page open any more. */
    record FreeTalkKey(AccountId holder) implements ServerCommand {}

    record DoubtPresence(SiteId site) implements ServerCommand {}

    /** Facts of the recorder and of the media plane, taken as they are. */
    record Note(LiveEvent fact) implements ServerCommand {}
}
