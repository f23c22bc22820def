package vn.giaoban.signaling.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.DeviceId;
import vn.giaoban.meeting.KnockId;
import vn.giaoban.meeting.NoteId;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.RequestId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.meeting.live.LiveEvent.NoteKind;
import vn.giaoban.meeting.live.LiveRoom.Status;
import vn.giaoban.meeting.live.LobbyEvent.Why;
import vn.giaoban.meeting.live.SiteSessionEvent.Link;
import vn.giaoban.meeting.live.SiteSessionEvent.Presence;
import vn.giaoban.meeting.live.SiteSessionEvent.SignalCheck;

/**
 * A room as a client sees it (docs/protocol.md, section 3). Who waits sees the first five fields only; {@code notes},
 * {@code lobby} and {@code staff} are for staff.
 */
public record RoomView(
        ConferenceId conference,
        String title,
        Instant from,
        Status status,
        long position,
        @Nullable Meeting meeting,
        @Nullable List<Request> queue,
        @Nullable List<Site> sites,
        @Nullable List<Note> notes,
        @Nullable List<Knock> lobby,
        @Nullable List<Staff> staff) {

    /** The meeting itself. */
    public record Meeting(
            ConferenceId conference,
            String title,
            String kind,
            Instant from,
            Instant to,
            Status status,
            @Nullable Instant opened,
            @Nullable Instant closed,
            Mode mode,
            @Nullable Chair chair,
            List<Operator> operators,
            @Nullable AccountId talkKey,
            List<AgendaItem> agenda,
            int agendaItem,
            @Nullable Instant agendaSince,
            SiteId mainSite,
            @Nullable Instant mainLostSince,
            @Nullable Floor floor,
            @Nullable Screen screen,
            @Nullable Relay relay,
            @Nullable Called called,
            int minutesPerSpeaker,
            SiteId stage,
            Recording recording,
            @Nullable String technicianPhone,
            boolean simulated,
            @Nullable String invitationNumber) {}

    /** Who leads; {@code insteadOf} is whom this one stands in for. */
    public record Chair(
            AccountId account,
            String name,
            String position,
            int epoch,
            @Nullable Lost lost,
            @Nullable Operator insteadOf) {}

    /** A chair without any open page; others are offered the meeting from then on. */
    public record Lost(Instant since, Instant offeredFrom) {}

    public record Operator(AccountId account, String name) {}

    public record AgendaItem(String title, int minutes) {}

    public record Person(PersonId person, String name, String position) {}

    public record Floor(
            int grant,
            SiteId site,
            Person speaker,
            @Nullable RequestId request,
            @Nullable String topic,
            Instant since,
            Instant until,
            Instant undoableUntil) {}

    /** A site's screen that everybody sees, or an account's. */
    public record Screen(@Nullable SiteId site, @Nullable AccountId account, Instant since) {}

    /** The site through which another conference is seen and heard by all. */
    public record Relay(SiteId site, Instant since) {}

    public record Called(SiteId site, @Nullable RequestId request, Instant since) {}

    public record Recording(
            @Nullable String id,
            RecordingState state,
            @Nullable Instant since,
            @Nullable String reason) {}

    /** Whether what is heard is kept. */
    public enum RecordingState {
        RECORDING,
        STOPPED,
        NONE
    }

    public record Request(
            RequestId id, SiteId site, Person speaker, String topic, Instant since, boolean deferred, int silentFor) {}

    /**
     * One site; {@code contact}, {@code newDevice} and {@code check} are for staff, {@code seatRequest} and {@code declined}
     * also its own.
     *
     * @param through the site whose call stands for this one too, while it is connected by that
     * @param standsFor the sites for which this one's call stands; null for none
     */
    public record Site(
            SiteId id,
            Unit unit,
            @Nullable String name,
            @Nullable Integer number,
            Link link,
            @Nullable Instant linkSince,
            Presence presence,
            int headcount,
            @Nullable Person head,
            boolean seated,
            @Nullable Boolean newDevice,
            boolean simulated,
            @Nullable Contact contact,
            @Nullable SignalCheck check,
            @Nullable Instant technicianCalled,
            @Nullable SeatRequest seatRequest,
            @Nullable Quality quality,
            @Nullable Declined declined,
            @Nullable SiteId through,
            @Nullable List<SiteId> standsFor) {}

    /** Chưa bố trí được thời gian, and the chair's word to the site. */
    public record Declined(RequestId request, String reason, Instant at) {}

    public record Unit(UnitId id, String type, String name) {}

    public record Contact(String name, @Nullable String phone) {}

    public record SeatRequest(DeviceId device, Instant refusableUntil) {}

    /** A line in one word. */
    public enum Quality {
        GOOD,
        WEAK,
        LOST
    }

    public record Note(
            NoteId id,
            NoteKind kind,
            String text,
            Instant at,
            @Nullable SiteId site,
            int grant) {}

    public record Knock(
            KnockId id, Why why, SiteId site, @Nullable String name, String position) {}

    /** An account whose page is open. */
    public record Staff(AccountId account, String name) {}
}
