package vn.giaoban.meeting.conference;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.PersonId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.UnitId;
import vn.giaoban.store.vault.SealedText;

/** What happened to a conference before and after it was held. Stream {@code conference/<id>}. */
public sealed interface ConferenceEvent extends MeetingEvent {
    ConferenceId conference();

    /** How an unknown device of a known site comes in. */
    enum JoinPolicy {
        LINK,
        LOBBY
    }

    /**
     * What a conference is to be.
     *
     * @param title as on the invitation
     * @param kind of meeting, such as {@code giao ban}; free text of the office
     * @param from planned start; {@code to} planned end, after it
     * @param chair the person who chairs, and their position as of then
     * @param mainSite điểm cầu trung tâm
     * @param sites every other site, without repetition
     * @param participants the units and agencies invited (119 where 104 of them have sites)
     * @param agenda items in order
     * @param minutesPerSpeaker time allotted to a speaker unless said otherwise
     */
    record Plan(
            String title,
            String kind,
            Instant from,
            Instant to,
            PersonId chair,
            String chairPosition,
            UnitId organiser,
            SiteId mainSite,
            List<SiteId> sites,
            List<UnitId> participants,
            List<AgendaItem> agenda,
            JoinPolicy joinPolicy,
            int minutesPerSpeaker,
            @Nullable String invitationNumber) {
        public Plan {
            sites = List.copyOf(sites);
            participants = List.copyOf(participants);
            agenda = List.copyOf(agenda);
        }

        /** The same plan at another time. */
        public Plan movedTo(Instant from, Instant to) {
            return new Plan(
                    title,
                    kind,
                    from,
                    to,
                    chair,
                    chairPosition,
                    organiser,
                    mainSite,
                    sites,
                    participants,
                    agenda,
                    joinPolicy,
                    minutesPerSpeaker,
                    invitationNumber);
        }
    }

    /** One item of the agenda (nội dung). */
    record AgendaItem(String title, int minutes) {}

    record ConferenceDrafted(
            ConferenceId conference, Plan plan, @Nullable ConferenceId copiedFrom) implements ConferenceEvent {}

    record ConferenceRevised(ConferenceId conference, Plan plan) implements ConferenceEvent {}

    /** Scheduled: invitations and links exist from here on. */
    record ConferenceScheduled(ConferenceId conference) implements ConferenceEvent {}

    record ConferenceMoved(ConferenceId conference, Instant from, Instant to) implements ConferenceEvent {}

    record ConferenceCancelled(ConferenceId conference, SealedText reason) implements ConferenceEvent {}

    /** The site's link of lower generations is dead from here on. Generations start at 1. */
    record SiteLinkReissued(ConferenceId conference, SiteId site, int generation) implements ConferenceEvent {}

    /** Held and over; written together with the live meeting's own close. */
    record ConferenceHeld(ConferenceId conference, Instant opened, Instant closed) implements ConferenceEvent {}
}
