package vn.giaoban.room.sip.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.room.sip.Conferences;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;
import vn.giaoban.room.sip.menu.MenuInput.Entrance;

/** Fifty calls a second by sipp, for five seconds; ten minutes of them are {@code bench/run soak sip}. */
class SipLoadTest {
    private static final Path SIPP = Path.of("/usr/bin/sipp");
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");

    @TempDir
    static Path folder;

    private static final Conferences NOBODY = new Conferences() {
        @Override
        public Looked lookUp(String number, String pin, InetAddress source) {
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

    @Test
    void fiftyCallsASecondAreAllAnsweredAndNothingIsLeftOfThem() throws Exception {
        if (!Files.isExecutable(SIPP)) {
            System.out.println("SKIPPED: fifty calls a second, because sipp is not installed");
            Assumptions.abort("sipp is not installed");
        }
        int port;
        try (DatagramSocket free = new DatagramSocket(0, LOCAL)) {
            port = free.getLocalPort();
        }
        try (SipRooms rooms = SipRooms.start(new SipSettings(List.of(LOCAL), port, null, 0, 0, folder, 400), NOBODY)) {
            call(port, 20);
            until(rooms);
            long files = openFiles();
            call(port, 250);
            until(rooms);
            assertThat(openFiles()).as("sockets left open").isLessThanOrEqualTo(files + 5);
        }
    }

    private static void call(int port, int count) throws IOException, InterruptedException {
        Path output = folder.resolve("calls.log");
        Process sipp = new ProcessBuilder(
                        SIPP.toString(),
                        "127.0.0.1:" + port,
                        "-sn",
                        "uac",
                        "-s",
                        "hop",
                        "-i",
                        "127.0.0.1",
                        "-r",
                        "50",
                        "-d",
                        "500",
                        "-m",
                        Integer.toString(count),
                        "-timeout",
                        "60",
                        "-timeout_error",
                        "-nostdin")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(sipp.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(sipp.exitValue()).as(() -> tail(output)).isZero();
    }

    private static String tail(Path file) {
        try {
            String text = Files.readString(file);
            return text.substring(Math.max(0, text.length() - 4_000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void until(SipRooms rooms) throws Exception {
        for (int i = 0; i < 100 && !rooms.states().get().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(rooms.states().get()).isEmpty();
        // Sockets are closed on the loop, after the calls.
        Thread.sleep(500);
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
