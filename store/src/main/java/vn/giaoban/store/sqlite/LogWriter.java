package vn.giaoban.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import vn.giaoban.store.log.Commit;
import vn.giaoban.store.log.CommitEncoding;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.NewEvent;
import vn.giaoban.store.log.RawCommit;
import vn.giaoban.store.log.StreamId;

/** The one writing connection of the log, in plain steps; who calls them in which order is the log's affair. */
class LogWriter implements AutoCloseable {
    private final Connection connection;
    private final LogReader reader;
    private final PreparedStatement lastSequence;
    private final PreparedStatement insertCommit;
    private final PreparedStatement insertEvent;
    private final PreparedStatement insertScope;

    LogWriter(Connection connection) throws SQLException {
        this.connection = connection;
        LogSchema.create(connection);
        reader = new LogReader(connection);
        lastSequence = connection.prepareStatement("select max(sequence) from events where stream = ?");
        insertCommit = connection.prepareStatement(
                "insert into commits (position, command_id, hash, header, scopes, based_on) values (?, ?, ?, ?, ?, ?)");
        insertEvent = connection.prepareStatement(
                "insert into events (place, stream, sequence, name, version, payload, sum) values (?, ?, ?, ?, ?, ?, ?)");
        insertScope = connection.prepareStatement("insert into scopes (scope, position) values (?, ?)");
    }

    void begin() throws SQLException {
        Sqlite.execute(connection, "begin immediate");
    }

    void savepoint() throws SQLException {
        Sqlite.execute(connection, "savepoint one");
    }

    void rollbackToSavepoint() throws SQLException {
        Sqlite.execute(connection, "rollback to one");
        Sqlite.execute(connection, "release one");
    }

    void releaseSavepoint() throws SQLException {
        Sqlite.execute(connection, "release one");
    }

    /** Durable when it returns. */
    void commit() throws SQLException {
        Sqlite.execute(connection, "commit");
    }

    /** Moves everything from the WAL into the database file and syncs that. */
    void checkpoint() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
            if (row.getInt(1) != 0) {
                throw new SQLException("the WAL is held by a reader");
            }
        }
    }

    /** Writes the page of the schema as it is, durably: what a disk without room, or one that is read-only, refuses. */
    void touch() throws SQLException {
        Sqlite.execute(connection, "pragma user_version = " + LogSchema.VERSION);
    }

    Head head() throws SQLException {
        return reader.head();
    }

    Optional<RawCommit> byCommand(UUID commandId) throws SQLException {
        return reader.byCommand(commandId);
    }

    LogReader reader() {
        return reader;
    }

    long lastSequence(StreamId stream) throws SQLException {
        lastSequence.setString(1, stream.value());
        try (ResultSet row = lastSequence.executeQuery()) {
            return row.getLong(1);
        }
    }

    void insert(long position, Hash hash, CommitEncoding encoding, Commit commit) throws SQLException {
        insertCommit.setLong(1, position);
        insertCommit.setString(2, encoding.commandId().toString());
        insertCommit.setBytes(3, hash.bytes());
        insertCommit.setBytes(4, encoding.header());
        insertCommit.setBytes(5, encoding.scopes());
        insertCommit.setBytes(6, encoding.basedOn());
        insertCommit.executeUpdate();
        int ordinal = 0;
        for (NewEvent event : encoding.events()) {
            insertEvent.setLong(1, LogSchema.place(position, ordinal++));
            insertEvent.setString(2, event.stream().value());
            insertEvent.setLong(3, event.sequence());
            insertEvent.setString(4, event.name());
            insertEvent.setInt(5, event.version());
            insertEvent.setBytes(6, event.payload());
            insertEvent.setInt(7, RawCommit.sum(event));
            insertEvent.executeUpdate();
        }
        for (String scope : commit.scopes()) {
            insertScope.setString(1, scope);
            insertScope.setLong(2, position);
            insertScope.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
