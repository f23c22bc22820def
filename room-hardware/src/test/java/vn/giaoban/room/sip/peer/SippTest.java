package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;
import vn.giaoban.room.sip.menu.MenuInput.Entrance;

/** The user agent against sipp, which we did not write, and against messages that nobody should send. */
class SippTest {
    private static final Path SIPP = Path.of("/usr/bin/sipp");
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
    private static final BlockingQueue<String> LOOKED = new LinkedBlockingQueue<>();

    @TempDir
    static Path folder;

    private static @Nullable SipRooms rooms;
    private static int port;

    @BeforeAll
    static void listen() throws Exception {
        try (DatagramSocket free = new DatagramSocket(0, LOCAL)) {
            port = free.getLocalPort();
        }
        Conferences nobody = new Conferences() {
            @Override
            public Looked lookUp(String number, String pin, InetAddress source) {
                LOOKED.add(number + "/" + pin);
                return new Looked(Entrance.NEEDS_PIN, null);
            }

            @Override
            public @Nullable String password(String number) {
                return null;
            }

            @Override
            public Seat enter(Place place, String room, Guest guest) {
                throw new IllegalStateException("nobody is let in");
            }
        };
        rooms = SipRooms.start(new SipSettings(List.of(LOCAL), port, null, 0, 0, folder, 20), nobody);
    }

    @AfterAll
    static void close() {
        if (rooms != null) {
            rooms.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "odd-offer, u1",
        "odd-offer, t1",
        "delayed-offer, u1",
        "short-timer, u1",
        "demands, u1",
        "no-common-codec, u1",
        "late-cancel, u1",
        "digits-by-info, u1"
    })
    void aScenarioRunsToItsEnd(String scenario, String transport) throws Exception {
        if (!Files.isExecutable(SIPP)) {
            System.out.println("SKIPPED: SIP scenarios, because sipp is not installed");
            Assumptions.abort("sipp is not installed");
        }
        Path file = folder.resolve(scenario + ".xml");
        try (InputStream in = SippTest.class.getResourceAsStream(scenario + ".xml")) {
            Files.write(file, Objects.requireNonNull(in).readAllBytes());
        }
        Path output = folder.resolve(scenario + ".log");
        Process process = new ProcessBuilder(
                        SIPP.toString(),
                        "127.0.0.1:" + port,
                        "-sf",
                        file.toString(),
                        "-s",
                        "hop",
                        "-i",
                        "127.0.0.1",
                        "-t",
                        transport,
                        "-m",
                        "1",
                        "-timeout",
                        "15",
                        "-timeout_error",
                        "-trace_err",
                        "-trace_msg",
                        "-nostdin")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(() -> words(output, scenario)).isZero();
        if (scenario.equals("digits-by-info")) {
            assertThat(LOOKED.poll(5, TimeUnit.SECONDS)).isEqualTo("12007/");
        }
        assertThat(everythingIsOver()).isTrue();
    }

    private static boolean everythingIsOver() throws Exception {
        for (int i = 0; i < 50; i++) {
            if (Objects.requireNonNull(rooms).states().get().isEmpty()) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    private static String words(Path output, String scenario) {
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(scenario))
                    .sorted()
                    .toList()) {
                if (!file.toString().endsWith(".xml")) {
                    String text = Files.readString(file);
                    all.append(file.getFileName()).append('\n').append(text, 0, Math.min(6_000, text.length()));
                }
            }
        } catch (IOException e) {
            all.append(e);
        }
        return all.toString();
    }

    private static @Nullable String options(DatagramSocket socket) throws IOException {
        return ask(socket, "OPTIONS", "");
    }

    private static @Nullable String ask(DatagramSocket socket, String method, String more) throws IOException {
        String call = System.nanoTime() + "@test";
        String request = method + " sip:hop@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort()
                + ";branch=z9hG4bK" + System.nanoTime()
                + ";rport\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:hop@127.0.0.1>\r\nCall-ID: "
                + call + "\r\nCSeq: 1 " + method + "\r\nMax-Forwards: 70\r\n" + more + "Content-Length: 0\r\n\r\n";
        send(socket, request.getBytes(StandardCharsets.UTF_8));
        byte[] b = new byte[4096];
        DatagramPacket packet = new DatagramPacket(b, b.length);
        try {
            for (int i = 0; i < 200; i++) {
                socket.receive(packet);
                String answer = new String(b, 0, packet.getLength(), StandardCharsets.UTF_8);
                if (answer.contains(call)) {
                    return answer;
                }
            }
        } catch (java.net.SocketTimeoutException e) {
            return null;
        }
        return null;
    }

    private static void send(DatagramSocket socket, byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(LOCAL, port)));
    }

    @Test
    void aQuestionWithoutACallIsAnswered() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, LOCAL)) {
            socket.setSoTimeout(3_000);
            assertThat(options(socket)).startsWith("SIP/2.0 200 ").contains("Allow: ", "INVITE");
        }
    }

    @Test
    void nobodyMakesTheServerCallElsewhere() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, LOCAL)) {
            socket.setSoTimeout(3_000);
            String answer = ask(
                    socket, "REFER", "Contact: <sip:a@127.0.0.1>\r\nRefer-To: <sip:0900123456@expensive.example>\r\n");
            assertThat(answer).startsWith("SIP/2.0 405 ");
            assertThat(options(socket)).doesNotContain("REFER");
        }
    }

    /** After RFC 4475, 3.1.2, and bytes at random; the stack goes on answering. */
    @Test
    void nothingThatArrivesStopsTheListener() throws Exception {
        List<String> torture = List.of(
                "INVITE sip:user@example.com SIP/2.0\r\nContact:\r\n <sip:joe@example.org>;;;\r\nto: T. Watson < sip:t.watson@example.org >;;\r\n\r\n",
                "INVITE sip:user@example.com SIP/2.0\r\nMax-Forwards: 7\r\nTo: sip:j.user@example.com\r\nFrom: sip:caller@example.net;tag=93942939o2\r\nCall-ID: ncl.0ha0isndaksdjweiafasdk3\r\nCSeq: 8 INVITE\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK-39234-23523\r\nContent-Type: application/sdp\r\nContent-Length: -999\r\n\r\nv=0\r\n",
                "REGISTER sip:example.com SIP/2.0\r\nVia: SIP/2.0/TCP host129.example.com;branch=z9hG4bK342sdfoi3\r\nTo: <sip:user@example.com>\r\nFrom: <sip:user@example.com>;tag=239232jh3\r\nCSeq: 36893488147419103232 REGISTER\r\nCall-ID: scalar02.23o0pd9vanlq3wnrlnewofjas9ui32\r\nMax-Forwards: 300\r\nExpires: 10000000000000000000\r\nContact: <sip:user@host129.example.com>;expires=280297596632815\r\nContent-Length: 0\r\n\r\n",
                "SIP/2.0 4294967301 better not break the receiver\r\nVia: SIP/2.0/UDP 192.0.2.105;branch=z9hG4bK2398ndaoe\r\nCall-ID: bigcode.asdof3uj203asdnf3429uasdhfas3ehjasdfas9i\r\nCSeq: 353494 INVITE\r\nFrom: <sip:user@example.com>;tag=39ansfi3\r\nTo: <sip:user@example.edu>;tag=902jndnke3\r\nContent-Length: 0\r\nContact: <sip:user@host105.example.com>\r\n\r\n",
                "INVITE <sip:user@example.com> SIP/2.0\r\nTo: sip:user@example.com\r\nFrom: sip:caller@example.net;tag=39291\r\nMax-Forwards: 23\r\nCall-ID: ltgtruri.1@192.0.2.5\r\nCSeq: 1 INVITE\r\nVia: SIP/2.0/UDP 192.0.2.5\r\nContact: <sip:caller@host5.example.net>\r\nContent-Type: application/sdp\r\nContent-Length: 0\r\n\r\n",
                "OPTIONS sip:user@example.org SIP/7.0\r\nVia: SIP/7.0/UDP c.example.com;branch=z9hG4bKkdjuw\r\nMax-Forwards: 70\r\nFrom: A. Bell <sip:a.g.bell@example.com>;tag=qweoiqpe\r\nTo: T. Watson <sip:t.watson@example.org>\r\nCall-ID: badvers.31417@c.example.com\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
        long seed = 4475;
        Random random = new Random(seed);
        try (DatagramSocket socket = new DatagramSocket(0, LOCAL)) {
            socket.setSoTimeout(3_000);
            for (String message : torture) {
                send(socket, message.getBytes(StandardCharsets.UTF_8));
            }
            for (int i = 0; i < 300; i++) {
                byte[] bytes = torture.get(random.nextInt(torture.size())).getBytes(StandardCharsets.UTF_8);
                for (int n = 0; n < 8; n++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                send(socket, bytes);
            }
            // What was sent may have filled the listener's socket: a room asks again, too.
            String answer = options(socket);
            for (int i = 0; i < 4 && answer == null; i++) {
                answer = options(socket);
            }
            assertThat(answer).as("seed %d", seed).startsWith("SIP/2.0 200 ");
        }
    }
}
