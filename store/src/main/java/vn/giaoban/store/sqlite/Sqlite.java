package vn.giaoban.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Opens SQLite files with the settings that the store depends on. */
public final class Sqlite {
    private static final int BUSY_MILLIS = 10_000;
    /** Command ids are random: their index must stay in memory, or every commit reads the disk. */
    private static final int CACHE_KIB = 64 * 1024;

    /** 64 MiB of WAL: the pages of that index are written back once for many commits. */
    private static final String CHECKPOINT_PAGES = "16384";

    private Sqlite() {}

    /**
     * A durable writer: what it commits is on disk. EXTRA is FULL, and syncs the folder too when a journal was deleted:
     * the one with which a new file begins would otherwise come back after a loss of power and undo everything.
     */
    public static Connection writer(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setPragma(SQLiteConfig.Pragma.SYNCHRONOUS, "EXTRA");
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, CHECKPOINT_PAGES);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** A durable writer that leaves no trace of what was deleted, in file or journal. */
    public static Connection erasableWriter(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.DELETE);
        config.setPragma(SQLiteConfig.Pragma.SYNCHRONOUS, "EXTRA");
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    public static Connection reader(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** A writer for what can be rebuilt: consistent after a crash, though not up to date. */
    public static Connection rebuildableWriter(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
