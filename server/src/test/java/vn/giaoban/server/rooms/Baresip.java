package vn.giaoban.server.rooms;

import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A room system that we did not write: one baresip process, which sends a tone and keeps what it hears. */
final class Baresip implements AutoCloseable {
    static final Path PROGRAM = Path.of("/usr/bin/baresip");

    final Path folder;
    private final Process process;
    private final int control;
    private final int port;

    /**
     * Dials.
     *
     * @param codecs as in an account, such as {@code opus/48000/1}
     * @param more lines of the configuration
     * @param account more parameters of the account
     */
    static Baresip dial(String target, int hertz, String codecs, String more, String account) throws IOException {
        return new Baresip(target, "ausine," + hertz, codecs, more, account, false, freePort());
    }

    /** Dials, and plays a WAV file of 48 kHz in stereo. */
    static Baresip playing(Path file, String target, String codecs) throws IOException {
        return new Baresip(target, "aufile," + file, codecs, "", "", false, freePort());
    }

    /** Waits for a call and answers it. */
    static Baresip answering(int port, int hertz, String codecs) throws IOException {
        return new Baresip("", "ausine," + hertz, codecs, "", "", true, port);
    }

    /** Registers at a server, and answers its calls. */
    static Baresip registered(String user, String server, String password, int hertz) throws IOException {
        String address = "sip:" + user + "@" + server;
        return new Baresip(
                address,
                "ausine," + hertz,
                "PCMA/8000/1",
                "",
                ";auth_pass=" + password + ";regint=60",
                true,
                freePort());
    }

    private Baresip(String target, String source, String codecs, String more, String account, boolean answers, int port)
            throws IOException {
        folder = Files.createTempDirectory("giaoban-baresip");
        control = freePort();
        this.port = port;
        Files.writeString(folder.resolve("config"), """
                sip_listen 127.0.0.1:%d
                net_interface 127.0.0.1
                rtp_ports 20000-23999
                module_path /usr/lib/baresip/modules
                module g711.so
                module g722.so
                module opus.so
                module ausine.so
                module aufile.so
                module aubridge.so
                module avcodec.so
                module avformat.so
                module fakevideo.so
                module srtp.so
                module sndfile.so
                module snapshot.so
                snd_path %s
                module_tmp account.so
                module_app menu.so
                module_app ctrl_tcp.so
                ctrl_tcp_listen 127.0.0.1:%d
                audio_source %s
                audio_player aubridge,out
                ausrc_channels 2
                ausrc_srate 48000
                opus_stereo no
                opus_sprop_stereo no
                avcodec_h264enc libx264
                %s
                """.formatted(port, folder, control, source, more));
        Files.writeString(
                folder.resolve("accounts"),
                "<" + (answers && !target.isEmpty() ? target : "sip:room" + port + "@127.0.0.1:" + port)
                        + ">;audio_codecs=" + codecs
                        + (answers ? ";answermode=auto" : "")
                        + (account.contains("regint") ? "" : ";regint=0") + account + "\n");
        Files.writeString(folder.resolve("contacts"), "");
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-f", folder.toString(), "-t", "120"));
        if (!target.isEmpty() && !answers) {
            command.addAll(List.of("-e", "/dial " + target));
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
    }

    /** A port that is free, and the next one with it, which baresip takes for TLS. */
    static int freePort() throws IOException {
        for (int tries = 0; ; tries++) {
            try (ServerSocket socket = new ServerSocket(0);
                    ServerSocket next = new ServerSocket(socket.getLocalPort() + 1)) {
                return next.getLocalPort() - 1;
            } catch (IOException taken) {
                if (tries == 50) {
                    throw taken;
                }
            }
        }
    }

    /** Where it takes calls over TLS. */
    int securePort() {
        return port + 1;
    }

    /** One command of its control connection, such as {@code sndcode 1}. */
    void command(String name, String parameters) throws IOException {
        String json = "{\"command\":\"" + name + "\",\"params\":\"" + parameters + "\",\"token\":\"1\"}";
        try (Socket socket = new Socket("127.0.0.1", control);
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            out.write((json.length() + ":" + json + ",").getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.setSoTimeout(2_000);
            byte[] answer = new byte[512];
            if (socket.getInputStream().read(answer) < 0) {
                throw new IOException("baresip closed its control connection");
            }
        }
    }

    /** What it has heard so far. */
    Heard heard() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(f -> f.toString().endsWith("-dec.wav"))
                    .max(Comparator.comparing(f -> f.toFile().lastModified()))
                    .orElse(null);
            if (file == null) {
                throw new IOException("nothing heard: " + output());
            }
            return Heard.read(file);
        }
    }

    /** Whether the picture that it receives now is of one colour, by a snapshot of its own. */
    boolean sees(String colour) throws IOException, InterruptedException {
        String name = "seen" + System.nanoTime();
        command("snapshot_recv", folder.resolve(name).toString());
        Thread.sleep(700);
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(f -> f.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElse(null);
            BufferedImage picture = file == null ? null : ImageIO.read(file.toFile());
            if (picture == null) {
                return false;
            }
            int rgb = picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2);
            int red = rgb >> 16 & 255;
            int blue = rgb & 255;
            return colour.equals("red") ? red > 150 && blue < 80 : blue > 150 && red < 80;
        }
    }

    String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    /** Hangs up in good order and ends. */
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
