package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.media.FeedPacket.Codec;
import vn.giaoban.media.rtp.RtcpCodec;
import vn.giaoban.media.rtp.RtcpPacket;
import vn.giaoban.media.rtp.RtpHeaderWriter;
import vn.giaoban.meeting.ConferenceId;
import vn.giaoban.meeting.SiteId;
import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;
import vn.giaoban.room.sip.menu.MenuInput.Entrance;
import vn.giaoban.room.sip.menu.Wish;

/** A room on stage that sends a picture, but no key frame: every way of asking for one is gone, one after the other. */
class KeyFrameLadderTest {
    private static final Path SIPP = Path.of("/usr/bin/sipp");
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
    private static final Pattern PICTURE = Pattern.compile("SIP/2.0 200 OK.*?m=video (\\d+)", Pattern.DOTALL);
    private static final byte[] ORDINARY = {0x41, (byte) 0x88, 2, 3};

    @TempDir
    private Path folder;

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    /** Lets everybody in, and wants their picture at once. */
    private static final class Open implements Conferences {
        @Override
        public Looked lookUp(String number, String pin, InetAddress source) {
            Place place = new Place(new ConferenceId(UUID.randomUUID()), new SiteId(UUID.randomUUID()), "Hợp");
            return new Looked(Entrance.OPEN, place);
        }

        @Override
        public @Nullable String password(String number) {
            return null;
        }

        @Override
        public Seat enter(Place place, String room, Guest guest) {
            guest.send(true, true, Codec.H264);
            return new Seat() {
                @Override
                public void offer(String sdp) {}

                @Override
                public void ask(Wish wish, int number) {}

                @Override
                public void leave() {}
            };
        }
    }

    @Test
    void pictureLossThenFullIntraThenInfoAreTriedInTurn() throws Exception {
        if (!Files.isExecutable(SIPP)) {
            System.out.println("SKIPPED: the ladder of key frames, because sipp is not installed");
            Assumptions.abort("sipp is not installed");
        }
        int port;
        try (DatagramSocket free = new DatagramSocket(0, LOCAL)) {
            port = free.getLocalPort();
        }
        try (DatagramSocket picture = new DatagramSocket(0, LOCAL);
                DatagramSocket control = new DatagramSocket(picture.getLocalPort() + 1, LOCAL);
                SipRooms rooms = SipRooms.start(
                        new SipSettings(List.of(LOCAL), port, null, 0, 0, folder.resolve("prompts"), 20), new Open())) {
            assertThat(rooms.port()).isEqualTo(port);
            Thread.ofVirtual().start(() -> listen(control));
            Process sipp = call(port, picture.getLocalPort());
            InetSocketAddress to = new InetSocketAddress(LOCAL, answered());
            int sequence = send(picture, to, ORDINARY, 0);
            List<String> ways = new ArrayList<>();
            while (ways.size() < 2) {
                sequence = send(picture, to, ORDINARY, sequence);
                String way = asked.poll(20, TimeUnit.MILLISECONDS);
                if (way != null) {
                    ways.add(way);
                }
                assertThat(sequence).as("asked so far: %s; %s", ways, said()).isLessThan(500);
            }
            assertThat(ways).containsExactly("PLI", "FIR");
            while (!said().contains("picture_fast_update")) {
                sequence = send(picture, to, ORDINARY, sequence);
                Thread.sleep(20);
                assertThat(sequence).as(said()).isLessThan(1_000);
            }
            assertThat(sipp.waitFor(15, TimeUnit.SECONDS)).isTrue();
            assertThat(sipp.exitValue()).as(said()).isZero();
        }
    }

    private Process call(int port, int picture) throws IOException {
        Path file = folder.resolve("ladder.xml");
        try (InputStream in = KeyFrameLadderTest.class.getResourceAsStream("key-frame-by-info.xml")) {
            Files.write(file, Objects.requireNonNull(in).readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of(SIPP.toString(), "127.0.0.1:" + port, "-sf", file.toString()));
        command.addAll(List.of("-s", "12007*481516", "-i", "127.0.0.1", "-m", "1", "-timeout", "25", "-timeout_error"));
        command.addAll(List.of("-key", "video", "" + picture, "-trace_msg", "-message_file", "messages"));
        command.addAll(List.of("-trace_err", "-nostdin"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    /** Everything that went over the line so far. */
    private String said() throws IOException {
        Path messages = folder.resolve("messages");
        return Files.exists(messages) ? Files.readString(messages) : "";
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

    private static int send(DatagramSocket from, InetSocketAddress to, byte[] unit, int sequence) throws IOException {
        byte[] b = new byte[64];
        int at = new RtpHeaderWriter(b, 0)
                .fixed(true, 97, sequence, 3_000L * sequence, 4711)
                .end();
        System.arraycopy(unit, 0, b, at, unit.length);
        from.send(new DatagramPacket(b, at + unit.length, to));
        return sequence + 1;
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
