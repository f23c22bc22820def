package vn.giaoban.signaling.api;

import java.util.Optional;
import java.util.UUID;

/** What the dispatcher asks of the log and the views. */
public interface Consistency {
    /** The digest of the request that a command was first carried out with, if it was. */
    Optional<String> digestOf(UUID commandId);

    /** Waits up to two seconds until the views have reached a position; else throws {@code ViewBehind}. */
    void await(long position);
}
