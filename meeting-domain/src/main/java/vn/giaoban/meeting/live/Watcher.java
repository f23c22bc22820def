package vn.giaoban.meeting.live;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the states of a room to one consumer, in order; a slow one skips to the latest. */
final class Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    private final Consumer<LiveRoom> consumer;
    private final Executor executor;
    private final AtomicReference<@Nullable LiveRoom> latest = new AtomicReference<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean ended;
    private long seen = -1;

    Watcher(Consumer<LiveRoom> consumer, Executor executor) {
        this.consumer = consumer;
        this.executor = executor;
    }

    void offer(LiveRoom room) {
        latest.accumulateAndGet(
                room, (was, now) -> was == null || now == null || now.position() > was.position() ? now : was);
        if (running.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    void end() {
        ended = true;
    }

    private void run() {
        do {
            LiveRoom room = latest.getAndSet(null);
            if (room != null && room.position() > seen && !ended) {
                seen = room.position();
                accept(room);
            }
            running.set(false);
        } while (latest.get() != null && running.compareAndSet(false, true));
    }

    private void accept(LiveRoom room) {
        try {
            consumer.accept(room);
        } catch (RuntimeException e) {
            LOG.error("watcher of {} failed at position {}", room.conference(), room.position(), e);
        }
    }
}
