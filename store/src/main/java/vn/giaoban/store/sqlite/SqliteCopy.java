package vn.giaoban.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import vn.giaoban.store.log.LogFailed;

/** Copies log, vault and anchor of a data directory while a server may be running on it. */
public final class SqliteCopy {
    private SqliteCopy() {}

    /**
     * The anchor first, the vault last: the copied log is never behind its anchor, and the copied vault holds every key
     * that the copied log needs.
     *
     * @param to an existing directory that holds none of the three
     * @throws LogFailed {@code log-unreadable} when a file cannot be read as a database
     */
    public static void copy(Path dataDir, Path to) throws IOException {
        Path anchor = dataDir.resolve(SqliteStore.ANCHOR);
        if (Files.exists(anchor)) {
            Files.copy(anchor, to.resolve(SqliteStore.ANCHOR));
        }
        copyDatabase(dataDir.resolve(SqliteStore.LOG), to.resolve(SqliteStore.LOG));
        copyDatabase(dataDir.resolve(SqliteStore.VAULT), to.resolve(SqliteStore.VAULT));
    }

    private static void copyDatabase(Path from, Path to) {
        try (Connection connection = Sqlite.reader(from);
                PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
            vacuum.setString(1, to.toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw new LogFailed("log-unreadable", from + ": " + e.getMessage(), e);
        }
    }
}
