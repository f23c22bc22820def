package vn.giaoban.signaling.protocol;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;

/** What a client says. The record's name, first letter lowered, is its {@code type}. */
public sealed interface ClientMessage {

    /**
     * First message of every socket.
     *
     * @param voiceOnly never stands for the main site, having no picture to show
     * @param lineKilobits a second that its line takes, sound included; null for whatever it is found to carry
     */
    record Hello(
            int version,
            ConferenceId conference,
            @Nullable @Text(max = 500) String deviceSession,
            @Nullable @Text(max = 500) String resume,
            @Nullable @Text(max = 20) String language,
            @Range(min = 1, max = 25) int videoSlots,
            boolean publishes,
            @Nullable Boolean voiceOnly,
            @Nullable ScreenLast screenLast,
            @Nullable @Range(min = 64, max = 100_000) Integer lineKilobits)
            implements ClientMessage {}

    /** That a screen is to be in the last video slot and never on the stage: beside the stage, or instead of it. */
    enum ScreenLast {
        BESIDE,
        INSTEAD
    }

    /** {@code epoch} is the chair's as the client knows it; chair commands need it. */
    record Command(UUID id, @Nullable Integer epoch, ClientCommand command) implements ClientMessage {}

    /** {@code leg} is which of the client's connections this is, where the plan has several; null for the first. */
    record Offer(
            String sdp, @Nullable @Range(min = 0, max = 25) Integer leg) implements ClientMessage {
        public Offer(String sdp) {
            this(sdp, null);
        }
    }

    record Restart(
            String sdp, @Nullable @Range(min = 0, max = 25) Integer leg) implements ClientMessage {}

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

    /**
     * What the page saw on its stage since it said so last, about every 15 s.
     *
     * @param freezes how often the picture stood still, as the browser counts it (webrtc-stats, freezeCount)
     * @param frozenMillis for how long altogether
     * @param height of the picture that was decoded; 0 for none
     * @param concealed of the voice on stage, samples that had to be made up, in thousandths
     * @param limited what keeps the own camera small
     * @param path what the media goes over
     */
    record Stats(
            @Range(min = 0, max = 100_000) int freezes,
            @Range(min = 0, max = 3_600_000) int frozenMillis,
            @Range(min = 0, max = 10_000) int height,
            @Range(min = 0, max = 1_000) int framesPerSecond,
            @Range(min = 0, max = 1_000) int concealed,
            @Nullable Limited limited,
            @Nullable Over path)
            implements ClientMessage {

        /** As the browser says it (webrtc-stats, qualityLimitationReason). */
        public enum Limited {
            NONE,
            CPU,
            BANDWIDTH,
            OTHER
        }

        /** The selected pair of candidates. */
        public enum Over {
            UDP,
            TCP,
            RELAY
        }
    }

    /** {@code at} comes back in the pong. */
    record Ping(Instant at) implements ClientMessage {}
}
