package vn.giaoban.meeting.live;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one at a time, each lane in order, an earlier lane before all later ones. */
final class Lanes {

    /** From the most to the least urgent. */
    enum Lane {
        /** What the log answered. */
        LOG,
        CHAIR,
        OTHERS
    }

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Executor executor;
    private final Runnable afterLog;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Lane, ArrayDeque<Runnable>> waiting = new EnumMap<>(Lane.class);
    private boolean running;

    /** @param afterLog runs after tasks, whenever none of the log's is waiting */
    Lanes(Executor executor, Runnable afterLog) {
        this.executor = executor;
        this.afterLog = afterLog;
        for (Lane lane : Lane.values()) {
            waiting.put(lane, new ArrayDeque<>());
        }
    }

    void post(Lane lane, Runnable task) {
        lock.lock();
        try {
            queue(lane).add(task);
            if (running) {
                return;
            }
            running = true;
        } finally {
            lock.unlock();
        }
        executor.execute(this::drain);
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
                if (logIsQuiet()) {
                    afterLog.run();
                }
            } catch (RuntimeException e) {
                LOG.error("a task failed", e);
            }
        }
    }

    private @Nullable Runnable next() {
        lock.lock();
        try {
            for (Lane lane : Lane.values()) {
                Runnable task = queue(lane).poll();
                if (task != null) {
                    return task;
                }
            }
            running = false;
            return null;
        } finally {
            lock.unlock();
        }
    }

    private boolean logIsQuiet() {
        lock.lock();
        try {
            return queue(Lane.LOG).isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private ArrayDeque<Runnable> queue(Lane lane) {
        ArrayDeque<Runnable> queue = waiting.get(lane);
        if (queue == null) {
            throw new IllegalStateException(lane.name());
        }
        return queue;
    }
}
