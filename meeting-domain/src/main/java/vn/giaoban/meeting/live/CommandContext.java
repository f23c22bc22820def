package vn.giaoban.meeting.live;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.AccountId;

/**
 * Who commands, and when.
 *
 * @param commandId makes the effect single
 * @param actor {@code account:<id>}, {@code site:<id>}, {@code service:<id>} or {@code system:<automation>}
 * @param account of the actor, where the actor has one
 * @param epoch of the chair as the actor knows it; 0 where none is needed
 * @param now wall time
 * @param conferenceTime differs from {@code now} in imported meetings only
 */
public record CommandContext(
        UUID commandId,
        String actor,
        @Nullable AccountId account,
        int epoch,
        Instant now,
        Instant conferenceTime,
        boolean imported,
        @Nullable String requestDigest) {

    public static CommandContext by(String actor, UUID commandId, Instant now) {
        return new CommandContext(commandId, actor, null, 0, now, now, false, null);
    }
}
