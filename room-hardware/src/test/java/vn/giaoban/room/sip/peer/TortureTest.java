package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;

/** The 49 messages of RFC 4475, and what comes of them when bytes are changed: the stack goes on answering. */
class TortureTest {
    private static final Pattern NOTATION =
            Pattern.compile("<repeat count=(\\d+)>(.*?)</repeat>|<hex>(.*?)</hex>", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static @Nullable SipRooms rooms;
    private static int port;

    @BeforeAll
    static void listen() throws Exception {
        port = Sipp.freePort();
        rooms = SipRooms.start(new SipSettings(List.of(Sipp.LOCAL), port, null, 0, 0, folder, 60), new Nobody());
    }

    @AfterAll
    static void close() {
        if (rooms != null) {
            rooms.close();
        }
    }

    private static List<byte[]> messages() throws IOException {
        String text;
        try (InputStream in = TortureTest.class.getResourceAsStream("torture.txt")) {
            text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<byte[]> messages = new ArrayList<>();
        for (String message : text.split("(?m)^=== .*\n")) {
            if (!message.startsWith("#")) {
                messages.add(wire(message.replace("\n", "\r\n")));
            }
        }
        return messages;
    }

    /** What the notation of section 2.1 stands for. */
    private static byte[] wire(String message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher notation = NOTATION.matcher(message);
        int at = 0;
        while (notation.find()) {
            bytes.writeBytes(message.substring(at, notation.start()).getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(
                    notation.group(3) != null
                            ? HexFormat.of().parseHex(notation.group(3))
                            : notation.group(2)
                                    .repeat(Integer.parseInt(notation.group(1)))
                                    .getBytes(StandardCharsets.UTF_8));
            at = notation.end();
        }
        bytes.writeBytes(message.substring(at).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static byte[] options(String way, int from) {
        String id = way + System.nanoTime();
        return ("OPTIONS sip:hop@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/" + way + " 127.0.0.1:" + from + ";branch=z9hG4bK"
                        + id + ";rport\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:hop@127.0.0.1>\r\nCall-ID: " + id
                        + "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void allMessagesAreThere() throws Exception {
        assertThat(messages()).hasSize(49);
    }

    @Test
    void noDatagramStopsTheListener() throws Exception {
        List<byte[]> messages = messages();
        long seed = 4475;
        Random random = new Random(seed);
        try (DatagramSocket socket = new DatagramSocket(0, Sipp.LOCAL)) {
            socket.setSoTimeout(1_000);
            for (byte[] message : messages) {
                send(socket, message);
            }
            assertThat(answered(socket)).as("after the messages of the RFC").isTrue();
            for (int i = 0; i < 300; i++) {
                byte[] bytes = messages.get(random.nextInt(messages.size())).clone();
                for (int n = 0; n < 8; n++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                send(socket, bytes);
            }
            assertThat(answered(socket)).as("seed %d", seed).isTrue();
        }
    }

    private static void send(DatagramSocket socket, byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(Sipp.LOCAL, port)));
    }

    /** What was sent may have filled the listener's socket: a room asks again, too. */
    private static boolean answered(DatagramSocket socket) throws IOException {
        byte[] b = new byte[4096];
        for (int tries = 0; tries < 15; tries++) {
            send(socket, options("UDP", socket.getLocalPort()));
            try {
                DatagramPacket packet = new DatagramPacket(b, b.length);
                socket.receive(packet);
                String answer = new String(b, 0, packet.getLength(), StandardCharsets.UTF_8);
                if (answer.startsWith("SIP/2.0 200 ") && answer.contains("OPTIONS")) {
                    return true;
                }
            } catch (SocketTimeoutException again) {
                continue;
            }
        }
        return false;
    }

    @Test
    void noMessageOverAConnectionStopsWhatComesOverTheNext() throws Exception {
        for (byte[] message : messages()) {
            try (Socket connection = new Socket(Sipp.LOCAL, port)) {
                connection.getOutputStream().write(message);
                connection.getOutputStream().flush();
            }
        }
        try (Socket connection = new Socket(Sipp.LOCAL, port)) {
            connection.setSoTimeout(15_000);
            connection.getOutputStream().write(options("TCP", connection.getLocalPort()));
            byte[] b = new byte[4096];
            int length = connection.getInputStream().read(b);
            assertThat(new String(b, 0, Math.max(0, length), StandardCharsets.UTF_8))
                    .startsWith("SIP/2.0 200 ");
        }
    }
}
