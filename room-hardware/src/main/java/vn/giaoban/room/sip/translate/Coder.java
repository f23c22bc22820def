package vn.giaoban.room.sip.translate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one ffmpeg of a conference in one direction: begun when it is needed, ended when nothing is fed to it any more. */
final class Coder {
    private static final Logger LOG = LoggerFactory.getLogger(Coder.class);
    /** After a process has died or could not begin. */
    private static final long AGAIN_NANOS = 5_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Work work;
    private final long idleNanos;
    private final Runnable ended;
    private @Nullable Ffmpeg process;
    private @Nullable Instant since;
    private long fedAt = NEVER;
    private long failedAt = NEVER;
    private String fault = "";

    /** What is coded; the words are those of {@link Translation}. */
    record Work(UUID conference, String direction, String reason, String from, String to) {}

    /** Says what ffmpeg is told, once what it writes to is open. */
    interface Preparation {
        List<String> arguments() throws IOException;
    }

    /** @param ended after every process, to close what it wrote to */
    Coder(Work work, long idleNanos, Runnable ended) {
        this.work = work;
        this.idleNanos = idleNanos;
        this.ended = ended;
    }

    /** Begins a process, unless one has failed just now; {@link #runs} says whether there is one. */
    void start(Preparation preparation, Consumer<InputStream> output, byte[] header, long now) {
        if (now - failedAt < AGAIN_NANOS) {
            return;
        }
        if (!Ffmpeg.installed()) {
            fail("translator-missing", now);
            return;
        }
        try {
            Ffmpeg fresh = Ffmpeg.start(preparation.arguments(), header, output);
            process = fresh;
            since = Instant.now();
            fedAt = now;
            fault = "";
            LOG.info("{} to {} in {}, {}", work.from, work.to, work.conference, work.direction);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be coded as {}: {}", work.from, work.to, e.getMessage());
            fail("translator-failed", now);
            ended.run();
        }
    }

    private void fail(String code, long now) {
        fault = code;
        failedAt = now;
    }

    /** Whether a process runs; one that has died is noticed and cleared away here. */
    boolean runs(long now) {
        if (process != null && !process.alive()) {
            fail("translator-failed", now);
            stop();
        }
        return process != null;
    }

    /** Gives the process a frame; false when it is too late with those it has, or gone: a key frame must be next. */
    boolean write(byte[] frame, boolean key, long now) {
        fedAt = now;
        return process != null && process.write(frame, key);
    }

    /** The process has put out a frame. */
    void written() {
        if (process != null) {
            process.written();
        }
    }

    /** Ends a process that is fed nothing. */
    void poll(long now) {
        if (process != null && now - fedAt > idleNanos) {
            stop();
        }
    }

    void stop() {
        if (process != null) {
            LOG.info("{} to {} in {} is over, process {}", work.from, work.to, work.conference, process.pid());
            process.close();
            process = null;
            since = null;
            ended.run();
        }
    }

    /** Why nothing comes out though something goes in; "" when all is well. */
    String fault() {
        return fault;
    }

    /** What runs now. */
    List<Translation> running() {
        Ffmpeg now = process;
        Instant began = since;
        return now == null || began == null || now.pid() == 0
                ? List.of()
                : List.of(new Translation(
                        work.conference,
                        work.direction,
                        work.reason,
                        work.from,
                        work.to,
                        now.pid(),
                        now.cores(),
                        began));
    }
}
