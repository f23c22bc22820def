package vn.giaoban.room.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import vn.giaoban.room.simulator.CameraOnALine;
import vn.giaoban.room.simulator.Model;
import vn.giaoban.room.simulator.Weather;
import vn.giaoban.room.visca.link.LineState;
import vn.giaoban.room.visca.net.CameraAddress;
import vn.giaoban.room.visca.net.Wires;

@Execution(ExecutionMode.CONCURRENT)
class CamerasTest {
    private static final Holder ANNA = new Holder("account:anna", "bà Trần Thị Ngẫu", false);
    private static final UUID HALL = UUID.nameUUIDFromBytes(new byte[] {7});

    private final Cameras cameras = Cameras.start(new Wires(0), note -> {});

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        cameras.close();
    }

    private static void eventually(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static ViscaView told(CameraView view) {
        return Objects.requireNonNull(view.visca());
    }

    private void isUsed(CameraOnALine camera, String address) {
        cameras.install(HALL, "Hội trường lớn", CameraAddress.parse(address), null);
        eventually(
                "ready at " + address,
                () -> cameras.views().stream().anyMatch(v -> v.line() == LineState.READY && told(v).zoom() != null));
        long press = System.nanoTime();
        eventually("moving", () -> {
            cameras.drive(HALL, ANNA, new Wish(100, 0, 0, 0), press);
            return Boolean.TRUE.equals(camera.seen().get("moving"));
        });
        eventually("stopped by itself", () -> Boolean.FALSE.equals(camera.seen().get("moving")));
        assertThat(camera.seen().get("pan")).asInstanceOf(INTEGER).isBetween(1, 0x2200);
        cameras.carryOut(HALL, ANNA, new Act.GoHome());
        eventually("home", () -> Integer.valueOf(0).equals(camera.seen().get("pan")));
    }

    @Test
    void aCameraIsUsedOverTcp() throws IOException {
        try (var camera = CameraOnALine.tcp(Model.SRG_300H, 0, Weather.FINE)) {
            isUsed(camera, "tcp://127.0.0.1:" + camera.port());
        }
    }

    @Test
    void aCameraIsUsedOverUdp() throws IOException {
        try (var camera = CameraOnALine.udp(Model.SRG_300H, 0, false, Weather.FINE)) {
            isUsed(camera, "udp://127.0.0.1:" + camera.port());
        }
    }

    @Test
    void aCameraIsUsedUnderSonysHeader() throws IOException {
        try (var camera = CameraOnALine.udp(Model.SRG_300H, 0, true, Weather.FINE)) {
            isUsed(camera, "sony://127.0.0.1:" + camera.port());
        }
    }

    @Test
    void aCameraIsUsedOverABadLine() throws IOException {
        try (var camera = CameraOnALine.udp(Model.SRG_300H, 0, true, new Weather(0.05, 30, 5))) {
            isUsed(camera, "sony://127.0.0.1:" + camera.port());
        }
    }

    @Test
    void aCameraIsUsedOverASerialLineMadeBySocat() throws IOException {
        Path link = folder.resolve("camera");
        try (var camera = CameraOnALine.serial(Model.SRG_300H, link, Weather.FINE)) {
            eventually("the line", () -> Files.exists(link));
            isUsed(camera, "serial:" + link.toRealPath() + "?baud=9600");
        }
    }

    @Test
    void severalCamerasShareSonysPortAndTheirAnswersAreSortedBySource() throws IOException {
        UUID other = UUID.nameUUIDFromBytes(new byte[] {8});
        try (var one = CameraOnALine.udp(Model.SRG_300H, 0, true, Weather.FINE);
                var two = CameraOnALine.udp(Model.BRC_AM7, 0, true, Weather.FINE)) {
            cameras.install(HALL, "A", CameraAddress.parse("sony://127.0.0.1:" + one.port()), null);
            cameras.install(other, "B", CameraAddress.parse("sony://127.0.0.1:" + two.port()), null);
            eventually(
                    "both",
                    () -> cameras.views().stream()
                                    .filter(v -> told(v).pan() != null)
                                    .count()
                            == 2);
            assertThat(told(cameras.view(HALL)).model())
                    .isNotEqualTo(told(cameras.view(other)).model());
            cameras.drive(other, ANNA, new Wish(100, 0, 0, 0), System.nanoTime());
            eventually("two moves", () -> Boolean.TRUE.equals(two.seen().get("moving")));
            assertThat(one.seen()).containsEntry("moving", false);
        }
    }

    /** How a camera is put at its line. */
    private interface Plug {
        CameraOnALine in() throws IOException;
    }

    /** Pulls the plug in the middle of a drive and puts it in again. */
    private void isLostInADriveAndUsedAgain(Plug plug, String address) throws IOException {
        long press = System.nanoTime();
        try (var camera = plug.in()) {
            cameras.install(HALL, "Hội trường lớn", CameraAddress.parse(address), null);
            eventually("ready", () -> cameras.views().stream().anyMatch(v -> v.line() == LineState.READY));
            eventually("moving", () -> {
                cameras.drive(HALL, ANNA, new Wish(5, 0, 0, 0), press);
                return Boolean.TRUE.equals(camera.seen().get("moving"));
            });
        }
        long cut = System.nanoTime();
        eventually("said", () -> cameras.view(HALL).cause() != null);
        assertThat(Duration.ofNanos(System.nanoTime() - cut)).isLessThan(Duration.ofSeconds(5));
        assertThat(cameras.view(HALL).moving()).isFalse();
        assertThatThrownBy(() -> cameras.drive(HALL, ANNA, new Wish(1, 0, 0, 0), System.nanoTime()))
                .isInstanceOf(CameraRefused.class)
                .hasMessage("camera-unreachable");
        try (var camera = plug.in()) {
            eventually("back", () -> cameras.view(HALL).line() == LineState.READY);
            assertThat(camera.seen()).containsEntry("moving", false);
            assertThat(camera.executed()).as("the first thing said").contains("01 06 01 01 01 03 03");
            eventually("moving again", () -> {
                cameras.drive(HALL, ANNA, new Wish(5, 0, 0, 0), press + 1);
                return Boolean.TRUE.equals(camera.seen().get("moving"));
            });
        }
    }

    @Test
    void aTcpLineThatIsLostInADriveIsUsedAgainWithoutAnybodyTouchingIt() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        isLostInADriveAndUsedAgain(
                () -> CameraOnALine.tcp(Model.SRG_300H, port, Weather.FINE), "tcp://127.0.0.1:" + port);
    }

    @Test
    void aSerialLineThatIsUnpluggedInADriveIsUsedAgainWithoutAnybodyTouchingIt() throws IOException {
        Path devices = Files.createTempDirectory(Path.of("/dev/shm"), "giaoban");
        Path link = devices.resolve("camera");
        try {
            isLostInADriveAndUsedAgain(() -> pluggedIn(link), "serial:" + link);
        } finally {
            Files.deleteIfExists(link);
            Files.delete(devices);
        }
    }

    private static CameraOnALine pluggedIn(Path link) throws IOException {
        var camera = CameraOnALine.serial(Model.SRG_300H, link, Weather.FINE);
        eventually("the line", () -> Files.exists(link));
        return camera;
    }

    @Test
    void aSerialPortTakesTheSpeedThatWasSaidLast() throws IOException {
        Path link = folder.resolve("camera");
        try (var camera = pluggedIn(link)) {
            Path device = link.toRealPath();
            for (String speed : List.of("9600", "38400", "19200")) {
                cameras.install(HALL, "A", CameraAddress.parse("serial:" + device + "?baud=" + speed), null);
                eventually(speed, () -> speedOf(device).equals(speed));
                eventually("ready", () -> cameras.view(HALL).line() == LineState.READY);
            }
            assertThat(camera.seen()).containsEntry("power", true);
        }
    }

    private static String speedOf(Path device) {
        try {
            Process asked = new ProcessBuilder("stty", "-F", device.toString(), "speed").start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCameraThatIsTakenAwayOrPutElsewhereInTheMiddleOfADriveStandsStillInTheDark() throws IOException {
        try (var one = CameraOnALine.udp(Model.BRC_AM7, 0, false, Weather.FINE);
                var two = CameraOnALine.udp(Model.BRC_AM7, 0, false, Weather.FINE)) {
            for (var camera : List.of(one, two)) {
                cameras.install(HALL, "A", CameraAddress.parse("udp://127.0.0.1:" + camera.port()), null);
                long press = System.nanoTime();
                eventually("ready", () -> cameras.views().stream().anyMatch(v -> v.line() == LineState.READY));
                cameras.tally(HALL, true);
                eventually("moving and lit", () -> {
                    cameras.drive(HALL, ANNA, new Wish(3, 0, 0, 0), press);
                    return Boolean.TRUE.equals(camera.seen().get("moving"))
                            && Boolean.TRUE.equals(camera.seen().get("tallyRed"));
                });
            }
            cameras.remove(HALL);
            for (var camera : List.of(one, two)) {
                eventually(
                        "dark and still",
                        () -> camera.executed().contains("01 7E 01 0A 00 03")
                                && Boolean.FALSE.equals(camera.seen().get("moving")));
            }
        }
    }

    @Test
    void aLampThatAKilledServerLeftLitIsPutOutByTheNextOne() throws IOException {
        try (var camera = CameraOnALine.udp(Model.PTZOPTICS, 0, false, Weather.FINE)) {
            cameras.install(HALL, "A", CameraAddress.parse("udp://127.0.0.1:" + camera.port()), null);
            eventually("put out", () -> camera.executed().contains("01 7E 01 0A 00 03"));
        }
    }

    @Test
    void aCameraThatAKilledServerLeftMovingStandsStillWhenTheNextOneComes() throws IOException {
        try (var camera = CameraOnALine.udp(Model.BRC_AM7, 0, false, Weather.FINE);
                var before = new DatagramSocket()) {
            byte[] drive = HexFormat.ofDelimiter(" ").parseHex("81 01 06 01 01 01 02 03 FF");
            before.send(new DatagramPacket(drive, drive.length, InetAddress.getLoopbackAddress(), camera.port()));
            eventually("moving", () -> Boolean.TRUE.equals(camera.seen().get("moving")));
            cameras.install(HALL, "A", CameraAddress.parse("udp://127.0.0.1:" + camera.port()), null);
            eventually("still", () -> Boolean.FALSE.equals(camera.seen().get("moving")));
        }
    }

    @Test
    void aServerThatEndsLeavesNoCameraMovingAndNoLampLit() throws IOException {
        try (var camera = CameraOnALine.udp(Model.BRC_AM7, 0, true, Weather.FINE)) {
            cameras.install(HALL, "A", CameraAddress.parse("sony://127.0.0.1:" + camera.port()), null);
            eventually("ready", () -> cameras.views().stream().anyMatch(v -> v.line() == LineState.READY));
            cameras.tally(HALL, true);
            cameras.drive(HALL, ANNA, new Wish(3, 0, 0, 0), System.nanoTime());
            eventually(
                    "moving and lit",
                    () -> Boolean.TRUE.equals(camera.seen().get("moving"))
                            && Boolean.TRUE.equals(camera.seen().get("tallyRed")));
            cameras.close();
            assertThat(camera.seen()).containsEntry("moving", false).containsEntry("tallyRed", false);
        }
    }
}
