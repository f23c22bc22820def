package vn.giaoban.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import vn.giaoban.server.RunningServer;
import vn.giaoban.server.Wire;

/** Rooms ask by BFCP, in bytes written by hand, to show their content; others see it, on their line of content or else. */
@Tag("alone")
@Execution(ExecutionMode.CONCURRENT)
class RoomContentTest {
    private static final Path FFMPEG = Path.of("/usr/bin/ffmpeg");
    private static final String REQUEST = "40 01 00 01 00 00 00 01 00 02 00 01 05 04 00 01";
    private static final String RELEASE = "40 02 00 01 00 00 00 01 00 03 00 01 07 04 00 01";
    private static final String QUERY = "40 07 00 01 00 00 00 01 00 04 00 01 05 04 00 01";
    /** FLOOR-ID, then a request that was granted, with the server itself as BENEFICIARY-INFORMATION. */
    private static final String OF_OTHERS = "05 04 00 01 1F 14 00 02 25 08 00 02 0B 04 03 00 23 04 00 01 1D 04 FF FF";

    private static final String STATUS = "1F 10 00 01 25 08 00 01 0B 04 0%d 00 23 04 00 01";

    @RegisterExtension
    static final Sip SIP = Sip.server();

    private static RunningServer server() {
        return SIP.running();
    }

    private static DatagramSocket socket() throws Exception {
        return new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    }

    /** @param floor its m= line, and what belongs to it */
    private static SmallRoom room(String dial, int content, String floor) throws Exception {
        return new SmallRoom(dial, """
                m=video %d RTP/AVP 96
                a=rtpmap:96 H264/90000
                a=fmtp:96 profile-level-id=42e01f;packetization-mode=1
                a=content:slides
                m=application %s
                a=floorctrl:c-only
                """.formatted(content, floor).replace("\n", "\r\n"));
    }

    private static void say(DatagramSocket floor, InetSocketAddress to, String message) throws Exception {
        SmallRoom.send(floor, HexFormat.ofDelimiter(" ").parseHex(message), to);
    }

    /** The next message that says how the request stands, acknowledged where that is asked for. */
    private static String hear(DatagramSocket floor, InetSocketAddress to) throws Exception {
        String message = SmallRoom.next(floor, 0, 5_000);
        if (message.startsWith("40 04")) {
            say(floor, to, "50 0E 00 00 " + message.substring(12, 35));
        }
        return message.length() < 36 ? message : message.substring(36);
    }

    private static Socket connected(SmallRoom room) throws Exception {
        InetSocketAddress to = room.port("application", 0);
        Socket socket = new Socket(to.getAddress(), to.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Over TCP messages are of version 1, and nothing is acknowledged. */
    private static void say(Socket floor, String message) throws Exception {
        floor.getOutputStream().write(HexFormat.ofDelimiter(" ").parseHex("2" + message.substring(1)));
    }

    private static String hear(Socket floor) throws Exception {
        byte[] head = floor.getInputStream().readNBytes(12);
        byte[] rest = floor.getInputStream().readNBytes(head[3] * 4);
        return HexFormat.ofDelimiter(" ")
                .withUpperCase()
                .formatHex(ByteBuffer.allocate(head.length + rest.length)
                        .put(head)
                        .put(rest)
                        .array());
    }

    @Test
    void theMeetingsRuleDecidesWhoShowsAndWhatIsShownReachesTheOthers() throws Exception {
        RunningServer.Planned planned = server().conference(2, 5, "");
        try (Wire chair = Wire.staff(server(), server().chair(), planned.id());
                DatagramSocket content = socket();
                DatagramSocket floor = socket();
                Eyes eyes = new Eyes();
                SmallRoom hall =
                        room(SIP.dial(planned, 0), content.getLocalPort(), floor.getLocalPort() + " UDP/BFCP *");
                SmallRoom commune =
                        room(SIP.dial(planned, 1), eyes.port(), "9 TCP/BFCP *\na=setup:active\na=connection:new");
                Socket other = connected(commune)) {
            chair.ask("{\"type\":\"openMeeting\"}", 0);
            InetSocketAddress hallFloor = hall.port("application", 0);
            Sip.until(
                    "both sit",
                    () -> Sip.seated(server(), planned.id(), planned.site(0))
                            && Sip.seated(server(), planned.id(), planned.site(1)));

            say(other, REQUEST);
            assertThat(hear(other)).startsWith("20 04").endsWith(STATUS.formatted(1));
            assertThat(hear(other))
                    .as("who has not the floor shows nothing")
                    .startsWith("20 04")
                    .endsWith(STATUS.formatted(4));

            say(other, QUERY);
            assertThat(hear(other)).isEqualTo("20 08" + QUERY.substring(5));

            say(floor, hallFloor, REQUEST);
            assertThat(hear(floor, hallFloor)).isEqualTo(STATUS.formatted(1));
            assertThat(hear(floor, hallFloor)).isEqualTo(STATUS.formatted(3));
            assertThat(screen(chair).path("site").asString()).isEqualTo(planned.site(0));
            assertThat(hear(other))
                    .as("the floor is others' now")
                    .startsWith("20 08 00 06")
                    .endsWith(OF_OTHERS);
            seen(planned, hall, eyes);
            say(floor, hallFloor, RELEASE);
            assertThat(hear(floor, hallFloor)).isEqualTo(STATUS.formatted(6));
        }
    }

    /** The next word of the meeting that a screen is shown. */
    private static JsonNode screen(Wire chair) {
        JsonNode screen = chair.next("delta").at("/meeting/screen");
        for (int i = 0; i < 100 && !screen.isObject(); i++) {
            screen = chair.next("delta").at("/meeting/screen");
        }
        return screen;
    }

    private static void seen(RunningServer.Planned planned, SmallRoom hall, Eyes commune) throws Exception {
        if (!Files.isExecutable(FFMPEG) || !Files.isExecutable(Baresip.PROGRAM)) {
            System.out.println("SKIPPED: the picture of a room's content, because ffmpeg or baresip is not installed");
            Assumptions.abort("ffmpeg or baresip is not installed");
        }
        Process slides = new ProcessBuilder(List.of(
                        FFMPEG.toString(),
                        "-loglevel",
                        "error",
                        "-re",
                        "-f",
                        "lavfi",
                        "-i",
                        "color=c=red:size=320x180:rate=10",
                        "-c:v",
                        "libx264",
                        "-profile:v",
                        "baseline",
                        "-preset",
                        "ultrafast",
                        "-g",
                        "10",
                        "-payload_type",
                        "96",
                        "-f",
                        "rtp",
                        "rtp://127.0.0.1:" + hall.port("video", 0).getPort() + "?pkt_size=1200"))
                .redirectErrorStream(true)
                .redirectOutput(SIP.data().resolve("ffmpeg.log").toFile())
                .start();
        try (Baresip viewer = Baresip.dial(
                SIP.dial(planned, 2),
                440,
                "PCMA/8000/1",
                "video_source avformat,lavfi,color=c=blue:size=320x180:rate=10\nvideo_display fakevideo,\n"
                        + "video_size 320x180\nvideo_bitrate 200000\nvideo_fps 10\n",
                "")) {
            Sip.until("the viewer sits: " + viewer.output(), () -> Sip.seated(server(), planned.id(), planned.site(2)));
            Sip.until("the content is seen: " + viewer.output(), () -> viewer.sees("red"));
            Sip.until("the commune has it on its own line of content", () -> commune.see(240, 0, 0));
        } finally {
            slides.destroy();
        }
    }
}
