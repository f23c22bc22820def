package vn.giaoban.room.sip.translate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One ffmpeg process and what waits before its input. Whoever calls waits for nothing: the process is begun, fed and ended
 * by a thread of its own, because each of these can take long, or for ever, while it stands still.
 */
final class Ffmpeg implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ffmpeg.class);
    private static final Path PROGRAM = Path.of("/usr/bin/ffmpeg");
    /** One that does not end when it is asked to. */
    private static final long PATIENCE_SECONDS = 2;

    private final Waiting waiting = new Waiting();
    private final long began = System.nanoTime();
    private volatile @Nullable Process process;
    private volatile boolean over;
    private volatile boolean ending;

    private Ffmpeg() {}

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /**
     * Starts one.
     *
     * @param arguments after {@code ffmpeg}; its input is {@code pipe:0}
     * @param header what its input begins with
     * @param output reads what it writes to its standard output, on a thread of its own
     */
    static Ffmpeg start(List<String> arguments, byte[] header, Consumer<InputStream> output) {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-v", "error", "-nostats", "-hide_banner"));
        command.addAll(arguments);
        Ffmpeg fresh = new Ffmpeg();
        Thread.ofPlatform().daemon().name("ffmpeg").start(() -> fresh.run(command, header, output));
        return fresh;
    }

    /** Gives it a frame; false when it is too late with those it has, or gone: nothing comes out before a key frame. */
    boolean write(byte[] frame, boolean key) {
        return alive() && waiting.add(frame, key, System.nanoTime());
    }

    /** It has put out a frame. */
    void written() {
        waiting.done();
    }

    /** Whether it works, or is just beginning. */
    boolean alive() {
        Process now = process;
        return !over && (now == null || now.isAlive());
    }

    /** Its number; 0 before it has one. */
    long pid() {
        Process now = process;
        return now == null ? 0 : now.pid();
    }

    /** How many cores it has used on average since it began. */
    double cores() {
        Process now = process;
        if (now == null) {
            return 0;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Duration used = now.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
        return used.toMillis() / 1000.0 / Math.max(1, seconds);
    }

    private void run(List<String> command, byte[] header, Consumer<InputStream> output) {
        try {
            Process started = new ProcessBuilder(command).start();
            process = started;
            LOG.info("ffmpeg {} begins", started.pid());
            Thread.ofVirtual().name("ffmpeg-output").start(() -> output.accept(started.getInputStream()));
            Thread.ofVirtual().name("ffmpeg-words").start(() -> words(started));
            if (!ending) {
                feed(started, header);
            }
            kill(started.toHandle());
            started.waitFor();
            LOG.info("ffmpeg {} has ended", started.pid());
        } catch (IOException e) {
            LOG.warn("ffmpeg cannot begin: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
        }
    }

    private void feed(Process started, byte[] header) throws InterruptedException {
        try (OutputStream in = started.getOutputStream()) {
            in.write(header);
            for (byte[] frame = waiting.take(); frame != null; frame = waiting.take()) {
                in.write(frame);
                in.flush();
            }
        } catch (IOException e) {
            if (!ending) {
                LOG.warn("ffmpeg {} takes nothing any more: {}", started.pid(), e.getMessage());
            }
        }
    }

    /** {@link Process#destroy} would close its input, and so wait for who writes there. */
    private static void kill(ProcessHandle handle) {
        handle.destroy();
        handle.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(late -> {
            handle.destroyForcibly();
            return handle;
        });
    }

    private static void words(Process of) {
        try (InputStream errors = of.getErrorStream()) {
            String said = new String(errors.readNBytes(2_000), StandardCharsets.UTF_8).strip();
            if (!said.isEmpty()) {
                LOG.info("ffmpeg {}: {}", of.pid(), said);
            }
            errors.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.debug("ffmpeg", e);
        }
    }

    /** Ends it soon. */
    @Override
    public void close() {
        ending = true;
        waiting.end();
        Process now = process;
        if (now != null) {
            kill(now.toHandle());
        }
    }
}
