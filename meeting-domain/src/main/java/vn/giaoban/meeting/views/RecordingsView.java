package vn.giaoban.meeting.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.history.MeetingEvents;
import vn.giaoban.meeting.history.MeetingEvents.Placed;
import vn.giaoban.meeting.live.LiveEvent;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.views.View;

/** The recordings as the log tells of them: when, how they ended, how they are sealed, and who opened them. */
public final class RecordingsView implements View {
    private final MeetingEvents events;

    public RecordingsView(MeetingEvents events) {
        this.events = events;
    }

    /** A recording; {@code reason} says why it stopped, the hashes are null until it is sealed. */
    public record Recording(
            String id,
            ConferenceId conference,
            Instant started,
            @Nullable Instant stopped,
            @Nullable String reason,
            @Nullable Instant sealed,
            @Nullable String manifestSha256,
            @Nullable String merkleRoot,
            int segments) {}

    /** Somebody opened, played or downloaded it. */
    public record Opening(String by, String act, Instant at) {}

    /** Pictures and voices between these times are nowhere. */
    public record Gap(Instant from, Instant to) {}

    public static Optional<Recording> find(Connection connection, String recording) throws SQLException {
        return Sql.first(
                connection, RecordingsView::recording, "select * from recording_recording where id = ?", recording);
    }

    /** A conference's recordings in the order of their beginning. */
    public static List<Recording> of(Connection connection, ConferenceId conference) throws SQLException {
        return Sql.list(
                connection,
                RecordingsView::recording,
                "select * from recording_recording where conference = ? order by started, id",
                conference);
    }

    /** Those that are not sealed yet. */
    public static List<Recording> unsealed(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                RecordingsView::recording,
                "select * from recording_recording where sealed is null order by started, id");
    }

    /** Who opened a recording, in order. */
    public static List<Opening> openings(Connection connection, String recording) throws SQLException {
        return Sql.list(
                connection,
                row -> new Opening(row.text("by"), row.text("act"), row.instant("at")),
                "select * from recording_opening where recording = ? order by rank",
                recording);
    }

    public static List<Gap> gaps(Connection connection, ConferenceId conference) throws SQLException {
        return Sql.list(
                connection,
                row -> new Gap(row.instant("since"), row.instant("until")),
                "select * from recording_gap where conference = ? order by since",
                conference);
    }

    private static Recording recording(Sql.Row row) throws SQLException {
        return new Recording(
                row.text("id"),
                new ConferenceId(row.id("conference")),
                row.instant("started"),
                row.instantOrNull("stopped"),
                row.textOrNull("reason"),
                row.instantOrNull("sealed"),
                row.textOrNull("manifest"),
                row.textOrNull("root"),
                row.number("segments"));
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        Sql.script(connection, """
                create table recording_recording (id text primary key, conference text not null, started integer not null,
                  stopped integer, reason text, sealed integer, manifest text, root text,
                  segments integer not null default 0);
                create index recording_of on recording_recording (conference, started);
                create table recording_opening (rank integer primary key, recording text not null, by text not null,
                  act text not null, at integer not null);
                create index recording_openings on recording_opening (recording);
                create table recording_gap (conference text not null, since integer not null, until integer not null,
                  primary key (conference, since)) without rowid""");
    }

    @Override
    public void apply(Connection connection, StoredCommit commit) throws SQLException {
        Instant at = MeetingEvents.at(commit);
        for (Placed<LiveEvent> placed : events.of(commit, LiveEvent.class)) {
            switch (placed.event()) {
                case LiveEvent.RecordingStarted e ->
                    Sql.update(
                            connection,
                            "insert into recording_recording (id, conference, started) values (?, ?, ?)"
                                    + " on conflict (id) do update set stopped = null, reason = null",
                            e.recording(),
                            placed.id(),
                            at);
                case LiveEvent.RecordingStopped e ->
                    Sql.update(
                            connection,
                            "update recording_recording set stopped = ?, reason = ? where id = ?",
                            at,
                            e.reason(),
                            e.recording());
                case LiveEvent.RecordingSealed e ->
                    Sql.update(
                            connection,
                            "update recording_recording set sealed = ?, manifest = ?, root = ?, segments = ? where id = ?",
                            at,
                            e.manifestSha256(),
                            e.merkleRoot(),
                            e.segments(),
                            e.recording());
                case LiveEvent.RecordingOpened e ->
                    Sql.update(
                            connection,
                            "insert into recording_opening (recording, by, act, at) values (?, ?, ?, ?)",
                            e.recording(),
                            e.by(),
                            e.act(),
                            commit.commit().header().wallTime());
                case LiveEvent.MediaInterrupted e ->
                    Sql.update(
                            connection,
                            "insert or replace into recording_gap (conference, since, until) values (?, ?, ?)",
                            placed.id(),
                            e.from(),
                            e.to());
                default -> {}
            }
        }
    }
}
