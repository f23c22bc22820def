package vn.giaoban.bench.forward;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.giaoban.media.secure.DtlsIdentity;

/** One publisher and its receivers against one server; one thread reads all sockets. */
final class Generator implements AutoCloseable {
    private static final long POLL_NANOS = 2_000_000;

    private final Server server;
    private final String host;
    private final DtlsIdentity identity = DtlsIdentity.create(new SecureRandom(), Instant.now());
    private final Wires wires = new Wires();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final List<Receiver> receivers = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    /** Those that the loop's thread polls. */
    private final List<Line> connecting = new ArrayList<>();

    final Receiver.Totals totals = new Receiver.Totals();
    final Publisher publisher = new Publisher();
    private volatile boolean open = true;

    /** @param host the address of this side */
    Generator(Server server, String host) throws IOException {
        this.server = server;
        this.host = host;
        thread = Thread.ofPlatform().name("generator").daemon().start(this::run);
    }

    private void run() {
        long next = 0;
        while (open) {
            wires.read(2);
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            long now = System.nanoTime();
            if (now >= next) {
                next = now + POLL_NANOS;
                connecting.forEach(line -> line.poll(now));
                receivers.forEach(receiver -> receiver.poll(now));
            }
        }
    }

    /** Has something done on the thread that reads, and waits for it. */
    void onLoop(Runnable task) {
        var done = new CompletableFuture<Void>();
        tasks.add(() -> {
            task.run();
            done.complete(null);
        });
        wires.wakeUp();
        done.join();
    }

    void connectPublisher() throws Exception {
        Line line = new Line(identity, wires.open(host), publisher);
        lines.add(line);
        connect(line, server.publish(line.self), false);
        publisher.over(line);
        await(line);
    }

    /** Connects so many more, all at once, and waits until they are through. */
    void connectReceivers(int count) throws Exception {
        List<Line> begun = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Receiver receiver = new Receiver(totals, lines.size());
            Line line = new Line(identity, wires.open(host), receiver);
            Server.Watching watching = server.watch("r" + lines.size(), line.self);
            receiver.types(watching.audioType(), watching.videoType());
            receiver.over(line);
            connect(line, watching.sdp(), watching.controlling());
            begun.add(line);
            lines.add(line);
            onLoop(() -> receivers.add(receiver));
        }
        for (Line line : begun) {
            await(line);
        }
    }

    private void connect(Line line, String sdp, boolean answers) {
        onLoop(() -> {
            line.connect(sdp, server.host(), answers);
            connecting.add(line);
        });
    }

    private static void await(Line line) throws InterruptedException, ExecutionException, TimeoutException {
        line.connected.get(60, TimeUnit.SECONDS);
    }

    /** All ask for a key frame, as they do after a switch. */
    void switched() {
        onLoop(() -> receivers.forEach(Receiver::lost));
    }

    void clear() {
        onLoop(totals::clear);
        publisher.packets = 0;
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        wires.wakeUp();
        thread.join();
        lines.forEach(Line::close);
        wires.close();
    }
}
