package vn.giaoban.meeting.conference;

import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.conference.ConferenceEvent.Plan;

/** What a decision about a conference asks of other streams; asking makes it rest on them. */
public interface Elsewhere {
    /** Whether the conference's meeting was ever opened. */
    boolean begun(ConferenceId conference);

    /**
     * Refuses a plan that names what there is not.
     *
     * @throws Rejected {@code site-unknown}, or {@code unit-unknown} for a unit that was never established or is
     *     dissolved before the day of the meeting
     */
    void check(Plan plan);
}
