package vn.giaoban.store.views;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.StoredCommit;
import vn.giaoban.store.sqlite.Sqlite;

/** The writing side of a file of views: what each view has reached stands beside its rows, in the same transaction. */
final class ViewFile implements AutoCloseable {
    static final Head EMPTY = new Head(0, Hash.GENESIS);

    private final Connection connection;

    ViewFile(Path file) throws SQLException {
        connection = Sqlite.rebuildableWriter(file);
        try {
            Sqlite.execute(connection, """
                    create table if not exists view_state (
                      name text primary key,
                      version integer not null,
                      position integer not null,
                      hash blob not null) without rowid""");
            Sqlite.execute(connection, "create table if not exists view_wanted (name text primary key) without rowid");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** What a view of this version had reached. */
    Optional<Head> reached(View view) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select position, hash from view_state where name = ? and version = ?")) {
            select.setString(1, view.name());
            select.setInt(2, view.version());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Head(row.getLong(1), new Hash(row.getBytes(2)))) : Optional.empty();
            }
        }
    }

    /** Makes a view's tables, empty. */
    void create(View view) throws SQLException {
        begin();
        try {
            view.create(connection);
            store(view, EMPTY);
            commit();
        } catch (SQLException | RuntimeException e) {
            rollback();
            throw e;
        }
    }

    /** Drops a view's tables, of whatever version they are. */
    void drop(String view) throws SQLException {
        String prefix = view + "_";
        begin();
        try (PreparedStatement select =
                        connection.prepareStatement("select name from sqlite_master where type = 'table'"
                                + " and substr(name, 1, ?) = ? order by sql like 'create virtual%' desc");
                PreparedStatement delete = connection.prepareStatement("delete from view_state where name = ?")) {
            select.setInt(1, prefix.length());
            select.setString(2, prefix);
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) { // a virtual one takes its own tables with it
                Sqlite.execute(connection, "drop table if exists \"" + table + '"');
            }
            delete.setString(1, view);
            delete.executeUpdate();
            commit();
        } catch (SQLException | RuntimeException e) {
            rollback();
            throw e;
        }
    }

    /** The views that somebody wants made anew: remembered until it is done. */
    Set<String> wanted() throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select name from view_wanted")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    void want(Set<String> names) throws SQLException {
        begin();
        try (PreparedStatement insert = connection.prepareStatement("insert into view_wanted (name) values (?)")) {
            Sqlite.execute(connection, "delete from view_wanted");
            for (String name : names) {
                insert.setString(1, name);
                insert.executeUpdate();
            }
            commit();
        } catch (SQLException | RuntimeException e) {
            rollback();
            throw e;
        }
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

    /**
     * Applies commits to one view within the open transaction: all of them, or none when the view throws.
     *
     * @throws SQLException when the disk does not take it
     */
    void apply(View view, List<StoredCommit> commits) throws SQLException, Stopped {
        Sqlite.execute(connection, "savepoint one_view");
        int applied = 0;
        try {
            for (StoredCommit commit : commits) {
                view.apply(connection, commit);
                applied++;
            }
            StoredCommit last = commits.getLast();
            store(view, new Head(last.position(), last.hash()));
        } catch (SQLException | RuntimeException | LinkageError | AssertionError e) {
            if (e instanceof SQLException disk && ViewFiles.inTheWay(disk)) {
                throw disk;
            }
            Sqlite.execute(connection, "rollback to one_view");
            Sqlite.execute(connection, "release one_view");
            throw new Stopped(applied, e);
        }
        Sqlite.execute(connection, "release one_view");
    }

    /** A view threw, after it had applied so many of the commits. */
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1;
        final int applied;

        Stopped(int applied, Throwable cause) {
            super(cause);
            this.applied = applied;
        }
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

    /** From here on nothing is synced, until {@link #settle}. */
    void hurry() throws SQLException {
        Sqlite.execute(connection, "pragma synchronous = off");
    }

    /** Brings all that was written to the disk. */
    void settle() throws SQLException {
        Sqlite.execute(connection, "pragma synchronous = normal");
        Sqlite.execute(connection, "pragma wal_checkpoint(truncate)");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
