package vn.giaoban.room.sip;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call of ours that did not reach its room.
 *
 * @param call the id that it had
 * @param address what was called
 * @param cause stable code: {@code room-no-answer}, {@code room-unreachable}, {@code room-answered-486} and so on
 * @param attempt which one it was, from 1
 * @param again when the room is called again; null when it is not
 */
public record FailedCall(
        UUID call,
        String address,
        UUID conference,
        UUID site,
        String cause,
        int attempt,
        Instant at,
        @Nullable Instant again) {}
