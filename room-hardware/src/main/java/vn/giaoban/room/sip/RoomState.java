package vn.giaoban.room.sip;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.sip.media.CallHealth;

/**
 * One call as the technician sees it.
 *
 * @param caller the room's address as it calls itself
 * @param agent the room system's make, "" when it does not say
 * @param outgoing whether we called it
 * @param attempt which one it is to reach the room, from 1; 0 for a room that called us
 * @param stage dialling, ringing, menu, waiting or seated
 * @param health null before there is any media
 * @param repairs how often sound that went one way only was agreed anew
 * @param trouble stable codes of what is wrong now, the worst first
 */
public record RoomState(
        UUID call,
        String caller,
        String display,
        String agent,
        String source,
        boolean outgoing,
        int attempt,
        String stage,
        @Nullable UUID conference,
        @Nullable UUID site,
        Instant since,
        @Nullable CallHealth health,
        int repairs,
        List<String> trouble) {}
