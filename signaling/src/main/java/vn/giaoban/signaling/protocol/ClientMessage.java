package vn.giaoban.signaling.protocol;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;

/** What a client says. The record's name, first letter lowered, is its {@code type}. */
public sealed interface ClientMessage {

    /** First message of every socket; {@code voiceOnly} never stands for the main site, having no picture to show. */
    record Hello(
            int version,
            ConferenceId conference,
            @Nullable @Text(max = 500) String deviceSession,
            @Nullable @Text(max = 500) String resume,
            @Nullable @Text(max = 20) String language,
            @Range(min = 1, max = 25) int videoSlots,
            boolean publishes,
            @Nullable Boolean voiceOnly)
            implements ClientMessage {}

    /** {@code epoch} is the chair's as the client knows it; chair commands need it. */
    record Command(UUID id, @Nullable Integer epoch, ClientCommand command) implements ClientMessage {}

    record Offer(String sdp) implements ClientMessage {}

    record Restart(String sdp) implements ClientMessage {}

    /** Which sites a staff client wants in its video slots from 1 up. */
    record View(List<Wanted> slots) implements ClientMessage {
        public View {
            slots = List.copyOf(slots);
        }

        public record Wanted(
                @Range(min = 1, max = 24) int index,
                @Nullable SiteId site,
                @Range(min = 1, max = 2160) int maxHeight) {}
    }

    /** {@code at} comes back in the pong. */
    record Ping(Instant at) implements ClientMessage {}
}
