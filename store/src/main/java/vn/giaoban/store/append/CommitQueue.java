package vn.giaoban.store.append;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Commits that wait for the writer, in the order in which they came. */
final class CommitQueue {
    private static final int GROUP = 256;
    private static final long GROUP_BYTES = 16L * 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private boolean closed;

    /** False when the queue was closed. */
    boolean offer(Pending pending) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            waiting.addLast(pending);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What one transaction takes: at least one, or none when the queue is closed and empty. */
    List<Pending> takeGroup() {
        List<Pending> group = new ArrayList<>();
        long bytes = 0;
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            while (!waiting.isEmpty() && group.size() < GROUP && bytes < GROUP_BYTES) {
                Pending next = waiting.removeFirst();
                bytes += next.encoding().size();
                group.add(next);
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
