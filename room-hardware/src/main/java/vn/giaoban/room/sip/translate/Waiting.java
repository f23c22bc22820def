package vn.giaoban.room.sip.translate;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait for a process. It is given a few at a time and the next ones as it puts them out, because a pipe
 * alone holds many seconds of a quiet picture; those that wait are given up when they are late, because what is shown
 * late to people who talk is worth less than a picture that is left out. From any thread.
 */
final class Waiting {
    /** As many as keep a process busy. */
    static final int INSIDE = 3;
    /** What waits for longer than this is late. */
    static final long LATE_NANOS = 300_000_000L;
    /** A process that puts nothing out for so long has made nothing of what it was given, as of a damaged frame. */
    private static final long SILENT_NANOS = 1_000_000_000L;

    private record Frame(byte[] bytes, boolean key, long since) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Frame> frames = new ArrayDeque<>();
    private int inside;
    private boolean ended;

    /**
     * Adds a frame. Where the first of those that wait is late, those before the newest key frame are given up; and if that
     * is late too, those after it, but it stays itself until another comes, so that a machine that is much too slow still
     * shows pictures that stand still.
     *
     * @return false when this one is given up with them because it is no key frame; the next one must be
     */
    boolean add(byte[] frame, boolean key, long now) {
        lock.lock();
        try {
            if (late(frames.peek(), now)) {
                Frame newest = key ? null : newestKey();
                while (frames.peek() != newest) {
                    frames.poll();
                }
                if (!key && (newest == null || late(newest, now))) {
                    frames.removeIf(after -> after != newest);
                    return false;
                }
            }
            frames.add(new Frame(frame, key, now));
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static boolean late(@Nullable Frame frame, long now) {
        return frame != null && now - frame.since > LATE_NANOS;
    }

    private @Nullable Frame newestKey() {
        return frames.stream().filter(Frame::key).reduce((one, next) -> next).orElse(null);
    }

    /** The next frame as soon as the process may have it; null when it is to end. */
    byte @Nullable [] take() throws InterruptedException {
        lock.lock();
        try {
            long left = SILENT_NANOS;
            while (!ended && (frames.isEmpty() || inside >= INSIDE)) {
                if (inside < INSIDE) {
                    changed.await();
                } else if (left > 0) {
                    left = changed.awaitNanos(left);
                } else {
                    inside = 0;
                }
            }
            Frame next = ended ? null : frames.poll();
            inside++;
            return next == null ? null : next.bytes;
        } finally {
            lock.unlock();
        }
    }

    /** The process has put out a frame. */
    void done() {
        lock.lock();
        try {
            inside = Math.max(0, inside - 1);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is taken. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
