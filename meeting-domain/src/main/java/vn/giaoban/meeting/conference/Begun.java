package vn.giaoban.meeting.conference;

import vn.giaoban.meeting.ConferenceId;

/** Whether a conference's meeting was ever opened; asking makes the decision rest on that. */
@FunctionalInterface
public interface Begun {
    boolean test(ConferenceId conference);
}
