package vn.giaoban.meeting;

import java.util.Set;
import vn.giaoban.store.log.StreamId;

/** What may be asked outside of a running meeting. Every vocabulary of commands is a sealed interface under this one. */
public interface MeetingCommand {

    /** The stream of the aggregate that decides. */
    StreamId target();

    /** The conferences that the commit belongs to. */
    default Set<String> scopes() {
        return Set.of();
    }
}
