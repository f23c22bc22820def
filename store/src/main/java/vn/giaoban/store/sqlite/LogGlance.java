package vn.giaoban.store.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a look at a data folder's log tells, without opening or checking it; a server may be writing meanwhile. */
public sealed interface LogGlance {

    /** There is none yet. */
    record Absent() implements LogGlance {}

    /** One that this version writes; {@code position} is its last. */
    record Readable(long position) implements LogGlance {}

    /** One of a version that this one does not know. */
    record OtherVersion(int version) implements LogGlance {}

    /** A file that is no log, or cannot be read. */
    record Unreadable(String why) implements LogGlance {}

    static LogGlance at(Path dataDir) {
        Path file = dataDir.resolve(SqliteStore.LOG);
        if (!Files.exists(file)) {
            return new Absent();
        }
        try (Connection connection = Sqlite.reader(file);
                Statement statement = connection.createStatement()) {
            int version = LogSchema.version(connection);
            if (version == 0) {
                return new Absent();
            }
            if (version != LogSchema.VERSION) {
                return new OtherVersion(version);
            }
            try (ResultSet row = statement.executeQuery("select coalesce(max(position), 0) from commits")) {
                return new Readable(row.getLong(1));
            }
        } catch (SQLException e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
