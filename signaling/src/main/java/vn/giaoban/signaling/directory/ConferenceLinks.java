package vn.giaoban.signaling.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.meeting.views.ConferencesView;
import vn.giaoban.meeting.views.ConferencesView.Status;
import vn.giaoban.store.views.Views;

/** The conferences with links, as the views know them. */
public final class ConferenceLinks implements ConferenceBook {
    private static final Duration BACK = Duration.ofDays(60);
    private static final Duration AHEAD = Duration.ofDays(36_500);

    private final Views views;
    private final InstantSource clock;

    public ConferenceLinks(Views views, InstantSource clock) {
        this.views = views;
        this.clock = clock;
    }

    @Override
    public List<Entry> linked() {
        Instant now = clock.instant();
        return views.query(connection -> {
            List<ConferencesView.Row> rows =
                    ConferencesView.between(connection, now.minus(BACK), now.plus(AHEAD), null);
            var entries = new ArrayList<Entry>();
            for (ConferencesView.Row row : rows) {
                if (row.status() != Status.DRAFT) {
                    entries.add(entry(connection, row));
                }
            }
            return List.copyOf(entries);
        });
    }

    @Override
    public Optional<Entry> find(ConferenceId conference) {
        return views.query(connection -> {
            Optional<ConferencesView.Row> row = ConferencesView.find(connection, conference);
            return row.isEmpty() || row.get().status() == Status.DRAFT
                    ? Optional.empty()
                    : Optional.of(entry(connection, row.get()));
        });
    }

    private static Entry entry(Connection connection, ConferencesView.Row row) throws SQLException {
        Map<SiteId, Integer> generations = new HashMap<>();
        generations.put(row.plan().mainSite(), 1);
        row.plan().sites().forEach(site -> generations.put(site, 1));
        generations.putAll(ConferencesView.generations(connection, row.id()));
        return new Entry(
                row.id(), row.plan().from(), row.plan().to(), row.status() == Status.LIVE, overSince(row), generations);
    }

    private static @Nullable Instant overSince(ConferencesView.Row row) {
        return switch (row.status()) {
            case CLOSED -> row.closed();
            case CANCELLED -> row.plan().from().minus(Duration.ofDays(2));
            case DRAFT, SCHEDULED, LIVE -> null;
        };
    }
}
