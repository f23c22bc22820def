package vn.giaoban.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;

/** Appends as {@link AppendUntilKilled} does, with SQLite syncing as told, and keeps what is on the disk for certain. */
final class AppendUntilPowerIsLost {
    private AppendUntilPowerIsLost() {}

    /** Takes the folder, the folder for its image, and perhaps another value for {@code pragma synchronous}. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        SyncedImage.keep(folder, Path.of(args[1]));
        Path file = folder.resolve(SqliteStore.LOG);
        SqliteCommitLog log = new SqliteCommitLog(file, () -> {
            Connection connection = Sqlite.writer(file);
            if (args.length > 2) {
                Sqlite.execute(connection, "pragma synchronous = " + args[2]);
            }
            return new LogWriter(connection);
        });
        log.start();
        AppendUntilKilled.append(log);
    }
}
