package vn.giaoban.store.log;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives durable commits in order to a consumer in memory, on a virtual thread of its own. A consumer that throws stops
 * the tail: the failure is logged and stays visible.
 */
public final class LogTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final int BATCH = 200;

    private final CommitLog log;
    private final Consumer<StoredCommit> consumer;
    private final Semaphore wake = new Semaphore(0);
    private final CommitLog.Subscription subscription;
    private final Thread thread;
    private volatile long position;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    private LogTail(CommitLog log, long afterPosition, Consumer<StoredCommit> consumer) {
        this.log = log;
        this.position = afterPosition;
        this.consumer = consumer;
        this.subscription = log.onAppended(wake::release);
        this.thread = Thread.ofVirtual().name("log-tail").unstarted(this::run);
    }

    /** Starts with the first commit after a position. */
    public static LogTail start(CommitLog log, long afterPosition, Consumer<StoredCommit> consumer) {
        LogTail tail = new LogTail(log, afterPosition, consumer);
        tail.thread.start();
        return tail;
    }

    private void run() {
        try {
            while (!closed) {
                List<StoredCommit> batch = log.read(position, BATCH);
                for (StoredCommit commit : batch) {
                    if (closed) {
                        return;
                    }
                    consumer.accept(commit);
                    position = commit.position();
                }
                if (batch.size() < BATCH) {
                    wake.acquire();
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("tail ended at {}", position);
        } catch (RuntimeException | Error e) {
            if (!closed) {
                failure = e;
                LOG.error("tail stopped after position {}", position, e);
            }
        }
    }

    /** The last position that the consumer has taken. */
    public long position() {
        return position;
    }

    /** Why it stopped, if it did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends the tail; returns once the consumer has been left, unless called by it. */
    @Override
    public void close() {
        closed = true;
        subscription.close();
        wake.release();
        if (!Thread.currentThread().equals(thread)) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
