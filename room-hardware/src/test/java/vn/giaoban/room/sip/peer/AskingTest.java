package vn.giaoban.room.sip.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.room.sip.Certificates;
import vn.giaoban.room.sip.Certificates.Identity;
import vn.giaoban.room.sip.SipRooms;
import vn.giaoban.room.sip.SipSettings;
import vn.giaoban.room.sip.pulse.Pulse;
import vn.giaoban.room.sip.pulse.Pulse.State;
import vn.giaoban.room.sip.stack.TlsKey;

/** Rooms that nobody calls, and that go and come. */
class AskingTest {
    @TempDir
    static Path folder;

    private static boolean is(SipRooms rooms, String address, State state) {
        Pulse pulse = rooms.pulses().get(address);
        return pulse != null && pulse.state() == state && (state == State.SILENT || pulse.roundTripMillis() >= 0);
    }

    @Test
    void aRoomIsSilentWhenItGoesAndThereAgainWhenItComesBackOverTcpAndTls() throws Exception {
        BaresipRoom.assumeInstalled("rooms that go and come back");
        Identity room = Certificates.authority("TANDBERG");
        Path trusted = Files.createDirectory(folder.resolve("rooms"));
        Files.writeString(trusted.resolve("room.pem"), room.pem());
        TlsKey key = new TlsKey(
                Sipp.freePort(), Certificates.authority("us").keep(folder.resolve("own.p12"), "mat"), "mat", trusted);
        SipSettings.Calling asking = new SipSettings.Calling(
                Duration.ofSeconds(20), Duration.ofSeconds(1), List.of(), Duration.ofMillis(500));
        int port = BaresipRoom.freePorts();
        String tcp = "sip:room@127.0.0.1:" + port + ";transport=tcp";
        try (SipRooms rooms = SipRooms.start(
                new SipSettings(List.of(Sipp.LOCAL), Sipp.freePort(), key, 0, 0, folder, 20, asking),
                new Everybody())) {
            Calling made = new Calling(rooms);
            String tls;
            try (BaresipRoom peer = BaresipRoom.withTls(folder.resolve("one"), port, room.withKey())) {
                tls = peer.secureAddress();
                rooms.watch(List.of(tcp, tls));
                made.until("there: " + tcp, peer, () -> is(rooms, tcp, State.ANSWERS));
                made.until("there: " + tls, peer, () -> is(rooms, tls, State.ANSWERS));
            }
            made.until("gone", null, () -> is(rooms, tcp, State.SILENT) && is(rooms, tls, State.SILENT));
            try (BaresipRoom peer = BaresipRoom.withTls(folder.resolve("two"), port, room.withKey())) {
                made.until("back: " + tcp, peer, () -> is(rooms, tcp, State.ANSWERS));
                made.until("back: " + tls, peer, () -> is(rooms, tls, State.ANSWERS));
            }
        }
    }
}
