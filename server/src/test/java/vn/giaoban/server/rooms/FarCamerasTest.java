package vn.giaoban.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.giaoban.meeting.account.AccountEvent.Role;
import vn.giaoban.room.simulator.CameraOnALine;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.simulator.Weather;
import vn.giaoban.server.RunningServer;
import vn.giaoban.store.log.CommitLog;
import vn.giaoban.store.log.StreamId;

/** Far-end camera control through a real call; the bytes are those of the vectors, not of our codec. */
@Tag("alone")
class FarCamerasTest {
    private static final String START_RIGHT = "7E 7E 00 86 C0 00 00 00 00 80 03 80 03 00 42 73 7E 7E";
    private static final String STOP_RIGHT = "7E 7E 00 86 C0 00 00 00 00 80 03 C0 03 EF 27 BF 3F 00";
    private static final String PRESET_THREE = "7E 7E 00 86 C0 00 00 00 00 80 03 10 0C 1A 87 7E 7E";
    private static final int RTP_HEADER = 12;
    private static final String KEY = "a".repeat(40);

    @RegisterExtension
    static final Sip SIP = Sip.server();

    private static RunningServer server() {
        return SIP.running();
    }

    private static RunningServer.As technician() {
        return server().role(Role.TECHNICIAN);
    }

    private static @Nullable JsonNode farCamera() {
        for (JsonNode line :
                server().get(technician(), "/api/v1/cameras").json().path("items")) {
            if (line.path("profile").asString("").equals("h281")) {
                return line;
            }
        }
        return null;
    }

    private static SmallRoom dial(RunningServer.Planned planned, DatagramSocket far, boolean sealed) throws Exception {
        return new SmallRoom(
                SIP.dial(planned, 1),
                "m=application " + far.getLocalPort() + (sealed ? " RTP/SAVP" : " RTP/AVP")
                        + " 100\r\na=rtpmap:100 H224/4800\r\na=sendrecv\r\n"
                        + (sealed ? "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "\r\n" : ""));
    }

    /** The next message of H.281: the list of clients that ours asks for comes first. */
    private static String moved(DatagramSocket far, @Nullable HandSrtp theirs) throws Exception {
        for (int i = 0; i < 20; i++) {
            String payload = theirs == null ? SmallRoom.next(far, RTP_HEADER, 5_000) : opened(far, theirs);
            if (payload.isEmpty() || payload.startsWith("7E 7E 00 86 C0")) {
                return payload;
            }
        }
        throw new AssertionError("nothing but lists of clients");
    }

    private static String opened(DatagramSocket far, HandSrtp theirs) throws Exception {
        byte[] packet = SmallRoom.bytes(far, 5_000);
        return packet.length == 0
                ? ""
                : HexFormat.ofDelimiter(" ").withUpperCase().formatHex(theirs.open(packet));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRoomsCameraIsHeldByOurPadAndStopsWhenThePadIsNotRenewed(boolean sealed) throws Exception {
        RunningServer.Planned planned = server().conference(1, 5, "");
        try (var far = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
                SmallRoom room = dial(planned, far, sealed)) {
            assertThat(room.answered())
                    .containsPattern("m=application [1-9]\\d* RTP/S?AVP 100\r\na=rtpmap:100 H224/4800");
            HandSrtp theirs = sealed ? HandSrtp.of(room.answered(), "application") : null;
            Sip.until("the room's camera is there", () -> farCamera() != null);
            JsonNode camera = Objects.requireNonNull(farCamera());
            assertThat(camera.path("site").asString()).isEqualTo(planned.site(1));
            assertThat(camera.at("/now/line").asString()).isEqualTo("READY");
            assertThat(camera.at("/now/visca").isNull()).as("it tells nothing").isTrue();
            String path = "/api/v1/cameras/" + camera.path("id").asString();
            assertThat(server().post(technician(), path + "/drive", "{\"pan\":50,\"press\":1}")
                            .status())
                    .isEqualTo(204);
            assertThat(moved(far, theirs)).isEqualTo(START_RIGHT);
            String next = moved(far, theirs);
            while (!next.equals(STOP_RIGHT)) {
                assertThat(next).as("continued until it stops").startsWith("7E 7E 00 86 C0 00 00 00 00 80 03 40");
                next = moved(far, theirs);
            }
            assertThat(moved(far, theirs)).as("said again").isEqualTo(STOP_RIGHT);
            assertThat(moved(far, theirs)).as("and again").isEqualTo(STOP_RIGHT);
            assertThat(server().post(technician(), path + "/drive", "{\"pan\":50,\"press\":1}")
                            .status())
                    .isEqualTo(204);
            assertThat(server().post(technician(), path + "/act", "{\"act\":\"recall\",\"preset\":3}")
                            .status())
                    .isEqualTo(204);
            assertThat(moved(far, theirs))
                    .as("a press that is over moves nothing")
                    .isEqualTo(PRESET_THREE);
            var history = Set.of(new StreamId("camera/" + camera.path("id").asString()));
            Sip.until("the log has who moved it", () -> {
                var kept = server().context.getBean(CommitLog.class).readStreams(history).stream()
                        .flatMap(stored -> stored.commit().events().stream())
                        .map(event -> event.name())
                        .toList();
                return String.join(" ", kept).matches("far-camera-found( camera-move-started camera-move-stopped)+");
            });
            assertThat(server().post(technician(), path + "/act", "{\"act\":\"go-home\"}")
                            .code())
                    .isEqualTo("camera-cannot");
        }
        Sip.until("it goes with the call", () -> farCamera() == null);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRoomsRemoteControlMovesTheCameraOfItsSiteUnlessSomebodyKeepsIt(boolean sealed) throws Exception {
        HandSrtp ours = sealed ? new HandSrtp(KEY) : null;
        RunningServer.Planned planned = server().conference(1, 5, "");
        try (var camera = CameraOnALine.udp(Model.SRG_300H, 0, true, Weather.FINE);
                var replaced = CameraOnALine.udp(Model.SRG_300H, 0, true, Weather.FINE);
                var far = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            String path = installed(planned.site(1), camera);
            try (SmallRoom room = dial(planned, far, sealed)) {
                InetSocketAddress to = room.port("application", 0);
                Sip.until("the room's camera is there", () -> farCamera() != null);
                int[] sequence = {0};
                Sip.until("our camera moves", () -> {
                    say(far, to, ours, sequence[0]++);
                    return Boolean.TRUE.equals(camera.seen().get("moving"));
                });
                Sip.until(
                        "it stops by itself when it is not continued",
                        () -> Boolean.FALSE.equals(camera.seen().get("moving")));
                server().post(technician(), path + "/lock", "{\"held\":true}");
                int before = camera.executed().size();
                say(far, to, ours, sequence[0]++);
                Thread.sleep(500);
                assertThat(camera.executed().subList(before, camera.executed().size()))
                        .as("who keeps it keeps it")
                        .noneMatch(command -> command.startsWith("01 06 01") && !command.endsWith("03 03"));
                server().send(technician(), "DELETE", path, null);
                path = installed(planned.site(1), replaced);
                Sip.until("the camera in its place moves, in the same call", () -> {
                    say(far, to, ours, sequence[0]++);
                    return Boolean.TRUE.equals(replaced.seen().get("moving"));
                });
            }
            server().send(technician(), "DELETE", path, null);
        }
    }

    /** Installs the camera at the site, and gives its path. */
    private static String installed(String site, CameraOnALine camera) {
        String path = "/api/v1/cameras/" + UUID.randomUUID();
        String body = "{\"site\":\"%s\",\"name\":\"Máy quay chính\",\"address\":\"sony://127.0.0.1:%d\"}"
                .formatted(site, camera.port());
        assertThat(server().send(technician(), "PUT", path, body).status()).isEqualTo(204);
        return path;
    }

    private static void say(DatagramSocket far, InetSocketAddress to, @Nullable HandSrtp ours, int sequence)
            throws Exception {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(START_RIGHT);
        byte[] packet = SmallRoom.rtp(100, sequence, sequence * 480L, true, bytes);
        SmallRoom.send(far, ours == null ? packet : ours.seal(packet), to);
    }
}
