package vn.giaoban.server.boot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An output that lets nobody wait. A terminal that is not read (Ctrl+S, a full pipe) would stop the first thread that
 * has something to say, and when that is the log's writer, nothing is stored until somebody reads. What does not fit
 * meanwhile is dropped; the log file has all.
 */
public final class PatientOutput extends OutputStream {
    private static final int MOST = 1_000;
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final LinkedBlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(MOST);
    private final AtomicInteger unwritten = new AtomicInteger();
    private final OutputStream real;

    PatientOutput(OutputStream real) {
        this.real = real;
        Thread.ofPlatform().daemon().name("terminal").start(this::write);
    }

    /** Puts one before what this process prints; its last words are given half a second at the end. */
    public static void use() {
        PatientOutput out = new PatientOutput(new FileOutputStream(FileDescriptor.out));
        PatientOutput err = new PatientOutput(new FileOutputStream(FileDescriptor.err));
        System.setOut(new PrintStream(out, true, System.out.charset()));
        System.setErr(new PrintStream(err, true, System.err.charset()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            out.settle(LAST_WORDS);
            err.settle(LAST_WORDS);
        }));
    }

    private void write() {
        try {
            while (true) {
                byte[] next = waiting.take();
                try {
                    real.write(next);
                } finally {
                    unwritten.decrementAndGet();
                }
            }
        } catch (IOException | InterruptedException e) {
            // Nobody reads any more: the rest is dropped as it comes.
        }
    }

    /** Waits until all was written, but no longer than that. */
    void settle(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (unwritten.get() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        unwritten.incrementAndGet();
        if (!waiting.offer(Arrays.copyOfRange(bytes, offset, offset + length))) {
            unwritten.decrementAndGet();
        }
    }
}
