package vn.giaoban.signaling.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.Rejected;
import vn.giaoban.meeting.SiteId;

/** The conferences whose links exist. */
public interface ConferenceBook {
    /** Scheduled, live and held ones that ended within the last months; no drafts. */
    List<Entry> linked();

    Optional<Entry> find(ConferenceId conference);

    /**
     * What links need of a conference.
     *
     * @param live whether it is being held now
     * @param over when it closed or was cancelled, or null
     * @param generations of every site's link, 1 where it was never re-issued
     */
    record Entry(
            ConferenceId conference,
            Instant from,
            Instant to,
            boolean live,
            @Nullable Instant over,
            Map<SiteId, Integer> generations) {
        private static final Duration BEFORE = Duration.ofHours(24);
        private static final Duration AFTER = Duration.ofMinutes(30);

        public Entry {
            generations = Map.copyOf(generations);
        }

        /** When its links begin to open its room. */
        public Instant opens() {
            return from.minus(BEFORE);
        }

        /** When they cease to; a meeting that runs over its time keeps them. */
        public Instant closes() {
            return (over != null ? over : to).plus(AFTER);
        }

        /** Whether its room can be entered by link now. */
        public boolean isOpen(Instant now) {
            return live || !(now.isBefore(opens()) || now.isAfter(closes()));
        }

        /**
         * Refuses what comes at the wrong time.
         *
         * @throws Rejected {@code not-yet} with {@code opens}, {@code conference-over}
         */
        public void checkOpen(Instant now) {
            if (isOpen(now)) {
                return;
            }
            throw now.isAfter(closes())
                    ? new Rejected("conference-over")
                    : new Rejected("not-yet", Map.of("opens", opens().toString()));
        }
    }
}
