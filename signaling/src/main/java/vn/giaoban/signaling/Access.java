package vn.giaoban.signaling;

import java.util.Set;
import vn.giaoban.meeting.AccountId;
import vn.giaoban.meeting.ConferenceId;

/** What accounts may do in a conference, by their roles over its organiser. May block. */
@FunctionalInterface
public interface Access {

    /** What the account may do there; empty when it may not even look. */
    Set<May> may(AccountId account, ConferenceId conference);

    /** One thing that an account may do in a conference. */
    enum May {
        /** Open the meeting and take its chair. */
        CHAIR,
        /** Act for the chair once named operator. */
        OPERATE,
        /** See sites' contacts and checks, look at every site. */
        TECHNICIAN,
        /** Find and play what was held. */
        ARCHIVE
    }
}
