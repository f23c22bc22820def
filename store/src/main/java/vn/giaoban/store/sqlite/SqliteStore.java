package vn.giaoban.store.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
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
     * @throws LogFailed {@code data-directory-in-use} when another process holds it, {@code disk-full},
     *     {@code disk-read-only} or {@code disk-failed} when it cannot be written, or the code of the
     *     {@link vn.giaoban.store.log.Finding} when the log is not what it was, or was not when it served last and no
     *     sound check came after ({@link FaultFile})
     */
    public static SqliteStore open(Path dataDir) {
        return open(dataDir, Anchoring.FIRST_LOOK);
    }

    /** @param firstLook how long what stands before the anchor is looked at before it opens */
    static SqliteStore open(Path dataDir, Duration firstLook) {
        try {
            return new Opening(firstLook).open(dataDir);
        } catch (IOException e) {
            throw DiskFault.of(dataDir.resolve(LOG), e);
        } catch (SQLException e) {
            if (DamagedPage.damaged(e)) {
                throw DamagedPage.failure(dataDir.resolve(LOG), e);
            }
            LogFailed disk = DiskFault.of(dataDir.resolve(LOG), e);
            throw disk.code().startsWith("disk-")
                    ? disk
                    : new LogFailed("log-unreadable", dataDir + ": " + e.getMessage(), e);
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

    /** Why the log stopped serving, once it has: what stands in it is not what was written. */
    public CompletableFuture<LogFailed> stopped() {
        return log.stopped();
    }

    @Override
    public void close() {
        anchoring.stop();
        log.close();
        anchoring.anchorOrComplain();
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
        private final Duration firstLook;

        Opening(Duration firstLook) {
            this.firstLook = firstLook;
        }

        SqliteStore open(Path dataDir) throws IOException, SQLException {
            Files.createDirectories(dataDir);
            try {
                DirectoryLock lock = keep(DirectoryLock.take(dataDir));
                FaultFile.read(dataDir).ifPresent(remembered -> {
                    throw new LogFailed(remembered);
                });
                SqliteVault vault = keep(SqliteVault.open(dataDir.resolve(VAULT)));
                ownerOnly(dataDir.resolve(VAULT));
                SqliteCommitLog log = keep(SqliteCommitLog.open(dataDir.resolve(LOG)));
                AnchorFile anchor = new AnchorFile(dataDir.resolve(ANCHOR), vault.secretOrNew(ANCHOR_KEY));
                Anchoring anchoring = Anchoring.start(log, anchor, firstLook);
                log.stopped().thenAccept(failed -> FaultFile.remember(dataDir, failed));
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
