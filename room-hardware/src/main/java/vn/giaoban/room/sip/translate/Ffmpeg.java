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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One ffmpeg process with a queue before its input, so that nobody waits for it. */
final class Ffmpeg implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ffmpeg.class);
    private static final Path PROGRAM = Path.of("/usr/bin/ffmpeg");
    /** Some seconds of frames: a process that is so late is too slow for this machine. */
    private static final int MOST_WAITING = 60;

    private static final byte[] END = {};

    private final Process process;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final long began = System.nanoTime();
    private volatile boolean ending;

    private Ffmpeg(Process process, Consumer<InputStream> output) {
        this.process = process;
        Thread.ofVirtual().name("ffmpeg-input").start(this::feed);
        Thread.ofVirtual().name("ffmpeg-output").start(() -> output.accept(process.getInputStream()));
        Thread.ofVirtual().name("ffmpeg-words").start(this::words);
    }

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /**
     * Starts one.
     *
     * @param arguments after {@code ffmpeg}; its input is {@code pipe:0}
     * @param output reads what it writes to its standard output, on a thread of its own
     */
    static Ffmpeg start(List<String> arguments, Consumer<InputStream> output) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-v", "error", "-nostats", "-hide_banner"));
        command.addAll(arguments);
        return new Ffmpeg(new ProcessBuilder(command).start(), output);
    }

    /** Gives it a piece of its input; false when it is too late with what it has, or gone. */
    boolean write(byte[] piece) {
        return process.isAlive() && waiting.offer(piece);
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** How many cores it has used on average since it began. */
    double cores() {
        double seconds = (System.nanoTime() - began) / 1e9;
        Duration used = process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
        return used.toMillis() / 1000.0 / Math.max(1, seconds);
    }

    private void feed() {
        try (OutputStream in = process.getOutputStream()) {
            for (byte[] piece = waiting.take(); piece != END; piece = waiting.take()) {
                in.write(piece);
                in.flush();
            }
        } catch (IOException e) {
            if (!ending) {
                LOG.warn("ffmpeg takes nothing any more: {}", e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void words() {
        try (InputStream errors = process.getErrorStream()) {
            String said = new String(errors.readNBytes(2_000), StandardCharsets.UTF_8).strip();
            if (!said.isEmpty()) {
                LOG.info("ffmpeg: {}", said);
            }
            errors.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.debug("ffmpeg", e);
        }
    }

    @Override
    public void close() {
        ending = true;
        waiting.clear();
        waiting.add(END);
        process.destroy();
    }
}
