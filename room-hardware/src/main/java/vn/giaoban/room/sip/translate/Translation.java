package vn.giaoban.room.sip.translate;

import java.time.Instant;
import java.util.UUID;

/**
 * A picture that is decoded and coded anew, which costs more than all forwarding.
 *
 * @param direction to-rooms, screen-to-rooms or from-rooms
 * @param reason stable code: stage-is-vp8, screen-is-vp8, viewer-without-h264, room-not-baseline
 * @param process its number
 * @param cores used on average since it began
 */
public record Translation(
        UUID conference,
        String direction,
        String reason,
        String from,
        String to,
        long process,
        double cores,
        Instant since) {}
