package vn.giaoban.meeting.conference;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.MeetingCommand;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.store.log.StreamId;
import vn.giaoban.store.vault.SealedText;

/** What may be asked of a conference before and after it is held. */
public sealed interface ConferenceCommand extends MeetingCommand {
    ConferenceId conference();

    @Override
    default StreamId target() {
        return new StreamId("conference/" + conference());
    }

    @Override
    default Set<String> scopes() {
        return Set.of(conference().toString());
    }

    /**
     * A new conference.
     *
     * @param secrecy (độ mật); anything but {@code THUONG} is refused, for what is secret may not go over these lines
     * @param copiedFrom the conference that it repeats
     * @param schedule true to schedule it in the same commit
     */
    record DraftConference(
            ConferenceId conference,
            Plan plan,
            String secrecy,
            @Nullable ConferenceId copiedFrom,
            boolean schedule) implements ConferenceCommand {}

    record ReviseConference(ConferenceId conference, Plan plan, String secrecy) implements ConferenceCommand {}

    /** Gửi giấy mời: from here on invitations and links exist. */
    record ScheduleConference(ConferenceId conference) implements ConferenceCommand {}

    record MoveConference(ConferenceId conference, Instant from, Instant to) implements ConferenceCommand {}

    record CancelConference(ConferenceId conference, SealedText reason) implements ConferenceCommand {}

    record ReissueLink(ConferenceId conference, SiteId site) implements ConferenceCommand {}

    /** Held elsewhere, as imported records say. A meeting held here marks it itself when it closes. */
    record MarkHeld(ConferenceId conference, Instant opened, Instant closed) implements ConferenceCommand {}
}
