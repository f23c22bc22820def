package vn.giaoban.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.LogFailed;

/**
 * Says which pages of a log's file are damaged. SQLite's {@code dbstat} walks every tree in order and marks what is no
 * page; how many rows stand on the leaves before one says which position comes first on it.
 */
final class DamagedPage {
    private DamagedPage() {}

    /** Whether the file is damaged, rather than the disk full or gone. */
    static boolean damaged(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /** What to stop with when a damaged file cannot be read: its first damaged page, where that can be told. */
    static LogFailed failure(Path file, SQLException cause) {
        LogFailed failed = new LogFailed(first(file, cause));
        failed.addSuppressed(cause);
        return failed;
    }

    private static Finding first(Path file, SQLException cause) {
        try (Connection connection = Sqlite.reader(file)) {
            for (Finding page : all(connection, 1)) {
                return page;
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        return new Finding.FileUnreadable(SqliteStore.LOG, 0, String.valueOf(cause.getMessage()));
    }

    /** The first few; none when not even the trees can be walked. */
    static List<Finding.PageDamaged> all(Connection connection, int limit) {
        List<Finding.PageDamaged> pages = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select name, pageno, path from dbstat where pagetype = 'corrupted' limit ?")) {
            query.setInt(1, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String name = row.getString(1);
                    long position = firstPosition(connection, name, row.getString(3));
                    pages.add(new Finding.PageDamaged(SqliteStore.LOG, row.getLong(2), name, position));
                }
            }
            return pages;
        } catch (SQLException e) {
            return List.of();
        }
    }

    private static long firstPosition(Connection connection, String name, String path) throws SQLException {
        return switch (name) {
            case "commits" -> rowsBefore(connection, name, path) + 1;
            case "events" -> positionOfEvent(connection, rowsBefore(connection, name, path));
            default -> 0;
        };
    }

    private static long rowsBefore(Connection connection, String table, String path) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select coalesce(sum(ncell), 0) from dbstat where name = ? and pagetype = 'leaf' and path < ?")) {
            query.setString(1, table);
            query.setString(2, path);
            try (ResultSet row = query.executeQuery()) {
                return row.getLong(1);
            }
        }
    }

    /** Where the event after so many stands: in the commit of the last one that can be read, or in the next. */
    private static long positionOfEvent(Connection connection, long before) throws SQLException {
        if (before == 0) {
            return 1;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select place >> 15 from events order by place limit 1 offset " + (before - 1))) {
            return row.getLong(1);
        }
    }
}
