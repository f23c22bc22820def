package vn.giaoban.room.sip.peer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A room that we did not write and that answers: one baresip without a picture. */
final class BaresipRoom implements Calling.Peer, AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/baresip");

    private final Path output;
    private final int port;
    private final Process process;

    /** Skips the test, and says so, where it is not installed. */
    static void assumeInstalled(String what) {
        if (!Files.isExecutable(PROGRAM)) {
            System.out.println("SKIPPED: " + what + ", because baresip is not installed");
            Assumptions.abort("baresip is not installed");
        }
    }

    /** A port that is free, and the next one with it. */
    static int freePorts() throws IOException {
        for (int tries = 0; ; tries++) {
            try (ServerSocket socket = new ServerSocket(0, 1, Sipp.LOCAL);
                    ServerSocket next = new ServerSocket(socket.getLocalPort() + 1, 1, Sipp.LOCAL)) {
                return next.getLocalPort() - 1;
            } catch (IOException taken) {
                if (tries == 50) {
                    throw taken;
                }
            }
        }
    }

    /**
     * Listens on UDP and TCP of a port, and on TLS of the next.
     *
     * @param certificate and its key, in PEM
     */
    static BaresipRoom withTls(Path folder, int port, String certificate) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("own.pem"), certificate);
        return new BaresipRoom(folder, port, "sip_certificate " + folder.resolve("own.pem"));
    }

    private BaresipRoom(Path folder, int port, String more) throws IOException {
        this.port = port;
        this.output = folder.resolve("output");
        Files.writeString(folder.resolve("config"), """
                sip_listen 127.0.0.1:%d
                net_interface 127.0.0.1
                module_path /usr/lib/baresip/modules
                module g711.so
                module ausine.so
                module aubridge.so
                module_tmp account.so
                module_app menu.so
                audio_source ausine,440
                audio_player aubridge,out
                ausrc_channels 2
                ausrc_srate 48000
                %s
                """.formatted(port, more));
        Files.writeString(folder.resolve("accounts"), """
                <sip:room@127.0.0.1:%d>;audio_codecs=PCMA/8000/1;answermode=auto;regint=0
                """.formatted(port));
        Files.writeString(folder.resolve("contacts"), "");
        process = new ProcessBuilder(List.of(PROGRAM.toString(), "-s", "-f", folder.toString(), "-t", "100"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        awaitReady();
    }

    /** On a busy machine a call made at once finds nobody listening yet. */
    private void awaitReady() throws IOException {
        try {
            for (int i = 0; i < 600 && process.isAlive() && !said().contains("baresip is ready"); i++) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    String secureAddress() {
        return "sip:room@127.0.0.1:" + (port + 1) + ";transport=tls";
    }

    @Override
    public String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
