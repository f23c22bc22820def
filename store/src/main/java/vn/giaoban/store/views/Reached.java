package vn.giaoban.store.views;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.store.log.CommitLog;

/** The position that the views have reached, and who waits for it or is told. */
final class Reached {
    private static final Logger LOG = LoggerFactory.getLogger(Reached.class);

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long position;

    Reached(long position) {
        this.position = position;
    }

    long position() {
        return position;
    }

    void moveTo(long reached) {
        lock.lock();
        try {
            position = reached;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        for (LongConsumer listener : listeners) {
            try {
                listener.accept(reached);
            } catch (RuntimeException e) {
                LOG.error("a listener of the views threw", e);
            }
        }
    }

    /** Waits until what is asked after every move has reached so much. */
    void await(long wanted, Duration timeout, LongSupplier reached) {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (reached.getAsLong() < wanted) {
                if (nanos <= 0) {
                    throw new Views.ViewBehind(wanted, reached.getAsLong());
                }
                nanos = moved.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Views.ViewBehind(wanted, reached.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    CommitLog.Subscription onMoved(LongConsumer listener) {
        LongConsumer own = reached -> listener.accept(reached);
        listeners.add(own);
        return () -> listeners.remove(own);
    }
}
