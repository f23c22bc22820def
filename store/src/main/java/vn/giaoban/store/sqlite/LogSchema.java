package vn.giaoban.store.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import vn.giaoban.store.log.LogFailed;

/**
 * The tables of the log. An event's {@code place} is {@code position << 15 | ordinal}: commit order is row order, and a
 * commit's events are one range (a commit holds at most 20,000).
 */
final class LogSchema {
    static final int VERSION = 1;
    private static final int ORDINAL_BITS = 15;

    private LogSchema() {}

    static long place(long position, int ordinal) {
        return position << ORDINAL_BITS | ordinal;
    }

    static void create(Connection connection) throws SQLException {
        int version = version(connection);
        if (version == VERSION) {
            return;
        }
        if (version != 0) {
            throw new LogFailed("log-version-unknown", "log.db has version " + version, null);
        }
        Sqlite.execute(connection, "begin immediate");
        Sqlite.execute(connection, """
                create table commits (
                  position integer primary key,
                  command_id text not null unique,
                  hash blob not null,
                  header blob not null,
                  scopes blob not null,
                  based_on blob not null)""");
        Sqlite.execute(connection, """
                create table events (
                  place integer primary key,
                  stream text not null,
                  sequence integer not null,
                  name text not null,
                  version integer not null,
                  payload blob not null,
                  sum integer not null)""");
        Sqlite.execute(connection, "create unique index events_by_stream on events (stream, sequence)");
        Sqlite.execute(connection, """
                create table scopes (
                  scope text not null,
                  position integer not null,
                  primary key (scope, position)) without rowid""");
        Sqlite.execute(connection, "pragma user_version = " + VERSION);
        Sqlite.execute(connection, "commit");
    }

    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma user_version")) {
            return row.getInt(1);
        }
    }
}
