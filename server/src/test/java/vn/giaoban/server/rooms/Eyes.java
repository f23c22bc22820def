package vn.giaoban.server.rooms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ffmpeg that takes a room's H.264 as its decoder would, and says which colour it sees on the whole. */
final class Eyes implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/ffmpeg");
    private static final int NEAR = 40;
    private static final byte[] START = {0, 0, 0, 1};

    private final DatagramSocket socket;
    private final @Nullable Process process;
    private volatile byte[] seen = new byte[0];

    Eyes() throws IOException {
        socket = pair();
        process = Files.isExecutable(PROGRAM) ? start() : null;
        if (process != null) {
            Thread.ofVirtual().start(() -> feed(process.getOutputStream()));
            Thread.ofVirtual().start(() -> look(process.getInputStream()));
        }
    }

    private void look(InputStream pictures) {
        try {
            for (byte[] one = pictures.readNBytes(3); one.length == 3; one = pictures.readNBytes(3)) {
                seen = one;
            }
        } catch (IOException ended) {
            // closed
        }
    }

    /** However long nothing comes, it waits: an ffmpeg that listens itself would give up. */
    private void feed(OutputStream decoder) {
        byte[] b = new byte[2048];
        try {
            while (true) {
                var packet = new DatagramPacket(b, b.length);
                socket.receive(packet);
                decoder.write(annexB(ByteBuffer.wrap(b, 0, packet.getLength())));
                decoder.flush();
            }
        } catch (IOException ended) {
            // closed
        }
    }

    /** The bytes of an H.264 stream that one RTP packet carries (RFC 6184, 5.6 to 5.8). */
    private static byte[] annexB(ByteBuffer packet) {
        int first = packet.get(0);
        int head = 12 + 4 * (first & 15);
        if ((first & 0x10) != 0) {
            head += 4 + 4 * (packet.getShort(head + 2) & 0xFFFF);
        }
        var stream = new ByteArrayOutputStream();
        if (head + 2 > packet.limit()) {
            return stream.toByteArray();
        }
        packet.position(head);
        int indicator = packet.get(head);
        int type = indicator & 31;
        if (type == 24) {
            packet.get();
            while (packet.remaining() > 2) {
                byte[] unit = new byte[Math.min(packet.getShort() & 0xFFFF, packet.remaining())];
                packet.get(unit);
                stream.writeBytes(START);
                stream.writeBytes(unit);
            }
            return stream.toByteArray();
        }
        if (type == 28) {
            int part = packet.get(head + 1);
            if ((part & 0x80) != 0) {
                stream.writeBytes(START);
                stream.write(indicator & 0xE0 | part & 31);
            }
            packet.position(head + 2);
        } else {
            stream.writeBytes(START);
        }
        byte[] rest = new byte[packet.remaining()];
        packet.get(rest);
        stream.writeBytes(rest);
        return stream.toByteArray();
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(List.of(
                        PROGRAM.toString(),
                        "-loglevel",
                        "quiet",
                        "-fflags",
                        "nobuffer",
                        "-flags",
                        "low_delay",
                        "-probesize",
                        "32",
                        "-f",
                        "h264",
                        "-i",
                        "pipe:0",
                        "-vf",
                        "scale=1:1",
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "rgb24",
                        "-flush_packets",
                        "1",
                        "pipe:1"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A socket whose next port is free for RTCP. */
    private static DatagramSocket pair() throws IOException {
        InetAddress local = InetAddress.ofLiteral("127.0.0.1");
        for (int port = 30_000 + (int) (ProcessHandle.current().pid() % 5_000) * 2; ; port += 2) {
            try (DatagramSocket second = new DatagramSocket(port + 1, local)) {
                return new DatagramSocket(second.getLocalPort() - 1, local);
            } catch (java.net.BindException taken) {
                continue;
            }
        }
    }

    /** Of RTP; RTCP is one above. */
    int port() {
        return socket.getLocalPort();
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
        socket.close();
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
