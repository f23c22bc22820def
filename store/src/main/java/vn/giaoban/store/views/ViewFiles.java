package vn.giaoban.store.views;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import vn.giaoban.store.sqlite.Sqlite;

/** Views' files as wholes. */
final class ViewFiles {
    private static final Set<Integer> IN_THE_WAY = Set.of(
            SQLiteErrorCode.SQLITE_FULL.code,
            SQLiteErrorCode.SQLITE_IOERR.code,
            SQLiteErrorCode.SQLITE_READONLY.code,
            SQLiteErrorCode.SQLITE_CANTOPEN.code,
            SQLiteErrorCode.SQLITE_BUSY.code,
            SQLiteErrorCode.SQLITE_LOCKED.code);

    private ViewFiles() {}

    /** {@code views.db} becomes {@code views.next.db}. */
    static Path nextOf(Path path) {
        String name = String.valueOf(path.getFileName());
        return path.resolveSibling(name.replaceFirst("\\.db$", "") + ".next.db");
    }

    /** Deletes a file with its journals, if it is there; nobody may have it open. */
    static void delete(Path path) throws IOException {
        for (String part : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(path.resolveSibling(path.getFileName() + part));
        }
    }

    /** Whether the file itself is broken, so that nothing in it can be trusted. */
    static boolean broken(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /** Whether the disk or another process is in the way, which is no view's fault and may pass. */
    static boolean inTheWay(SQLException e) {
        return IN_THE_WAY.contains(e.getErrorCode() & 0xff);
    }

    /**
     * Copies what is committed, while others read and write. Nothing is synced: the disk is needed by those who append,
     * and a copy that was cut short is made again.
     */
    static void copy(Path from, Path to) throws SQLException {
        try (Connection connection = Sqlite.reader(from);
                PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
            Sqlite.execute(connection, "pragma synchronous = off");
            copy.setString(1, to.toString());
            copy.execute();
        }
    }
}
