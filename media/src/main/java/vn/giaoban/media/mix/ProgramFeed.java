package vn.giaoban.media.mix;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.media.FeedPacket;
import vn.giaoban.media.FeedTap;

/**
 * A room's program feed on a thread of its own. The media thread only puts packets into a bounded queue; when this
 * thread falls behind they are dropped and counted, and the media thread never waits.
 */
public final class ProgramFeed implements FeedTap, AutoCloseable {
    /** Time for lost packets to be sent again. */
    public static final int DELAY_MILLIS = 1_000;

    private static final int QUEUE = 8_192;
    private static final Logger log = LoggerFactory.getLogger(ProgramFeed.class);

    private final ArrayBlockingQueue<FeedPacket> queue = new ArrayBlockingQueue<>(QUEUE);
    private final LongAdder overrun = new LongAdder();
    private final LongSupplier clock;
    private final Runnable keyFrames;
    private final ProgramCore core;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean keyWanted;
    private volatile FeedCounts counts = new FeedCounts(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Starts at once.
     *
     * @param clock the server's clock, in Unix milliseconds, the one that {@link FeedPacket#captureMillis} is on; must
     *     not go backwards
     * @param keyFrames asks the source on stage for a key frame
     */
    public ProgramFeed(String name, LongSupplier clock, Runnable keyFrames, ProgramSink sink) {
        this.clock = clock;
        this.keyFrames = keyFrames;
        this.core = new ProgramCore(clock.getAsLong(), DELAY_MILLIS, sink);
        this.thread = Thread.ofPlatform().name("program-" + name).daemon().start(this::run);
    }

    @Override
    public void packet(FeedPacket packet) {
        if (!queue.offer(packet)) {
            overrun.increment();
        }
    }

    /** Wants the next picture to be a key frame, for a new segment. */
    public void wantKey() {
        keyWanted = true;
    }

    public FeedCounts counts() {
        return counts;
    }

    /** Ends the feed: everything captured until now has been given to the sink when this returns. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            // Never waits on the queue: a waiting reader would cost the media thread a wake-up per packet.
            long wait = core.nextMillis() - clock.getAsLong();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.clamp(wait, 1, ProgramCore.STEP_MILLIS)));
            guarded(0);
        }
        guarded(DELAY_MILLIS);
    }

    private void guarded(int ahead) {
        try {
            turn(ahead);
        } catch (RuntimeException e) {
            log.error("program feed: a turn failed", e);
        }
    }

    private void turn(int ahead) {
        long now = clock.getAsLong();
        for (FeedPacket packet = queue.poll(); packet != null; packet = queue.poll()) {
            core.handle(packet, now);
        }
        if (keyWanted) {
            keyWanted = false;
            core.wantKey();
        }
        core.advance(now + ahead);
        if (core.askNow(now)) {
            keyFrames.run();
        }
        counts = core.counter().snapshot(overrun.sum());
    }
}
