package vn.giaoban.meeting.conference;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.conference.Conference.Status;
import vn.giaoban.meeting.conference.ConferenceCommand.CancelConference;
import vn.giaoban.meeting.conference.ConferenceCommand.DraftConference;
import vn.giaoban.meeting.conference.ConferenceCommand.MarkHeld;
import vn.giaoban.meeting.conference.ConferenceCommand.MoveConference;
import vn.giaoban.meeting.conference.ConferenceCommand.ReissueLink;
import vn.giaoban.meeting.conference.ConferenceCommand.ReviseConference;
import vn.giaoban.meeting.conference.ConferenceCommand.ScheduleConference;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceCancelled;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceDrafted;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceHeld;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceMoved;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceRevised;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceScheduled;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.conference.ConferenceEvent.SiteLinkReissued;

/** {@code decide} for a conference. */
final class ConferenceDecisions {
    private static final String ORDINARY = "THUONG";

    private ConferenceDecisions() {}

    static List<ConferenceEvent> decide(
            @Nullable Conference conference, ConferenceCommand command, Elsewhere elsewhere) {
        if (command instanceof DraftConference draft) {
            return draft(conference, draft, elsewhere);
        }
        if (conference == null) {
            throw new Rejected("conference-unknown");
        }
        return switch (command) {
            case DraftConference c -> draft(conference, c, elsewhere);
            case ReviseConference c -> revise(conference, c);
            case ScheduleConference c -> schedule(conference, c, elsewhere);
            case MoveConference c -> move(conference, c, elsewhere);
            case CancelConference c -> cancel(conference, c, elsewhere);
            case ReissueLink c -> reissue(conference, c);
            case MarkHeld c -> held(conference, c, elsewhere);
        };
    }

    private static List<ConferenceEvent> draft(
            @Nullable Conference conference, DraftConference c, Elsewhere elsewhere) {
        checkSecrecy(c.secrecy());
        check(c.plan());
        if (conference != null) {
            throw new Rejected("conference-exists");
        }
        var drafted = new ConferenceDrafted(c.conference(), c.plan(), c.copiedFrom());
        if (!c.schedule()) {
            return List.of(drafted);
        }
        elsewhere.check(c.plan());
        return List.of(drafted, new ConferenceScheduled(c.conference()));
    }

    private static List<ConferenceEvent> revise(Conference conference, ReviseConference c) {
        checkSecrecy(c.secrecy());
        check(c.plan());
        require(conference, Status.DRAFT);
        return conference.plan().equals(c.plan())
                ? List.of()
                : List.of(new ConferenceRevised(c.conference(), c.plan()));
    }

    private static List<ConferenceEvent> schedule(Conference conference, ScheduleConference c, Elsewhere elsewhere) {
        if (conference.status() == Status.SCHEDULED) {
            return List.of();
        }
        require(conference, Status.DRAFT);
        check(conference.plan());
        elsewhere.check(conference.plan());
        return List.of(new ConferenceScheduled(c.conference()));
    }

    private static List<ConferenceEvent> move(Conference conference, MoveConference c, Elsewhere elsewhere) {
        checkTimes(c.from(), c.to());
        requireNotBegun(conference, elsewhere.begun(c.conference()));
        Plan plan = conference.plan();
        return plan.from().equals(c.from()) && plan.to().equals(c.to())
                ? List.of()
                : List.of(new ConferenceMoved(c.conference(), c.from(), c.to()));
    }

    private static List<ConferenceEvent> cancel(Conference conference, CancelConference c, Elsewhere elsewhere) {
        if (conference.status() == Status.CANCELLED) {
            return List.of();
        }
        requireNotBegun(conference, elsewhere.begun(c.conference()));
        return List.of(new ConferenceCancelled(c.conference(), c.reason()));
    }

    private static List<ConferenceEvent> reissue(Conference conference, ReissueLink c) {
        require(conference, Status.SCHEDULED);
        if (!conference.has(c.site())) {
            throw new Rejected("site-unknown", Map.of("site", c.site().toString()));
        }
        int next = conference.generation(c.site()) + 1;
        return List.of(new SiteLinkReissued(c.conference(), c.site(), next));
    }

    private static List<ConferenceEvent> held(Conference conference, MarkHeld c, Elsewhere elsewhere) {
        if (conference.status() == Status.HELD) {
            return List.of();
        }
        checkTimes(c.opened(), c.closed());
        requireNotBegun(conference, elsewhere.begun(c.conference()));
        return List.of(new ConferenceHeld(c.conference(), c.opened(), c.closed()));
    }

    private static void requireNotBegun(Conference conference, boolean begun) {
        if (conference.status() == Status.HELD || conference.status() == Status.CANCELLED) {
            throw new Rejected("conference-over");
        }
        if (begun) {
            throw new Rejected("already-live");
        }
    }

    private static void require(Conference conference, Status status) {
        if (conference.status() != status) {
            throw new Rejected(
                    "wrong-status", Map.of("status", conference.status().name()));
        }
    }

    private static void checkSecrecy(String secrecy) {
        if (!secrecy.equals(ORDINARY)) {
            throw new Rejected("secrecy-not-allowed", Map.of("secrecy", secrecy));
        }
    }

    private static void check(Plan plan) {
        checkTimes(plan.from(), plan.to());
        if (plan.title().isBlank()) {
            throw new Rejected("bad-request", Map.of("field", "title"));
        }
        boolean repeated = new HashSet<>(plan.sites()).size() != plan.sites().size();
        if (repeated || plan.sites().contains(plan.mainSite())) {
            throw new Rejected("bad-request", Map.of("field", "sites"));
        }
    }

    private static void checkTimes(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            throw new Rejected("bad-request", Map.of("field", "to"));
        }
    }
}
