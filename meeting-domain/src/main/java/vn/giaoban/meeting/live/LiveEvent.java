package vn.giaoban.meeting.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.store.vault.SealedText;

/** What happened in a meeting while it was held. Stream {@code live/<conference>}. */
public sealed interface LiveEvent extends MeetingEvent {
    /** Who may be heard. */
    enum Mode {
        /** Điều hành: the main site, the floor holder, one operator. */
        MODERATED,
        /** Thảo luận: the loudest three. */
        DISCUSSION,
        /** Tập huấn: the trainer and one invited site. */
        TRAINING
    }

    /** Somebody who speaks, as of then: the archivist is asked about a person. */
    record Speaker(PersonId person, String position) {}

    record MeetingOpened(ConferenceId conference, AccountId chair, PersonId chairPerson, int epoch, Mode mode)
            implements LiveEvent {}

    record MeetingClosed(ConferenceId conference) implements LiveEvent {}

    record ModeChanged(Mode mode) implements LiveEvent {}

    record AgendaItemStarted(int item) implements LiveEvent {}

    record ChairTaken(AccountId chair, PersonId person, int epoch) implements LiveEvent {}

    /** No page of the chair's account has been open since then: from thirty seconds after, others are offered the chair. */
    record ChairLost(AccountId chair, Instant since) implements LiveEvent {}

    record ChairBack(AccountId chair) implements LiveEvent {}

    record OperatorNamed(AccountId operator) implements LiveEvent {}

    record OperatorDismissed(AccountId operator) implements LiveEvent {}

    record TalkKeyHeld(AccountId operator) implements LiveEvent {}

    record TalkKeyReleased(AccountId operator) implements LiveEvent {}

    record SpeechRequested(RequestId request, SiteId site, Speaker speaker, SealedText topic, int order)
            implements LiveEvent {}

    record RequestWithdrawn(RequestId request) implements LiveEvent {}

    /** Để sau: keeps its request, goes to the end. */
    record RequestDeferred(RequestId request, int order) implements LiveEvent {}

    /** Chưa bố trí được thời gian. */
    record RequestDeclined(RequestId request, SealedText reason) implements LiveEvent {}

    /** The whole queue in its new order. */
    record QueueReordered(List<RequestId> order) implements LiveEvent {
        public QueueReordered {
            order = List.copyOf(order);
        }
    }

    /** Mời chuẩn bị. */
    record NextCalled(SiteId site, @Nullable RequestId request) implements LiveEvent {}

    record CallRecalled(SiteId site) implements LiveEvent {}

    /**
     * Mời phát biểu.
     *
     * @param grant numbers the grants of a meeting from 1
     * @param until when the allotted time ends
     */
    record FloorGranted(
            int grant,
            SiteId site,
            Speaker speaker,
            @Nullable RequestId request,
            @Nullable SealedText topic,
            Instant until)
            implements LiveEvent {}

    /** Hoàn tác within ten seconds: stage and queue are as before the grant. */
    record GrantUndone(int grant) implements LiveEvent {}

    record FloorExtended(int grant, Instant until) implements LiveEvent {}

    /** How a speech ended. */
    enum End {
        /** Phát biểu xong. */
        YIELDED,
        /** Mời dừng phát biểu. */
        REVOKED,
        /** Về điểm cầu trung tâm. */
        RETURNED,
        /** Another site was granted the floor. */
        SUCCEEDED,
        /** The meeting closed. */
        CLOSED
    }

    record FloorEnded(int grant, SiteId site, End end) implements LiveEvent {}

    /**
     * Everybody sees this site's screen, or this account's; whose was seen before is not any more.
     *
     * @param grant the floor by which a site shows it: the screen goes when that floor ends; 0 for whoever needs none
     */
    record ScreenShared(@Nullable SiteId site, @Nullable AccountId account, int grant) implements LiveEvent {}

    record ScreenUnshared() implements LiveEvent {}

    /** Tiếp sóng: another conference comes in through this site, and is seen and heard by all. It is no speech. */
    record RelayBegan(SiteId site) implements LiveEvent {}

    record RelayEnded(SiteId site) implements LiveEvent {}

    /** Điểm cầu gộp: the call at {@code line} stands for these sites; empty for none any more. */
    record SitesGrouped(SiteId line, List<SiteId> sites) implements LiveEvent {
        public SitesGrouped {
            sites = List.copyOf(sites);
        }
    }

    record SpeakerCorrected(int grant, Speaker speaker) implements LiveEvent {}

    /** What a live note is. */
    enum NoteKind {
        NOTE,
        TASK,
        CONCLUSION
    }

    /** A note pinned to the second, the site then on stage beside it. */
    record NoteWritten(
            NoteId note,
            NoteKind kind,
            SealedText text,
            Instant at,
            @Nullable SiteId site,
            int grant) implements LiveEvent {}

    record NoteCorrected(NoteId note, SealedText text) implements LiveEvent {}

    record NoteRemoved(NoteId note) implements LiveEvent {}

    /** The recorder's heartbeats began, or stopped for a reason; media was interrupted from then to then. */
    record RecordingStarted(String recording) implements LiveEvent {}

    record RecordingStopped(String recording, String reason) implements LiveEvent {}

    /** The server was gone: pictures and voices between these times are nowhere. */
    record MediaInterrupted(Instant from, Instant to) implements LiveEvent {}

    /** Sealed: the manifest's hash and the Merkle root of its segments. */
    record RecordingSealed(String recording, String manifestSha256, String merkleRoot, int segments)
            implements LiveEvent {}

    /** Who opened, played or downloaded the recording. */
    record RecordingOpened(String recording, String by, String act) implements LiveEvent {}
}
