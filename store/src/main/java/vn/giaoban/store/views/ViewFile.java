package vn.giaoban.store.views;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.LogFailed;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.sqlite.Sqlite;

/** The writing side of the views' file: what each view has reached stands beside its rows, in the same transaction. */
final class ViewFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViewFile.class);
    static final Head EMPTY = new Head(0, Hash.GENESIS);

    private final Connection connection;

    ViewFile(Path file) throws SQLException {
        connection = Sqlite.rebuildableWriter(file);
        Sqlite.execute(connection, """
                create table if not exists view_state (
                  name text primary key,
                  version integer not null,
                  position integer not null,
                  hash blob not null) without rowid""");
    }

    /**
     * Where a view goes on: what it had reached, or the start when it is new, has another version, or saw another log.
     *
     * @throws LogFailed when the view has seen more than the log holds
     */
    Head prepare(View view, CommitLog log) throws SQLException {
        Optional<Head> reached = reached(view);
        if (reached.isPresent() && sawThisLog(view, reached.get(), log)) {
            return reached.get();
        }
        LOG.info("view {} is built from the start", view.name());
        begin();
        try {
            view.drop(connection);
            view.create(connection);
            store(view, EMPTY);
            commit();
        } catch (SQLException | RuntimeException e) {
            rollback();
            throw e;
        }
        return EMPTY;
    }

    private Optional<Head> reached(View view) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select position, hash from view_state where name = ? and version = ?")) {
            select.setString(1, view.name());
            select.setInt(2, view.version());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Head(row.getLong(1), new Hash(row.getBytes(2)))) : Optional.empty();
            }
        }
    }

    private static boolean sawThisLog(View view, Head reached, CommitLog log) {
        Head head = log.head();
        if (reached.position() > head.position()) {
            throw new LogFailed(new Finding.LogBehindView(view.name(), reached.position(), head.position()));
        }
        if (reached.position() == 0) {
            return true;
        }
        List<StoredCommit> there = log.read(reached.position() - 1, 1);
        return there.size() == 1 && there.getFirst().hash().equals(reached.hash());
    }

    void begin() throws SQLException {
        Sqlite.execute(connection, "begin immediate");
    }

    void commit() throws SQLException {
        Sqlite.execute(connection, "commit");
    }

    void rollback() throws SQLException {
        Sqlite.execute(connection, "rollback");
    }

    /** Applies commits to one view within the open transaction: all of them, or none when the view throws. */
    void apply(View view, List<StoredCommit> commits) throws SQLException {
        Sqlite.execute(connection, "savepoint one_view");
        try {
            for (StoredCommit commit : commits) {
                view.apply(connection, commit);
            }
            StoredCommit last = commits.getLast();
            store(view, new Head(last.position(), last.hash()));
        } catch (SQLException | RuntimeException | Error e) {
            Sqlite.execute(connection, "rollback to one_view");
            Sqlite.execute(connection, "release one_view");
            throw e;
        }
        Sqlite.execute(connection, "release one_view");
    }

    private void store(View view, Head reached) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert or replace into view_state (name, version, position, hash) values (?, ?, ?, ?)")) {
            insert.setString(1, view.name());
            insert.setInt(2, view.version());
            insert.setLong(3, reached.position());
            insert.setBytes(4, reached.hash().bytes());
            insert.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
