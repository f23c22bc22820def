package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import vn.giaoban.media.rtp.RtpHeaderWriter;
import vn.giaoban.room.sip.RoomState;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;

/** Fifty calls a second by sipp, signalling and sockets only; {@code bench/run soak sip} makes ten minutes of it. */
@Isolated
class SipLoadTest {
    private static final int SECONDS = Integer.getInteger("sip.seconds", 15);
    private static final int RATE = 50;
    /** After so long the stack has forgotten the transactions of calls that are over. */
    private static final int FORGOTTEN_MILLIS = 40_000;

    private static final boolean LONG = SECONDS > 60;

    @TempDir
    static Path folder;

    /** What a process uses. */
    private record Used(long files, int threads, long bytes) {
        static Used now() throws IOException {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
                return new Used(
                        files.count(),
                        ManagementFactory.getThreadMXBean().getThreadCount(),
                        runtime.totalMemory() - runtime.freeMemory());
            }
        }
    }

    @Test
    void fiftyCallsASecondAreAllAnsweredAndNothingIsLeftAndBesideThemASilentRoomIsLookedAfter() throws Exception {
        Sipp.assumeInstalled("fifty calls a second");
        int port = Sipp.freePort();
        SipSettings settings = new SipSettings(List.of(Sipp.LOCAL), port, null, 0, 0, folder, 400);
        try (SipRooms rooms = SipRooms.start(settings, new Nobody())) {
            Sipp.calls(LONG ? 500 : 20, RATE, folder, port).ends(90);
            settle(rooms);
            Used before = Used.now();
            Sipp many;
            try (DatagramSocket sound = new DatagramSocket(0, Sipp.LOCAL)) {
                String open = "" + sound.getLocalPort();
                String closed = "" + Sipp.freePort();
                Sipp silent = Sipp.plays(
                        "silent-room", folder, port, "-s", "silent", "-key", "closed", closed, "-key", "open", open);
                many = Sipp.calls(RATE * SECONDS, RATE, folder, port);
                lookedAfter(rooms, silent, sound);
            }
            many.ends(SECONDS + 90);
            settle(rooms);
            Used after = Used.now();
            System.out.printf("%d calls: %s before, %s after%n", RATE * SECONDS, before, after);
            assertThat(after.files() - before.files()).as("files left open").isLessThanOrEqualTo(5);
            if (LONG) {
                assertThat(after.threads() - before.threads()).as("threads").isLessThanOrEqualTo(5);
                assertThat(after.bytes() - before.bytes()).as("bytes").isLessThanOrEqualTo(10_000_000);
            }
        }
    }

    /**
     * What goes one way only is agreed anew after six seconds, and the technician is told after ten. Then sound goes where
     * the room has said meanwhile, and comes from there.
     */
    private static void lookedAfter(SipRooms rooms, Sipp sipp, DatagramSocket sound) throws Exception {
        RoomState silent = null;
        for (int i = 0; i < 300 && (silent == null || silent.trouble().isEmpty() || silent.repairs() == 0); i++) {
            Thread.sleep(100);
            silent = rooms.states().get().stream()
                    .filter(call -> call.display().equals("Phòng họp"))
                    .findFirst()
                    .orElse(silent);
        }
        RoomState seen = Objects.requireNonNull(silent, sipp::said);
        assertThat(seen.trouble()).contains("room-not-heard");
        assertThat(seen.repairs()).isEqualTo(1);
        sound.setSoTimeout(10_000);
        DatagramPacket ours = new DatagramPacket(new byte[2048], 2048);
        sound.receive(ours);
        assertThat(ours.getData()[1] & 0x7f).as("PCMA").isEqualTo(8);
        RoomState mended = seen;
        for (int i = 0; i < 500 && mended.trouble().contains("room-not-heard"); i++) {
            byte[] b = new byte[12 + 160];
            new RtpHeaderWriter(b, 0).fixed(false, 8, i, 160L * i, 4711).end();
            sound.send(new DatagramPacket(b, b.length, ours.getSocketAddress()));
            Thread.sleep(20);
            mended = rooms.states().get().stream()
                    .filter(call -> call.call().equals(seen.call()))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(mended.trouble()).doesNotContain("room-not-heard");
        rooms.hangUp(seen.call()).get();
        sipp.ends(40);
    }

    private static void settle(SipRooms rooms) throws Exception {
        for (int i = 0; i < 100 && !rooms.states().get().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(rooms.states().get()).isEmpty();
        // Sockets are closed on the loop, after the calls.
        Thread.sleep(LONG ? FORGOTTEN_MILLIS : 500);
    }
}
