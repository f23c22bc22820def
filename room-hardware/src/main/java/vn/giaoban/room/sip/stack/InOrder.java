package vn.giaoban.room.sip.stack;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one task after the other, on the threads of another executor, which may wait. */
final class InOrder {
    private static final Logger LOG = LoggerFactory.getLogger(InOrder.class);

    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    InOrder(Executor threads) {
        this.threads = threads;
    }

    /** Adds a task; nothing is done any more while all ends. */
    synchronized void execute(Runnable task) {
        waiting.add(task);
        if (!busy) {
            try {
                threads.execute(this::work);
                busy = true;
            } catch (RejectedExecutionException closing) {
                LOG.debug("closing", closing);
            }
        }
    }

    private synchronized @Nullable Runnable take() {
        Runnable task = waiting.poll();
        busy = task != null;
        return task;
    }

    private void work() {
        for (Runnable task = take(); task != null; task = take()) {
            task.run();
        }
    }
}
