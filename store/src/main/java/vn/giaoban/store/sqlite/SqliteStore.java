package vn.giaoban.store.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayDeque;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.vault.Vault;

/** The log and the vault of one data directory, held exclusively until closed. */
public final class SqliteStore implements AutoCloseable {
    static final String LOG = "log.db";
    static final String VAULT = "vault.db";
    static final String ANCHOR = "anchor";
    static final String ANCHOR_KEY = "anchor-key";

    private final DirectoryLock lock;
    private final SqliteVault vault;
    private final SqliteCommitLog log;
    private final Anchoring anchoring;

    private SqliteStore(DirectoryLock lock, SqliteVault vault, SqliteCommitLog log, Anchoring anchoring) {
        this.lock = lock;
        this.vault = vault;
        this.log = log;
        this.anchoring = anchoring;
    }

    /**
     * Opens a data directory, making it where it is absent.
     *
     * @throws LogFailed {@code data-directory-in-use} when another process holds it, or the code of the
     *     {@link vn.giaoban.store.log.Finding} when the log is not what it was
     */
    public static SqliteStore open(Path dataDir) {
        try {
            return new Opening().open(dataDir);
        } catch (IOException e) {
            throw new UncheckedIOException(dataDir.toString(), e);
        } catch (SQLException e) {
            throw new LogFailed("log-unreadable", dataDir + ": " + e.getMessage(), e);
        }
    }

    /** Whether a store is open on a directory, in this or another process. */
    public static boolean inUse(Path dataDir) throws IOException {
        try (DirectoryLock free = DirectoryLock.take(dataDir)) {
            return false;
        } catch (LogFailed e) {
            return true;
        }
    }

    public CommitLog log() {
        return log;
    }

    public Vault vault() {
        return vault;
    }

    /**
     * Signs the log's head into the anchor file now, instead of within a second: what stands at or before it can no
     * longer be rewritten unseen. Durable when it returns.
     */
    public Head anchorNow() {
        return anchoring.anchorNow();
    }

    @Override
    public void close() {
        anchoring.stop();
        log.close();
        anchoring.anchorNow();
        vault.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("lock", e);
        }
    }

    /** Opens part after part; what was opened is closed when a later part fails. */
    private static final class Opening {
        private final ArrayDeque<AutoCloseable> opened = new ArrayDeque<>();

        SqliteStore open(Path dataDir) throws IOException, SQLException {
            Files.createDirectories(dataDir);
            try {
                DirectoryLock lock = keep(DirectoryLock.take(dataDir));
                SqliteVault vault = keep(SqliteVault.open(dataDir.resolve(VAULT)));
                ownerOnly(dataDir.resolve(VAULT));
                SqliteCommitLog log = keep(SqliteCommitLog.open(dataDir.resolve(LOG)));
                AnchorFile anchor = new AnchorFile(dataDir.resolve(ANCHOR), vault.secretOrNew(ANCHOR_KEY));
                Anchoring anchoring = Anchoring.start(log, anchor);
                log.start();
                return new SqliteStore(lock, vault, log, anchoring);
            } catch (IOException | SQLException | RuntimeException e) {
                closeAll(e);
                throw e;
            }
        }

        private <T extends AutoCloseable> T keep(T part) {
            opened.push(part);
            return part;
        }

        private void closeAll(Exception cause) {
            for (AutoCloseable part : opened) {
                try {
                    part.close();
                } catch (Exception e) {
                    cause.addSuppressed(e);
                }
            }
        }

        private static void ownerOnly(Path file) throws IOException {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }
}
