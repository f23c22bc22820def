package vn.giaoban.media.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import vn.giaoban.media.TurnServers;

/** Debian's TURN server on this machine, with a secret that it shares with us. */
final class Coturn implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/turnserver");

    private final Path home = Files.createTempDirectory("coturn");
    private final String secret = UUID.randomUUID().toString();
    private final int port = freePort();
    private final int tlsPort = freePort();
    private final Process process;

    Coturn() throws IOException, InterruptedException {
        Path key = home.resolve("key.pem");
        Path certificate = home.resolve("certificate.pem");
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=127.0.0.1",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-n",
                        "--listening-ip=127.0.0.1",
                        "--relay-ip=127.0.0.1",
                        "--listening-port=" + port,
                        "--tls-listening-port=" + tlsPort,
                        "--use-auth-secret",
                        "--static-auth-secret=" + secret,
                        "--realm=giaoban",
                        "--allow-loopback-peers",
                        "--no-cli",
                        "--cert=" + certificate,
                        "--pkey=" + key,
                        "--pidfile=" + home.resolve("pid"),
                        "--userdb=" + home.resolve("users"),
                        "--log-file=stdout")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        await();
    }

    /** Whether it is installed; says so where it is not. */
    static boolean installed() {
        boolean there = Files.isExecutable(PROGRAM);
        if (!there) {
            System.out.println("SKIPPED: browsers through a relay, because coturn is not installed");
        }
        return there;
    }

    /** @param url with %d for the port */
    TurnServers servers(String url) {
        return new TurnServers(
                List.of(url.formatted(url.startsWith("turns") ? tlsPort : port)), secret, Duration.ofHours(1));
    }

    private void await() throws IOException, InterruptedException {
        for (int i = 0; i < 200 && process.isAlive(); i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", tlsPort), 100);
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException(Files.readString(home.resolve("log")));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process done = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (done.waitFor() != 0) {
            throw new IOException(String.join(" ", command));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
