package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.media.rtp.RtcpCodec;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpHeaderWriter;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;

/**
 * A room on stage that sends a picture, but no key frame: every way of asking for one is gone, one after the other; then
 * the technician is told, and it begins again after a longer while.
 */
class KeyFrameLadderTest {
    private static final Pattern PICTURE = Pattern.compile("SIP/2.0 200 OK.*?m=video (\\d+)", Pattern.DOTALL);
    private static final byte[] ORDINARY = {0x41, (byte) 0x88, 2, 3};
    private static final byte[] KEY = {0x65, (byte) 0x88, 2, 3};

    @TempDir
    private Path folder;

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private @Nullable Sipp sipp;

    @Test
    void pictureLossThenFullIntraThenInfoAreTriedInTurnAndWhatIsNotAnsweredIsToldAndTriedAgainLater() throws Exception {
        Sipp.assumeInstalled("the ladder of key frames");
        int port = Sipp.freePort();
        try (DatagramSocket picture = new DatagramSocket(0, Sipp.LOCAL);
                DatagramSocket control = new DatagramSocket(picture.getLocalPort() + 1, Sipp.LOCAL);
                SipRooms rooms = SipRooms.start(
                        new SipSettings(List.of(Sipp.LOCAL), port, null, 0, 0, folder.resolve("prompts"), 20),
                        new Everybody())) {
            assertThat(rooms.port()).isEqualTo(port);
            Thread.ofVirtual().start(() -> listen(control));
            sipp = Sipp.plays(
                    "key-frame-by-info",
                    folder,
                    port,
                    "-s",
                    "12007*481516",
                    "-key",
                    "video",
                    "" + picture.getLocalPort());
            Film film = new Film(picture, new InetSocketAddress(Sipp.LOCAL, answered()));

            film.roll("PLI and FIR", () -> asked.size() >= 2);
            assertThat(asked).startsWith("PLI", "FIR");
            film.roll("INFO", () -> said().contains("picture_fast_update"));
            long info = System.nanoTime();

            film.roll("the technician is told", () -> trouble(rooms).contains("room-no-key-frame"));
            film.roll("it begins again", () -> asked.size() >= 3);
            assertThat(asked).startsWith("PLI", "FIR", "PLI");
            assertThat(System.nanoTime() - info).as("after a pause").isGreaterThan(2_500_000_000L);

            film.send(KEY);
            film.roll("all is well", () -> !trouble(rooms).contains("room-no-key-frame"));
            rooms.hangUp(rooms.states().get().getFirst().call()).get();
            sipp.ends(15);
        }
    }

    private static List<String> trouble(SipRooms rooms) throws Exception {
        return rooms.states().get().getFirst().trouble();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** The picture that the room sends. */
    private final class Film {
        private final DatagramSocket from;
        private final InetSocketAddress to;
        private int sequence;

        Film(DatagramSocket from, InetSocketAddress to) {
            this.from = from;
            this.to = to;
        }

        /** Goes on without a key frame until something holds. */
        void roll(String until, Condition condition) throws Exception {
            long end = System.nanoTime() + 30_000_000_000L;
            while (!condition.holds()) {
                assertThat(System.nanoTime())
                        .as("%s; asked so far: %s; %s", until, asked, said())
                        .isLessThan(end);
                send(ORDINARY);
                Thread.sleep(20);
            }
        }

        void send(byte[] unit) throws IOException {
            byte[] b = new byte[64];
            int at = new RtpHeaderWriter(b, 0)
                    .fixed(true, 97, sequence, 3_000L * sequence, 4711)
                    .end();
            System.arraycopy(unit, 0, b, at, unit.length);
            from.send(new DatagramPacket(b, at + unit.length, to));
            sequence++;
        }
    }

    private String said() {
        return sipp == null ? "" : sipp.said();
    }

    /** Where the answer wants the picture. */
    private int answered() throws Exception {
        for (int i = 0; i < 200; i++) {
            Matcher answer = PICTURE.matcher(said());
            if (answer.find()) {
                return Integer.parseInt(answer.group(1));
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no answer: " + said());
    }

    private void listen(DatagramSocket control) {
        byte[] b = new byte[2048];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(b, b.length);
                control.receive(packet);
                for (RtcpPacket each : RtcpCodec.read(b, 0, packet.getLength())) {
                    if (each instanceof RtcpPacket.PictureLoss) {
                        asked.add("PLI");
                    } else if (each instanceof RtcpPacket.FullIntraRequest) {
                        asked.add("FIR");
                    }
                }
            }
        } catch (SocketException closed) {
            return;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
