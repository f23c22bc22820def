package vn.giaoban.meeting.live;

import static vn.giaoban.meeting.live.People.BRIEFING;
import static vn.giaoban.meeting.live.People.CHAIR;
import static vn.giaoban.meeting.live.People.CHAIRMAN;
import static vn.giaoban.meeting.live.People.EIGHT;
import static vn.giaoban.meeting.live.People.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import vn.giaoban.meeting.MeetingEvent;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceDrafted;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceScheduled;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.live.LiveCommand.OpenMeeting;
import vn.giaoban.meeting.live.LiveEvent.Mode;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitHeader;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.StreamId;

/** Commits and contexts that many tests begin with. */
final class Stories {
    static final MeetingEvents EVENTS = new MeetingEvents();
    static final OpenMeeting OPEN = new OpenMeeting(CHAIR, CHAIRMAN, Mode.MODERATED);
    private static final AtomicInteger COMMANDS = new AtomicInteger();

    private Stories() {}

    static Commit scheduled(Plan plan) {
        return commit(
                "schedule",
                Streams.conference(BRIEFING),
                0,
                new ConferenceDrafted(BRIEFING, plan, null),
                new ConferenceScheduled(BRIEFING));
    }

    static Commit commit(String command, StreamId stream, long last, MeetingEvent... events) {
        List<NewEvent> stored = new ArrayList<>();
        for (MeetingEvent event : events) {
            stored.add(new NewEvent(
                    stream, last + stored.size() + 1, EVENTS.name(event), EVENTS.version(event), EVENTS.toJson(event)));
        }
        return new Commit(
                id("command " + command),
                CommitHeader.by("system:test", EIGHT),
                Set.of(BRIEFING.toString()),
                Map.of(stream, last),
                stored);
    }

    /** The chair's next command, under the first epoch. */
    static CommandContext chair() {
        return chair(next());
    }

    static CommandContext chair(UUID commandId) {
        return new CommandContext(commandId, "account:" + CHAIR, CHAIR, 1, EIGHT, EIGHT, false, null);
    }

    /** Somebody's next command. */
    static CommandContext anyone() {
        return CommandContext.by("site:any", next(), EIGHT);
    }

    static UUID next() {
        return id("command number " + COMMANDS.incrementAndGet());
    }
}
