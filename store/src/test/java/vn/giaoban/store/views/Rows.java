package vn.giaoban.store.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import vn.giaoban.store.log.StoredCommit;

/** A view of one row per commit. */
class Rows implements View {
    private final String name;
    private final int version;
    volatile int applied;

    Rows(String name, int version) {
        this.name = name;
        this.version = version;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        execute(connection, "create table " + name + "_rows (position integer primary key)");
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the views' thread only
    public void apply(Connection connection, StoredCommit stored) throws SQLException {
        execute(connection, "insert into " + name + "_rows values (" + stored.position() + ")");
        applied++;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
