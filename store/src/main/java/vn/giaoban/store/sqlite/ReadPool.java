package vn.giaoban.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A few reading connections, opened when first needed; who finds all in use waits. */
public final class ReadPool<R extends AutoCloseable> implements AutoCloseable {
    private static final int SIZE = 8;

    private final Opener<R> opener;
    private final ConcurrentLinkedDeque<R> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore permits = new Semaphore(SIZE);
    private volatile boolean closed;

    public ReadPool(Opener<R> opener) {
        this.opener = opener;
    }

    public <T> T use(Use<R, T> use) throws SQLException {
        permits.acquireUninterruptibly();
        try {
            if (closed) {
                throw new SQLException("closed");
            }
            @Nullable R pooled = idle.pollFirst();
            R reader = pooled == null ? opener.open() : pooled;
            T result;
            try {
                result = use.with(reader);
            } catch (SQLException | RuntimeException | Error e) {
                closeQuietly(reader);
                throw e;
            }
            idle.addFirst(reader);
            return result;
        } finally {
            permits.release();
        }
    }

    /** Waits for those who still read. */
    @Override
    public void close() {
        permits.acquireUninterruptibly(SIZE);
        closed = true;
        for (R reader = idle.pollFirst(); reader != null; reader = idle.pollFirst()) {
            closeQuietly(reader);
        }
        permits.release(SIZE);
    }

    @SuppressWarnings("EmptyCatch") // a read-only connection holds nothing that closing could lose
    private void closeQuietly(R reader) {
        try {
            reader.close();
        } catch (Exception e) {
            // see above
        }
    }

    /** Opens a reader. */
    @FunctionalInterface
    public interface Opener<R> {
        R open() throws SQLException;
    }

    /** Reads. */
    @FunctionalInterface
    public interface Use<R, T> {
        T with(R reader) throws SQLException;
    }
}
