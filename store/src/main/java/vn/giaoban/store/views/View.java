package vn.giaoban.store.views;

import java.sql.Connection;
import java.sql.SQLException;
import vn.giaoban.store.log.StoredCommit;

/**
 * One read model. Its tables carry its name and an underscore as prefix; when its version or the log under it changes,
 * they are dropped and filled again from the first commit.
 */
public interface View {
    /** Lower-case letters; the prefix of its tables. */
    String name();

    /** Raised when tables or their meaning change. */
    int version();

    /** Creates the (absent) tables. */
    void create(Connection connection) throws SQLException;

    /** Applies one commit, in the transaction that also stores the position reached. */
    void apply(Connection connection, StoredCommit commit) throws SQLException;
}
