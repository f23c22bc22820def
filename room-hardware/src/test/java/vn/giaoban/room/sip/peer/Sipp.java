package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A SIP peer that we did not write: one run of sipp. */
final class Sipp implements Calling.Peer {
    static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
    private static final Path PROGRAM = Path.of("/usr/bin/sipp");

    private final Path folder;
    private final String name;
    private final Process process;

    private Sipp(Path folder, String name, Process process) {
        this.folder = folder;
        this.name = name;
        this.process = process;
    }

    /** Skips the test, and says so, where it is not installed. */
    static void assumeInstalled(String what) {
        if (!Files.isExecutable(PROGRAM)) {
            System.out.println("SKIPPED: " + what + ", because sipp is not installed");
            Assumptions.abort("sipp is not installed");
        }
    }

    static int freePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0, LOCAL)) {
            return free.getLocalPort();
        }
    }

    /** Plays a scenario of the test's resources once against a port of this machine. */
    static Sipp plays(String scenario, Path folder, int port, String... more) throws IOException {
        return plays(scenario, 1, folder, port, more);
    }

    /** Plays a scenario in which it is called so many times on its own port. */
    static Sipp answers(String scenario, int calls, Path folder, int own, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("-p", "" + own));
        all.addAll(List.of(more));
        return plays(scenario, calls, folder, own, all.toArray(String[]::new));
    }

    private static Sipp plays(String scenario, int calls, Path folder, int port, String... more) throws IOException {
        Path file = folder.resolve(scenario + ".xml");
        try (InputStream in = Sipp.class.getResourceAsStream(scenario + ".xml")) {
            Files.write(file, Objects.requireNonNull(in).readAllBytes());
        }
        List<String> all = new ArrayList<>(List.of("-sf", file.toString(), "-m", "" + calls, "-timeout", "40"));
        all.addAll(List.of("-trace_err", "-trace_msg", "-message_file", scenario + "-messages"));
        all.addAll(List.of(more));
        return starts(scenario, folder, port, all);
    }

    /** Calls that are answered and ended by and by, so many a second. */
    static Sipp calls(int count, int rate, Path folder, int port) throws IOException {
        List<String> all = new ArrayList<>(List.of("-sn", "uac", "-s", "hop", "-d", "500", "-r", "" + rate));
        all.addAll(List.of("-m", "" + count, "-timeout", "" + (60 + count / rate)));
        return starts("calls", folder, port, all);
    }

    private static Sipp starts(String name, Path folder, int port, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "127.0.0.1:" + port, "-i", "127.0.0.1"));
        command.addAll(List.of("-timeout_error", "-nostdin"));
        command.addAll(more);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        return new Sipp(folder, name, process);
    }

    /** Waits until it came to its end, and all went as it was to go. */
    void ends(int seconds) throws InterruptedException {
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as(this::said).isTrue();
        assertThat(process.exitValue()).as(this::said).isZero();
    }

    /** What it printed, and every message that went over the line. */
    @Override
    public String said() {
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(name))
                    .filter(f -> !f.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                all.append(file.getFileName()).append('\n').append(text, 0, Math.min(12_000, text.length()));
            }
        } catch (IOException e) {
            all.append(e);
        }
        return all.toString();
    }
}
