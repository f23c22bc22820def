package vn.giaoban.store.views;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.store.log.CommitLog;

/** The local read models of this node. */
public interface Views extends AutoCloseable {

    /**
     * Runs a query on a read-only connection; all its statements see the same position.
     *
     * @throws ViewBehind when it asks a view that is being made and cannot serve yet
     */
    <T> T query(Query<T> query);

    /**
     * Waits until every view has reached a position, those included that are being made and cannot serve yet.
     *
     * @throws ViewBehind when it has not within {@code timeout}
     */
    void await(long position, Duration timeout);

    /**
     * Waits until every view that serves has reached a position. Whoever then asks one that cannot serve yet is told by
     * {@link #query}.
     *
     * @throws ViewBehind when it has not within {@code timeout}
     */
    void awaitServing(long position, Duration timeout);

    /**
     * Makes views anew from the first commit, beside those that serve, and puts all in their place at once; a restart
     * meanwhile begins again. Whoever asks for more while some are being made begins again with all of them. When all
     * are made anew, nothing of the old ones stays on disk.
     *
     * @param names of the views; empty for all
     * @return completes when the new ones serve
     * @throws IllegalArgumentException when there is no such view
     */
    CompletableFuture<@Nullable Void> rebuild(Set<String> names);

    /**
     * The position that every view that serves has reached; stopped ones and those that cannot serve yet do not hold it
     * back.
     */
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

        public ViewBehind(String view) {
            super("the view " + view + " is being made");
        }
    }
}
