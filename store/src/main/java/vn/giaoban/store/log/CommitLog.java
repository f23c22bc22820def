package vn.giaoban.store.log;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One gapless, hash-chained log of commits. One command is one {@link Commit}: all its events on any number of streams,
 * all or nothing. Every implementation passes {@code CommitLogContract}.
 */
public interface CommitLog extends AutoCloseable {

    /**
     * Appends at the next position. Calls are appended in the order in which they were made, without waiting for each
     * other; the future completes only once the commit is durable.
     *
     * <p>A commit whose command id is already in the log completes with the commit stored first. Otherwise completes
     * exceptionally with {@link ConflictingCommit}, {@link CommitTooLarge}, {@link InvalidCommit} or {@link LogFailed}.
     */
    CompletableFuture<StoredCommit> append(Commit commit);

    /** A stable code of why nothing can be written at present, or nothing can be read any more; empty when all is well. */
    default Optional<String> fault() {
        return Optional.empty();
    }

    /** The last durable position and its hash; position 0 and {@link Hash#GENESIS} when the log is empty. */
    Head head();

    /** The commit of a command, if it is in the log. */
    Optional<StoredCommit> findByCommand(UUID commandId);

    /** At most {@code limit} commits after {@code position}, in order. */
    List<StoredCommit> read(long afterPosition, int limit);

    /** Every commit that holds an event of one of the streams, each once, in order. */
    default List<StoredCommit> readStreams(Collection<StreamId> streams) {
        return readStreams(streams, 0);
    }

    /** Those of them that stand after a position. */
    List<StoredCommit> readStreams(Collection<StreamId> streams, long afterPosition);

    /** At most {@code limit} commits of a scope (a conference id) after a position, in order. */
    List<StoredCommit> readScope(String scope, long afterPosition, int limit);

    /**
     * Calls the listener after commits have become durable: a wake-up only, coalesced; read the log to learn what is
     * new. The listener must return at once.
     */
    Subscription onAppended(Runnable listener);

    @Override
    void close();

    /** Ends a subscription; ending it twice does nothing. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
