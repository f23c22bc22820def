package vn.giaoban.meeting.conference;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceCancelled;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceDrafted;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceHeld;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceMoved;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceRevised;
import vn.giaoban.meeting.conference.ConferenceEvent.ConferenceScheduled;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;
import vn.giaoban.meeting.conference.ConferenceEvent.SiteLinkReissued;

/**
 * A conference as its own stream tells it.
 *
 * @param generations of the sites' links, where they were re-issued; the others are 1
 */
public record Conference(ConferenceId id, Status status, Plan plan, Map<SiteId, Integer> generations) {

    /** Where it stands; that it is being held just now is the live meeting's to say. */
    public enum Status {
        DRAFT,
        SCHEDULED,
        CANCELLED,
        HELD
    }

    public Conference {
        generations = Map.copyOf(generations);
    }

    /** Whether the site takes part, the main site included. */
    public boolean has(SiteId site) {
        return plan.mainSite().equals(site) || plan.sites().contains(site);
    }

    /** The generation of the link that opens the room for a site now. */
    public int generation(SiteId site) {
        return generations.getOrDefault(site, 1);
    }

    /**
     * The state after one more event.
     *
     * @throws IllegalStateException when the stream does not begin with its draft
     */
    public static Conference evolve(@Nullable Conference state, ConferenceEvent event) {
        if (event instanceof ConferenceDrafted drafted) {
            return new Conference(drafted.conference(), Status.DRAFT, drafted.plan(), Map.of());
        }
        if (state == null) {
            throw new IllegalStateException("conference/" + event.conference() + " does not begin with its draft");
        }
        return switch (event) {
            case ConferenceDrafted drafted -> state;
            case ConferenceRevised revised -> state.with(state.status, revised.plan());
            case ConferenceScheduled scheduled -> state.with(Status.SCHEDULED, state.plan);
            case ConferenceMoved moved -> state.with(state.status, state.plan.movedTo(moved.from(), moved.to()));
            case ConferenceCancelled cancelled -> state.with(Status.CANCELLED, state.plan);
            case ConferenceHeld held -> state.with(Status.HELD, state.plan);
            case SiteLinkReissued reissued -> {
                var generations = new HashMap<>(state.generations);
                generations.put(reissued.site(), reissued.generation());
                yield new Conference(state.id, state.status, state.plan, generations);
            }
        };
    }

    private Conference with(Status status, Plan plan) {
        return new Conference(id, status, plan, generations);
    }
}
