package vn.giaoban.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import vn.giaoban.server.RunningServer;

/**
 * One room on stage and another that sees it: by whatever way the one asks for a key frame, the other is asked. The bytes
 * are written by hand from the RFCs.
 */
@Tag("alone")
@Execution(ExecutionMode.CONCURRENT)
class KeyFramesBothWaysTest {
    private static final List<byte[]> KEY_FRAME = List.of(
            hex("67 42 C0 0B D9 01 41 9F 9F 01 10 00 00 03 00 10 00 00 03 01 40 F1 42 A4 80"),
            hex("68 CB 83 CB 20"),
            hex("65 88 84 0D F2 62 80 00 B6 FC 9C 9C 9C 9C 9C 9C"));
    private static final List<byte[]> ORDINARY_FRAME = List.of(hex("41 9A 02 04 B2 36"));
    private static final byte[] PICTURE_LOSS = hex("81 CE 00 02 00 00 5E A1 00 00 00 00");
    private static final byte[] FULL_INTRA = hex("84 CE 00 04 00 00 5E A1 00 00 00 00 00 00 00 00 07 00 00 00");
    private static final int PAYLOAD_SPECIFIC = 206;

    @RegisterExtension
    static final Sip SIP = Sip.server();

    private static byte[] hex(String bytes) {
        return HexFormat.ofDelimiter(" ").parseHex(bytes);
    }

    /** A room's picture, RTP and RTCP on one socket. */
    private static final class Film implements AutoCloseable {
        final DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        final SmallRoom room;
        final InetSocketAddress to;
        /** How often this room was asked for a key frame, and how many packets it was sent. */
        int asked;

        int seen;
        private int sequence;
        private int frames;
        private boolean key = true;

        Film(String dial, int kilobits) throws Exception {
            room = new SmallRoom(
                    dial, """
                    m=video %d RTP/AVPF 96
                    b=AS:%d
                    a=rtpmap:96 H264/90000
                    a=fmtp:96 profile-level-id=42e01f;packetization-mode=1
                    a=rtcp-fb:96 nack pli
                    a=rtcp-fb:96 ccm fir
                    a=rtcp-mux
                    """.formatted(socket.getLocalPort(), kilobits).replace("\n", "\r\n"));
            to = room.port("video", 0);
        }

        /** Sends one frame, a key frame where one was asked for, and takes what has come. */
        void turn() throws IOException {
            List<byte[]> units = key ? KEY_FRAME : ORDINARY_FRAME;
            key = false;
            long timestamp = 3_600L * frames++;
            for (byte[] unit : units) {
                boolean last = unit == units.getLast();
                SmallRoom.send(socket, SmallRoom.rtp(96, sequence++, timestamp, last, unit), to);
            }
            byte[] b = new byte[2048];
            try {
                socket.setSoTimeout(20);
                for (int i = 0; i < 100; i++) {
                    DatagramPacket packet = new DatagramPacket(b, b.length);
                    socket.receive(packet);
                    hear(b, packet.getLength());
                }
            } catch (SocketTimeoutException nothingMore) {
                return;
            }
        }

        private void hear(byte[] b, int length) {
            int type = b[1] & 0xff;
            if (type < 192 || type > 223) {
                seen++;
            }
            for (int at = 0; at + 4 <= length && type >= 192 && type <= 223; ) {
                if ((b[at + 1] & 0xff) == PAYLOAD_SPECIFIC) {
                    asked++;
                    key = true;
                }
                at += 4 * (1 + ((b[at + 2] & 0xff) << 8 | b[at + 3] & 0xff));
            }
        }

        @Override
        public void close() throws IOException {
            room.close();
            socket.close();
        }
    }

    private interface Way {
        void ask() throws IOException;
    }

    @Test
    void byWhateverWayARoomAsksTheRoomOnStageIsAsked() throws Exception {
        RunningServer.Planned planned = SIP.running().conference(1, 5, "");
        try (Film stage = new Film(SIP.dial(planned, 0), 2_000);
                Film viewer = new Film(SIP.dial(planned, 1), 2_000)) {
            Way byRtcpLoss = () -> SmallRoom.send(viewer.socket, PICTURE_LOSS, viewer.to);
            Way byRtcpFull = () -> SmallRoom.send(viewer.socket, FULL_INTRA, viewer.to);
            Way byInfo = viewer.room::askByInfo;
            play(stage, viewer, "the viewer sees the stage", () -> {}, () -> viewer.seen > 20);
            for (Way way : List.of(byRtcpLoss, byRtcpFull, byInfo)) {
                calm(stage, viewer);
                int before = stage.asked;
                play(stage, viewer, "the stage is asked", way, () -> stage.asked > before);
            }
        }
    }

    @Test
    void aRoomWhoseLineTakesAlmostNothingSeesAStageThatHasOnePictureOnly() throws Exception {
        RunningServer.Planned planned = SIP.running().conference(1, 5, "");
        try (Film stage = new Film(SIP.dial(planned, 0), 2_000);
                Film viewer = new Film(SIP.dial(planned, 1), 64)) {
            play(stage, viewer, "the viewer sees the stage", () -> {}, () -> viewer.seen > 20);
        }
    }

    /** Until nobody has asked the stage for two seconds. */
    private static void calm(Film stage, Film viewer) throws Exception {
        long since = System.nanoTime();
        int asked = stage.asked;
        while (System.nanoTime() - since < 2_000_000_000L) {
            stage.turn();
            viewer.turn();
            if (stage.asked > asked) {
                asked = stage.asked;
                since = System.nanoTime();
            }
        }
    }

    /** Rooms ask again every second or so. */
    private static void play(Film stage, Film viewer, String what, Way way, Sip.Condition until) throws Exception {
        long began = System.nanoTime();
        long askedAt = began - 2_000_000_000L;
        while (!until.holds()) {
            if (System.nanoTime() - askedAt > 1_500_000_000L) {
                askedAt = System.nanoTime();
                way.ask();
            }
            stage.turn();
            viewer.turn();
            assertThat(System.nanoTime() - began).as(what).isLessThan(25_000_000_000L);
        }
    }
}
