package vn.giaoban.media.embedded;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A network of its own for one program, with a cable to this machine; only root may make one. */
final class Namespace implements AutoCloseable {
    /** Of this machine, at the near end of the cable. */
    static final String NEAR = "10.213.77.1";

    private static final String FAR = "10.213.77.2";

    private final String name = "giaoban" + ProcessHandle.current().pid();
    private final String near = "gb" + ProcessHandle.current().pid();

    private Namespace() {}

    /** Null where none may be made; says so. */
    static @Nullable Namespace open() throws IOException, InterruptedException {
        Namespace made = new Namespace();
        try {
            made.run("netns", "add", made.name);
            made.run("link", "add", made.near, "type", "veth", "peer", "name", "far", "netns", made.name);
            made.run("address", "add", NEAR + "/30", "dev", made.near);
            made.run("link", "set", made.near, "up");
            made.run("-n", made.name, "address", "add", FAR + "/30", "dev", "far");
            made.run("-n", made.name, "link", "set", "far", "up");
            made.run("-n", made.name, "link", "set", "lo", "up");
            return made;
        } catch (IOException e) {
            made.close();
            System.out.println("SKIPPED: no network namespace can be made here: " + e.getMessage());
            return null;
        }
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        Process ip = new ProcessBuilder(
                        Stream.concat(Stream.of("ip"), Arrays.stream(arguments)).toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(ip.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (ip.waitFor() != 0) {
            throw new IOException(said.strip());
        }
    }

    /** A command that runs a program inside. */
    List<String> inside(List<String> command) {
        return Stream.concat(Stream.of("ip", "netns", "exec", name), command.stream())
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        try {
            run("netns", "delete", name);
        } catch (IOException ignored) {
            // It was never made.
        }
    }
}
