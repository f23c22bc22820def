package vn.giaoban.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.RawCommit;
import vn.giaoban.store.log.StoredCommit;

/** The files of a data directory, opened to be checked and never to be written. */
public final class LogFiles implements AutoCloseable {
    private static final int MOST_DAMAGE = 20;

    private final AnchorFile.Reading anchor;
    private final Path anchorFile;
    private final Connection connection;
    private final LogReader reader;

    private LogFiles(AnchorFile.Reading anchor, Path anchorFile, Connection connection) throws SQLException {
        this.anchor = anchor;
        this.anchorFile = anchorFile;
        this.connection = connection;
        this.reader = new LogReader(connection);
    }

    /**
     * Reads the anchor first, so that a log that is being written meanwhile can only be ahead of it.
     *
     * @throws Unreadable when a file is not there or is no such file
     */
    public static LogFiles open(Path dataDir) {
        AnchorFile.Reading anchor = readAnchor(dataDir);
        Path log = existing(dataDir.resolve(SqliteStore.LOG));
        try {
            return new LogFiles(anchor, dataDir.resolve(SqliteStore.ANCHOR), Sqlite.reader(log));
        } catch (SQLException e) {
            throw new Unreadable(SqliteStore.LOG, e);
        }
    }

    private static AnchorFile.Reading readAnchor(Path dataDir) {
        Path vault = existing(dataDir.resolve(SqliteStore.VAULT));
        try (Connection secrets = Sqlite.reader(vault);
                PreparedStatement select = secrets.prepareStatement("select value from secrets where name = ?")) {
            select.setString(1, SqliteStore.ANCHOR_KEY);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new AnchorFile(dataDir.resolve(SqliteStore.ANCHOR), row.getBytes(1)).read()
                        : new AnchorFile.Reading.Forged();
            }
        } catch (SQLException e) {
            throw new Unreadable(SqliteStore.VAULT, e);
        } catch (IOException e) {
            throw new Unreadable(SqliteStore.ANCHOR, e);
        }
    }

    private static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Unreadable(String.valueOf(file.getFileName()), new IOException("no such file: " + file));
        }
        return file;
    }

    /** What the anchor says against the log, if anything. */
    public Optional<Finding> anchor() {
        try {
            return switch (anchor) {
                case AnchorFile.Reading.Signed signed -> AnchorCheck.check(reader, signed.head());
                case AnchorFile.Reading.Forged forged ->
                    Optional.of(new Finding.AnchorForged(String.valueOf(anchorFile.getFileName())));
                case AnchorFile.Reading.Absent absent ->
                    reader.head().position() == 0
                            ? Optional.empty()
                            : Optional.of(new Finding.AnchorMissing(String.valueOf(anchorFile.getFileName())));
            };
        } catch (SQLException | RuntimeException e) {
            return Optional.of(new Unreadable(SqliteStore.LOG, e).finding());
        }
    }

    /** The whole chain, from the first commit. */
    public ChainCheck chain() {
        return new ChainCheck(reader, new Head(0, Hash.GENESIS));
    }

    /** At most {@code limit} commits of a scope after a position, in order. */
    public List<StoredCommit> scope(String scope, long afterPosition, int limit) {
        try {
            return reader.byScope(scope, afterPosition, limit).stream()
                    .map(RawCommit::stored)
                    .toList();
        } catch (SQLException e) {
            throw new Unreadable(SqliteStore.LOG, e);
        }
    }

    /** What SQLite finds wrong with the pages and indexes of the file, the first few; damaged pages by number. */
    public List<Finding> damage() {
        List<Finding> damage = new ArrayList<>(DamagedPage.all(connection, MOST_DAMAGE));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma integrity_check(" + MOST_DAMAGE + ")")) {
            while (row.next()) {
                String line = row.getString(1);
                if (!line.equals("ok")) {
                    damage.add(new Finding.FileUnreadable(SqliteStore.LOG, 0, line));
                }
            }
        } catch (SQLException e) {
            damage.add(new Unreadable(SqliteStore.LOG, e).finding());
        }
        return damage;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (SQLException e) {
            throw new Unreadable(SqliteStore.LOG, e);
        }
    }

    /** A file that cannot be opened at all. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Finding finding;

        Unreadable(String file, Exception cause) {
            super(file, cause);
            finding = new Finding.FileUnreadable(file, 0, String.valueOf(cause.getMessage()));
        }

        public Finding finding() {
            return finding;
        }
    }
}
