package vn.giaoban.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.store.log.CommitEncoding;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.RawCommit;
import vn.giaoban.store.log.StreamId;

/** Reads commits over one connection, which it owns. Not for use by two threads at once. */
final class LogReader implements AutoCloseable {
    private static final String COMMITS = "select position, command_id, hash, header, scopes, based_on from commits ";

    private final Connection connection;
    private final PreparedStatement head;
    private final PreparedStatement after;
    private final PreparedStatement byCommand;
    private final PreparedStatement byStreams;
    private final PreparedStatement byScope;
    private final PreparedStatement inScope;
    private final PreparedStatement events;
    private final PreparedStatement positionByCommand;
    private final PreparedStatement placeByStream;

    LogReader(Connection connection) throws SQLException {
        this.connection = connection;
        head = connection.prepareStatement("select position, hash from commits order by position desc limit 1");
        after = connection.prepareStatement(COMMITS + "where position > ? order by position limit ?");
        byCommand = connection.prepareStatement(COMMITS + "where command_id = ?");
        byStreams = connection.prepareStatement(COMMITS + """
                where position in (
                  select distinct place >> 15 from events where stream in (select value from json_each(?)) and place >= ?)
                order by position""");
        byScope = connection.prepareStatement(COMMITS + """
                where position in (
                  select position from scopes where scope = ? and position > ? order by position limit ?)
                order by position""");
        inScope = connection.prepareStatement("select 1 from scopes where scope = ? and position = ?");
        events = connection.prepareStatement("""
                select stream, sequence, name, version, payload, sum from events
                where place >= ? and place < ? order by place""");
        positionByCommand = connection.prepareStatement("select position from commits where command_id = ?");
        placeByStream = connection.prepareStatement(
                "select place from events indexed by events_by_stream where stream = ? and sequence = ?");
    }

    Head head() throws SQLException {
        try (ResultSet row = head.executeQuery()) {
            return row.next() ? new Head(row.getLong(1), new Hash(row.getBytes(2))) : new Head(0, Hash.GENESIS);
        }
    }

    List<RawCommit> after(long position, int limit) throws SQLException {
        after.setLong(1, position);
        after.setInt(2, limit);
        return commits(after);
    }

    Optional<RawCommit> byCommand(UUID commandId) throws SQLException {
        byCommand.setString(1, commandId.toString());
        return commits(byCommand).stream().findFirst();
    }

    List<RawCommit> byStreams(Collection<StreamId> streams, long afterPosition) throws SQLException {
        byStreams.setString(
                1,
                JsonMapper.shared()
                        .writeValueAsString(
                                streams.stream().map(StreamId::value).toList()));
        byStreams.setLong(2, LogSchema.place(afterPosition + 1, 0));
        return commits(byStreams);
    }

    List<RawCommit> byScope(String scope, long afterPosition, int limit) throws SQLException {
        byScope.setString(1, scope);
        byScope.setLong(2, afterPosition);
        byScope.setInt(3, limit);
        return commits(byScope);
    }

    /** Whether a commit is found by a scope. */
    boolean inScope(String scope, long position) throws SQLException {
        inScope.setString(1, scope);
        inScope.setLong(2, position);
        try (ResultSet row = inScope.executeQuery()) {
            return row.next();
        }
    }

    /** The name of an index that does not lead to a commit or to one of its events, if any. */
    Optional<String> strayIndex(RawCommit commit) throws SQLException {
        positionByCommand.setString(1, commit.encoding().commandId().toString());
        if (!leadsTo(commit.position(), positionByCommand)) {
            return Optional.of("commits.command_id");
        }
        int ordinal = 0;
        for (NewEvent event : commit.encoding().events()) {
            placeByStream.setString(1, event.stream().value());
            placeByStream.setLong(2, event.sequence());
            if (!leadsTo(LogSchema.place(commit.position(), ordinal++), placeByStream)) {
                return Optional.of("events_by_stream");
            }
        }
        return Optional.empty();
    }

    private static boolean leadsTo(long row, PreparedStatement query) throws SQLException {
        try (ResultSet found = query.executeQuery()) {
            return found.next() && found.getLong(1) == row;
        }
    }

    private List<RawCommit> commits(PreparedStatement query) throws SQLException {
        List<RawCommit> commits = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long position = row.getLong(1);
                List<NewEvent> found = new ArrayList<>();
                List<Integer> sums = new ArrayList<>();
                readEvents(position, found, sums);
                commits.add(new RawCommit(
                        position,
                        new Hash(row.getBytes(3)),
                        new CommitEncoding(
                                UUID.fromString(row.getString(2)),
                                row.getBytes(4),
                                row.getBytes(5),
                                row.getBytes(6),
                                List.copyOf(found)),
                        List.copyOf(sums)));
            }
        }
        return commits;
    }

    private void readEvents(long position, List<NewEvent> found, List<Integer> sums) throws SQLException {
        events.setLong(1, LogSchema.place(position, 0));
        events.setLong(2, LogSchema.place(position + 1, 0));
        try (ResultSet row = events.executeQuery()) {
            while (row.next()) {
                found.add(new NewEvent(
                        new StreamId(row.getString(1)),
                        row.getLong(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getBytes(5)));
                sums.add(row.getInt(6));
            }
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
