package vn.giaoban.server.rooms;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ffmpeg that takes H.264 on a port as a room's decoder would, and says which colour it sees on the whole. */
final class Eyes implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/ffmpeg");
    private static final int NEAR = 40;

    private final int port;
    private volatile @Nullable Process process;
    private volatile boolean open = true;
    private volatile byte[] seen = new byte[0];

    Eyes(Path folder) throws IOException {
        port = freePair();
        Path description = folder.resolve("eyes" + port + ".sdp");
        Files.writeString(
                description,
                "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=video " + port
                        + " RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1\r\n");
        if (Files.isExecutable(PROGRAM)) {
            Thread.ofVirtual().start(() -> look(description));
        }
    }

    /** It gives up after ten seconds without a packet, and is begun again. */
    private void look(Path description) {
        while (open) {
            try {
                Process ffmpeg = start(description);
                process = ffmpeg;
                if (!open) {
                    ffmpeg.destroy();
                }
                InputStream pictures = ffmpeg.getInputStream();
                for (byte[] one = pictures.readNBytes(3); one.length == 3; one = pictures.readNBytes(3)) {
                    seen = one;
                }
                ffmpeg.destroy();
            } catch (IOException ended) {
                return;
            }
        }
    }

    private static Process start(Path description) throws IOException {
        return new ProcessBuilder(List.of(
                        PROGRAM.toString(),
                        "-loglevel",
                        "quiet",
                        "-protocol_whitelist",
                        "file,udp,rtp",
                        "-fflags",
                        "nobuffer",
                        "-i",
                        description.toString(),
                        "-vf",
                        "scale=1:1",
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "rgb24",
                        "-flush_packets",
                        "1",
                        "pipe:1"))
                .start();
    }

    private static int freePair() throws IOException {
        InetAddress local = InetAddress.ofLiteral("127.0.0.1");
        for (int port = 30_000 + (int) (ProcessHandle.current().pid() % 5_000) * 2; ; port += 2) {
            try (DatagramSocket first = new DatagramSocket(port, local);
                    DatagramSocket second = new DatagramSocket(port + 1, local)) {
                return Math.min(first.getLocalPort(), second.getLocalPort());
            } catch (java.net.BindException taken) {
                continue;
            }
        }
    }

    /** Of RTP; RTCP is one above. */
    int port() {
        return port;
    }

    boolean see(int red, int green, int blue) {
        byte[] now = seen;
        return now.length == 3 && near(now[0], red) && near(now[1], green) && near(now[2], blue);
    }

    private static boolean near(byte is, int wanted) {
        return Math.abs((is & 0xff) - wanted) < NEAR;
    }

    @Override
    public void close() {
        open = false;
        Process now = process;
        if (now != null) {
            now.destroy();
        }
    }
}
