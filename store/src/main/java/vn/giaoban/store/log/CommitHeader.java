package vn.giaoban.store.log;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands once per commit.
 *
 * @param wallTime when the server took the command
 * @param conferenceTime when it happened in the conference's own time; differs from wall time in imported meetings
 * @param actor who acted: {@code account:<id>}, {@code site:<id>}, {@code service:<id>} or {@code system:<automation>}
 * @param onBehalfOf the person for whom an operator acted
 * @param causation the command or commit that led to this one
 * @param correlation the first command of the chain
 * @param requestDigest of the request's body, so that a reused idempotency key with another body is seen
 * @param imported true for what was brought in from elsewhere, the sample's past included
 */
public record CommitHeader(
        Instant wallTime,
        Instant conferenceTime,
        String actor,
        @Nullable String onBehalfOf,
        @Nullable UUID causation,
        @Nullable UUID correlation,
        @Nullable String requestDigest,
        boolean imported) {

    public static CommitHeader by(String actor, Instant now) {
        return new CommitHeader(now, now, actor, null, null, null, null, false);
    }
}
