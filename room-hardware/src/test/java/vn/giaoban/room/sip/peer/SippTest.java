package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.RoomState;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;

/** The user agent against sipp, which we did not write, and against messages that nobody should send. */
class SippTest {
    private static final BlockingQueue<String> LOOKED = new LinkedBlockingQueue<>();

    @TempDir
    static Path folder;

    private static @Nullable SipRooms rooms;
    private static int port;

    @BeforeAll
    static void listen() throws Exception {
        port = Sipp.freePort();
        rooms = SipRooms.start(new SipSettings(List.of(Sipp.LOCAL), port, null, 0, 0, folder, 20), new Known());
    }

    /** Knows one room's password, and lets nobody in. */
    private static final class Known implements Conferences {
        private final Nobody nobody = new Nobody();

        @Override
        public Looked lookUp(String number, String pin, InetAddress source) {
            LOOKED.add(number + "/" + pin);
            return nobody.lookUp(number, pin, source);
        }

        @Override
        public @Nullable String password(String number) {
            return number.equals("12007") ? "mat-khau" : null;
        }

        @Override
        public Seat enter(Place place, String room, Guest guest) {
            return nobody.enter(place, room, guest);
        }
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
        "digits-by-info, u1",
        "register, u1"
    })
    void aScenarioRunsToItsEnd(String scenario, String transport) throws Exception {
        Sipp.assumeInstalled("SIP scenarios");
        Sipp.plays(scenario, folder, port, "-s", "hop", "-t", transport).ends(45);
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
        socket.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(Sipp.LOCAL, port)));
    }

    @Test
    void aQuestionWithoutACallIsAnswered() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, Sipp.LOCAL)) {
            socket.setSoTimeout(3_000);
            assertThat(options(socket)).startsWith("SIP/2.0 200 ").contains("Allow: ", "INVITE");
        }
    }

    @Test
    void nobodyOutsideOfACallMakesTheServerCallElsewhere() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, Sipp.LOCAL)) {
            socket.setSoTimeout(3_000);
            String answer = ask(
                    socket, "REFER", "Contact: <sip:a@127.0.0.1>\r\nRefer-To: <sip:0900123456@expensive.example>\r\n");
            assertThat(answer).startsWith("SIP/2.0 403 ");
        }
    }

    /** An INVITE that lacks one header after the other, has a length that is not its own, or describes nothing. */
    @Test
    void anInviteThatIsNotWholeStopsNoOther() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, Sipp.LOCAL)) {
            socket.setSoTimeout(3_000);
            List<String> faults = List.of(
                    "^Contact: .*?\r\n",
                    "^Via: .*?\r\n",
                    "^From: .*?\r\n",
                    "^To: .*?\r\n",
                    "^Call-ID: .*?\r\n",
                    "^CSeq: .*?\r\n",
                    "^Max-Forwards: .*?\r\n",
                    "^Content-Type: .*?\r\n",
                    "^Content-Length: .*?\r\n",
                    "^m=.*?\r\n",
                    "^o=.*?\r\n",
                    "^c=.*?\r\n");
            for (String fault : faults) {
                String whole = invite(socket);
                String broken =
                        Pattern.compile(fault, Pattern.MULTILINE).matcher(whole).replaceFirst("");
                assertThat(broken).isNotEqualTo(whole);
                send(socket, broken.getBytes(StandardCharsets.UTF_8));
                assertThat(options(socket)).as("after " + fault).startsWith("SIP/2.0 200 ");
            }
            for (String length : List.of("99999", "3", "-1", "4294967297", "x")) {
                String broken = invite(socket).replaceFirst("Content-Length: \\d+", "Content-Length: " + length);
                send(socket, broken.getBytes(StandardCharsets.UTF_8));
                assertThat(options(socket)).as("after a length of " + length).startsWith("SIP/2.0 200 ");
            }
        }
        // What was whole enough waits for an ACK.
        for (RoomState call : Objects.requireNonNull(rooms).states().get()) {
            rooms.hangUp(call.call()).get();
        }
        assertThat(everythingIsOver()).isTrue();
    }

    private static String invite(DatagramSocket socket) {
        String sdp = "v=0\r\no=room 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                + "m=audio 4000 RTP/AVP 8\r\n";
        int from = socket.getLocalPort();
        long id = System.nanoTime();
        return "INVITE sip:hop@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + from + ";branch=z9hG4bK" + id
                + ";rport\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:hop@127.0.0.1>\r\nCall-ID: " + id
                + "@test\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\nContact: <sip:a@127.0.0.1:" + from
                + ">\r\nContent-Type: application/sdp\r\nContent-Length: " + sdp.length() + "\r\n\r\n" + sdp;
    }
}
