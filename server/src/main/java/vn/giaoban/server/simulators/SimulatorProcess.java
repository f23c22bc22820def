package vn.giaoban.server.simulators;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process that plays the simulated sites: begun with the server, ended with it. */
public final class SimulatorProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorProcess.class);
    private @Nullable Process process;
    private int sites;

    /** What was started: how many sites, and whether the process is still alive. */
    public record State(int sites, boolean alive) {}

    /** Starts it; {@code main} is the class whose verb {@code simulate} plays them. */
    public synchronized void start(Path data, Class<?> main, int sites) {
        this.sites = sites;
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = List.of(
                java.toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "simulate",
                "sites",
                Integer.toString(sites),
                "--data",
                data.toString());
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("logs/simulators.log").toFile())
                    .start();
        } catch (IOException e) {
            LOG.warn("the simulated sites could not be started", e);
        }
    }

    /** Empty when it was never asked for. */
    public synchronized Optional<State> state() {
        Process running = process;
        return sites == 0 ? Optional.empty() : Optional.of(new State(sites, running != null && running.isAlive()));
    }

    @Override
    public synchronized void close() {
        Process running = process;
        process = null;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(2, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
