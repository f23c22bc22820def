package vn.giaoban.room.camera;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.room.visca.link.LineState;

/**
 * How a camera is now, of ours or a room system's own.
 *
 * @param cause why it is not ready, as a code; null when it is
 * @param keeper who keeps it for themselves, as in the log ({@code account:<id>}); {@code lockedBy} is their name
 * @param moving whether somebody drives it, or it goes somewhere on order
 * @param visca what a camera tells that is spoken to over VISCA; null for a room's own, which tells nothing
 */
public record CameraView(
        UUID id,
        String name,
        LineState line,
        @Nullable String cause,
        boolean moving,
        @Nullable String mover,
        @Nullable String keeper,
        @Nullable String lockedBy,
        @Nullable ViscaView visca) {}
