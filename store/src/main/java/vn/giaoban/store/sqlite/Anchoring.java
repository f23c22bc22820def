package vn.giaoban.store.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.store.log.Finding;
import vn.giaoban.store.log.Hash;
import vn.giaoban.store.log.Head;
import vn.giaoban.store.log.LogFailed;

/**
 * Holds the log against its anchor: at the start, then in the background all that stands before the anchor; and moves
 * the anchor every second while the log grows.
 */
final class Anchoring {
    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);
    /** A log that is not large is checked whole in that time, before it serves. */
    static final Duration FIRST_LOOK = Duration.ofMillis(300);

    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** The scrub works a quarter of the time: the JVM's priorities mean nothing on Linux, and a start has two cores. */
    private static final int RESTS = 3;

    /** It begins after so many times the first look: a server that starts has better use for both cores. */
    private static final int SETTLE = 10;

    private static final int BATCH = 200;

    private final SqliteCommitLog log;
    private final AnchorFile file;
    private final Head start;
    private Head scrubbed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread mover;
    private final Thread scrubber;
    private Head anchored;
    private volatile boolean complained;

    private Anchoring(SqliteCommitLog log, AnchorFile file, Head anchored, Head scrubbed, Duration settle) {
        this.log = log;
        this.file = file;
        this.start = anchored;
        this.scrubbed = scrubbed;
        this.anchored = anchored;
        this.mover = Thread.ofPlatform().daemon().name("log-anchor").start(this::move);
        this.scrubber = Thread.ofPlatform()
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .name("log-scrub")
                .start(() -> scrub(settle));
    }

    /**
     * Checks the anchor, every commit after it and, for some time, those before it; then keeps the anchor moving.
     *
     * @throws LogFailed when the log is not what was anchored
     * @throws SQLException when it cannot be written
     */
    static Anchoring start(SqliteCommitLog log, AnchorFile file, Duration firstLook) throws IOException, SQLException {
        Head anchored = switch (file.read()) {
            case AnchorFile.Reading.Signed signed -> signed.head();
            case AnchorFile.Reading.Forged forged ->
                throw new LogFailed(new Finding.AnchorForged(file.file().toString()));
            case AnchorFile.Reading.Absent absent -> first(log, file);
        };
        Optional<Finding> finding = log.readUnchecked(reader -> against(reader, anchored));
        if (finding.isPresent()) {
            throw new LogFailed(finding.get());
        }
        Head scrubbed = scrub(log, anchored, firstLook);
        log.proveWritable();
        return new Anchoring(log, file, anchored, scrubbed, firstLook.multipliedBy(SETTLE));
    }

    private static Head scrub(SqliteCommitLog log, Head until, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Head at = new Head(0, Hash.GENESIS);
        while (at.position() < until.position() && System.nanoTime() < end) {
            at = scrubbed(log, at);
        }
        return at;
    }

    /** The next few commits, checked. */
    private static Head scrubbed(SqliteCommitLog log, Head from) {
        return log.readUnchecked(reader -> {
            ChainCheck check = new ChainCheck(reader, from);
            check.next(BATCH).stream().findFirst().ifPresent(finding -> {
                throw new LogFailed(finding);
            });
            return check.at();
        });
    }

    private static Head first(SqliteCommitLog log, AnchorFile file) throws IOException {
        if (log.head().position() > 0) {
            throw new LogFailed(new Finding.AnchorMissing(file.file().toString()));
        }
        Head empty = new Head(0, Hash.GENESIS);
        file.write(empty);
        return empty;
    }

    private static Optional<Finding> against(LogReader reader, Head anchored) throws SQLException {
        Optional<Finding> finding = AnchorCheck.check(reader, anchored);
        if (finding.isPresent()) {
            return finding;
        }
        ChainCheck check = new ChainCheck(reader, anchored);
        while (!check.done()) {
            List<Finding> findings = check.next(BATCH);
            if (!findings.isEmpty()) {
                return Optional.of(findings.getFirst());
            }
        }
        return Optional.empty();
    }

    /** Anchors the head as it is now; durable when it returns. */
    synchronized Head anchorNow() {
        Head head = log.head();
        if (!log.failed() && !head.equals(anchored)) {
            try {
                file.write(head);
            } catch (IOException e) {
                throw new UncheckedIOException("anchor", e);
            }
            anchored = head;
        }
        return anchored;
    }

    /** As {@link #anchorNow}; a disk that refuses is told of once, until it takes the anchor again. */
    void anchorOrComplain() {
        try {
            anchorNow();
            complained = false;
        } catch (UncheckedIOException e) {
            if (!complained) {
                LOG.error("the anchor cannot be written", e);
            }
            complained = true;
        }
    }

    private void move() {
        try {
            while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                log.tryAgain();
                anchorOrComplain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void scrub(Duration settle) {
        try {
            long rest = settle.toNanos();
            while (scrubbed.position() < start.position()
                    && !log.failed()
                    && !closed.await(rest, TimeUnit.NANOSECONDS)) {
                long began = System.nanoTime();
                scrubbed = scrubbed(log, scrubbed);
                rest = RESTS * (System.nanoTime() - began);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LogFailed e) {
            if (!log.closed()) {
                log.fail(e);
            }
        }
    }

    /** Stops both threads; {@link #anchorNow} still works. */
    void stop() {
        closed.countDown();
        try {
            mover.join();
            scrubber.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
