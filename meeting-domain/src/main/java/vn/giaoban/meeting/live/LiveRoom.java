package vn.giaoban.meeting.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.ConferenceEvent;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.NoteKind;
import vn.giaoban.meeting.live.LiveEvent.Speaker;
import vn.giaoban.store.vault.SealedText;

/**
 * Everything that is true of a conference's room at one position of the log.
 *
 * @param plan as scheduled
 * @param status of the meeting
 * @param operators who act for the chair
 * @param queue requests in the chair's one order, the called one included
 * @param agendaItem index from 0, -1 before the first began
 * @param agendaSince when that item began
 * @param declined what a site was told when its last request was declined, until it asks again
 * @param sites every site of the plan, the main site included
 * @param lobby who waits
 * @param admitted who waited and was let in; their devices may take a seat
 * @param recordingSince since when it has been recorded, or not any more
 */
public record LiveRoom(
        ConferenceId conference,
        long position,
        ConferenceEvent.Plan plan,
        Status status,
        @Nullable Instant opened,
        @Nullable Instant closed,
        @Nullable Chair chair,
        Set<AccountId> operators,
        @Nullable AccountId talkKey,
        Mode mode,
        int agendaItem,
        @Nullable Instant agendaSince,
        @Nullable Floor floor,
        @Nullable Screen screen,
        @Nullable Relay relay,
        @Nullable Call called,
        List<Request> queue,
        Map<SiteId, Declined> declined,
        Map<SiteId, SiteState> sites,
        List<NoteState> notes,
        List<LobbyEvent.Knocked> lobby,
        List<LobbyEvent.Knocked> admitted,
        @Nullable String recording,
        @Nullable String recordingStopped,
        @Nullable Instant recordingSince) {

    /**
     * A screen that everybody sees: a site's, or an account's.
     *
     * @param grant by which floor it is shown; 0 for the main site and those who lead
     */
    public record Screen(@Nullable SiteId site, @Nullable AccountId account, int grant, Instant since) {}

    /** Tiếp sóng: the site through which another conference is seen and heard by all. */
    public record Relay(SiteId site, Instant since) {}

    /** Where the meeting stands. */
    public enum Status {
        SCHEDULED,
        LIVE,
        CLOSED
    }

    /**
     * Who leads.
     *
     * @param lostSince when the last page of the chair's account was gone; null while one is open
     * @param insteadOf for whom this one chairs in the meantime; null when nobody was lost
     */
    public record Chair(
            AccountId account,
            PersonId person,
            int epoch,
            @Nullable Instant lostSince,
            @Nullable Absent insteadOf) {
        /** When others are offered the chair. */
        public @Nullable Instant offeredFrom() {
            return lostSince == null ? null : lostSince.plus(Chairmanship.OFFERED_AFTER);
        }
    }

    /** A chair whose line was lost, who may have it back. */
    public record Absent(AccountId account, PersonId person) {}

    /**
     * Who has the floor.
     *
     * @param undoableUntil ten seconds after the grant
     */
    public record Floor(
            int grant,
            SiteId site,
            Speaker speaker,
            @Nullable RequestId request,
            @Nullable SealedText topic,
            Instant since,
            Instant until,
            Instant undoableUntil) {}

    /** Mời chuẩn bị. */
    public record Call(SiteId site, @Nullable RequestId request, Instant since) {}

    public record Request(
            RequestId id, SiteId site, Speaker speaker, SealedText topic, Instant since, boolean deferred) {}

    /** Chưa bố trí được thời gian. */
    public record Declined(RequestId request, SealedText reason, Instant at) {}

    /**
     * One site.
     *
     * @param device that has the seat
     * @param newDevice that device had not been here before
     * @param through the site whose call stands for this one too, while it is connected by that
     * @param standsFor the sites for which this one's call stands
     */
    public record SiteState(
            SiteId site,
            SiteSessionEvent.Link link,
            Instant linkSince,
            SiteSessionEvent.Presence presence,
            int headcount,
            @Nullable PersonId head,
            @Nullable String headPosition,
            @Nullable DeviceId device,
            boolean newDevice,
            boolean simulated,
            @Nullable SeatRequest seatRequest,
            SiteSessionEvent.@Nullable SignalCheck check,
            @Nullable Instant technicianCalled,
            @Nullable SiteId through,
            List<SiteId> standsFor) {}

    public record SeatRequest(DeviceId device, Instant refusableUntil) {}

    public record NoteState(
            NoteId id,
            NoteKind kind,
            SealedText text,
            Instant at,
            @Nullable SiteId site,
            int grant) {}
}
