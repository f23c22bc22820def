package vn.giaoban.store.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import vn.giaoban.store.log.CommitLog;

/** The local read models of this node. */
public interface Views extends AutoCloseable {

    /** Runs a query on a read-only connection; all its statements see the same position. */
    <T> T query(Query<T> query);

    /**
     * Waits until every view that follows has reached a position.
     *
     * @throws ViewBehind when it has not within {@code timeout}
     */
    void await(long position, Duration timeout);

    /** The position that every view that follows has reached; stopped views do not hold it back. */
    long position();

    /** Every view, the stopped ones with their cause. */
    List<ViewState> states();

    /** Calls the listener after commits were applied, with {@link #position}; it must return at once. */
    CommitLog.Subscription onApplied(LongConsumer listener);

    @Override
    void close();

    /** A read. */
    @FunctionalInterface
    interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    /** The views have not yet seen the position that the reader must see; try again. */
    final class ViewBehind extends RuntimeException {
        private static final long serialVersionUID = 1;

        public ViewBehind(long wanted, long reached) {
            super("views have reached " + reached + ", wanted " + wanted);
        }
    }
}
